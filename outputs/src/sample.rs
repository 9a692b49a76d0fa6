//! The sample response of a code: what docs show, and what the view has.

use errspec::envelope::Sample;
use errspec_codegen::__internal::inline;
use errspec_codegen::__internal::model::{Code, Spec};

/// The body of the sample response of a code, as indented JSON.
///
/// The runtime writes it, so it is what a server sends, with `{param}` where a value goes.
#[must_use]
pub fn body(code: &Code) -> String {
    let message = match &code.message {
        Some(message) => message.template(&code.params),
        None => inline::plain(&code.meaning.0),
    };
    Sample::new(&code.code).with_message(&message).with_docs_url(&code.docs_url).to_json()
}

/// The code whose sample stands for all codes of a spec: the first one without params that is sent over
/// HTTP and not deprecated.
#[must_use]
pub fn plainest(spec: &Spec) -> Option<&Code> {
    let is_plain = |code: &&Code| code.params.is_empty() && code.deprecated.is_none() && code.http.is_some();
    spec.codes.iter().find(is_plain).or(spec.codes.first())
}
