//! What a code means, as a person reads it and as a program does.

use errspec_codegen::__internal::inline;
use errspec_codegen::__internal::model::{Bucket, Code, Spec};
use errspec_codegen::__internal::quoted::visible;
use errspec_outputs::__internal::{docs, view};
use serde_json::{Value, json};

use crate::streams::STRONG;

/// A code with where it is from.
pub(super) struct Entry<'r> {
    pub(super) file: &'r str,
    pub(super) line: usize,
    pub(super) spec: &'r Spec,
    pub(super) code: &'r Code,
    /// Its Rust name, if it can have one.
    pub(super) variant: Option<&'r str>,
}

impl Entry<'_> {
    fn bucket(&self) -> &Bucket {
        &self.spec.buckets[self.code.bucket]
    }

    fn instead(&self) -> Option<&str> {
        let instead = self.code.deprecated.as_ref()?.instead?;
        Some(&self.spec.codes[instead].code)
    }

    pub(super) fn text(&self) -> String {
        let Self { file, line, code, .. } = self;
        let bucket = self.bucket();
        let mut rows = vec![
            ("status", code.http.map_or("none: not sent over HTTP".to_owned(), |status| status.to_string())),
            ("bucket", format!("{}: {}", bucket.name, inline::plain(&bucket.title.0))),
            ("meaning", inline::plain(&code.meaning.0)),
        ];
        if let Some(message) = &code.message {
            rows.push(("message", message.template(&code.params)));
        }
        if let Some(deprecated) = &code.deprecated {
            let instead = self.instead().map(|code| format!("Use {code} instead."));
            let reason = deprecated.reason.as_ref().map(|reason| inline::plain(&reason.0));
            rows.push(("deprecated", instead.into_iter().chain(reason).collect::<Vec<_>>().join(" ")));
        }
        rows.push(("what to do", inline::plain(&bucket.advice.0)));
        rows.push(("retry", docs::retry(bucket.retry).replace('`', "")));
        rows.push(("docs", code.docs_url.clone()));
        rows.extend(self.variant.map(|variant| ("variant", variant.to_owned())));
        rows.push(("written", format!("{file}:{line}")));
        let rows = rows.into_iter().map(|(name, value)| {
            let value = wrap(&visible(&value)).join(&format!("\n{:14}", ""));
            format!("  {name:10}  {value}\n")
        });
        std::iter::once(format!("{STRONG}{}{STRONG:#}\n\n", visible(&code.code))).chain(rows).collect()
    }

    /// The view of the code, with its bucket in it, and where it is from.
    pub(super) fn json(&self) -> Value {
        let bucket = view::Bucket::new(self.bucket());
        let mut document = json!(view::Code::new(self.spec, self.code));
        document["http_status"] = self.code.http.into();
        document["bucket"] = json!({ "name": bucket.name, "title": bucket.title, "advice": bucket.advice });
        document["retry"] = json!(bucket.retry);
        document["domain"] = self.spec.domain.as_deref().into();
        document["variant"] = self.variant.into();
        document["file"] = self.file.into();
        document["line"] = self.line.into();
        document
    }
}

/// Breaks a text into lines that fit beside their name on a terminal of 80 columns.
fn wrap(text: &str) -> Vec<String> {
    const WIDTH: usize = 65;
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let last = lines.last_mut().expect("one is there from the start");
        if last.is_empty() {
            last.push_str(word);
        } else if last.chars().count() + 1 + word.chars().count() <= WIDTH {
            last.push(' ');
            last.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}
