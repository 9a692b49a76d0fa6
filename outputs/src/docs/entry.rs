//! What is there to know about one code?

use std::borrow::Cow;
use std::fmt::Write as _;

use super::{Target, anchor, envelope};
use errspec_codegen::__internal::inline::{self, Flavor};
use errspec_codegen::__internal::model::{Code, ParamType};

/// The entry of a code, with the id that its docs link lands on.
pub(super) fn entry(target: &Target<'_>, index: usize) -> String {
    let code = &target.spec.codes[index];
    let name = inline::code(&code.code, target.flavor);
    let mut out = anchor::element(&target.anchors.codes[index]);
    let http = code.http.map_or("no HTTP status".to_owned(), |status| format!("HTTP {status}"));
    let _ = write!(out, "\n\n### {name} ({http})\n\n");
    if let Some(deprecation) = deprecation(target, code, Target::link, inline::markdown) {
        out.extend([&deprecation, "\n\n"]);
    }
    out.extend([&inline::markdown(&code.meaning.0, target.flavor), "\n\n"]);
    facts(&mut out, target, code);
    out
}

/// What else is known, a list item each.
fn facts(out: &mut String, target: &Target<'_>, code: &Code) {
    out.extend(["- What to do: ", &*bucket(target, code), "\n"]);
    if let Some(message) = envelope::message_line(code, target.flavor).filter(|_| !code.params.is_empty()) {
        let _ = writeln!(out, "- Message: {message}\n- Params: {}", params(code));
    }
}

/// That a code should not be used any more, with what stands in for it; `link` and `text` write for a place.
pub(super) fn deprecation<'s>(
    target: &Target<'s>,
    code: &Code,
    link: fn(&Target<'s>, usize) -> String,
    text: fn(&str, Flavor) -> String,
) -> Option<String> {
    let deprecated = code.deprecated.as_ref()?;
    let instead = deprecated.instead.map(|instead| format!("Use {} instead.", link(target, instead)));
    let reason = deprecated.reason.as_ref().map(|reason| text(&reason.0, target.flavor));
    let parts = [Some("**Deprecated.**".to_owned()), instead, reason];
    Some(parts.into_iter().flatten().collect::<Vec<_>>().join(" "))
}

/// The bucket of a code: a link where its section is on the same page.
fn bucket<'t>(target: &'t Target<'_>, code: &Code) -> Cow<'t, str> {
    match &target.sections {
        Some(sections) => Cow::Borrowed(&sections[code.bucket]),
        None => inline::markdown(&target.spec.buckets[code.bucket].title.0, target.flavor).into(),
    }
}

fn params(code: &Code) -> String {
    let params = code.params.iter().map(|param| {
        let kind = match param.ty {
            ParamType::String | ParamType::Opaque(_) => "text",
            ParamType::Integer(_) => "whole number",
            ParamType::Number(_) => "number",
            ParamType::Bool => "`true` or `false`",
        };
        format!("`{}` ({kind})", param.name)
    });
    params.collect::<Vec<_>>().join(", ")
}
