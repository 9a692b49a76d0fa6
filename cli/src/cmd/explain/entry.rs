//! What a code means, as a person reads it and as a program does.

use errspec_codegen::inline;
use errspec_codegen::model::{Bucket, Code, Retry, Spec};
use errspec_codegen::quoted::visible;
use errspec_outputs::docs;
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

    pub(super) fn json(&self) -> Value {
        let code = self.code;
        let bucket = self.bucket();
        json!({
            "code": code.code,
            "http_status": code.http,
            "meaning": code.meaning.0,
            "bucket": {
                "name": bucket.name,
                "title": bucket.title.0,
                "advice": bucket.advice.0,
            },
            "retry": retry(bucket.retry),
            "docs_url": code.docs_url,
            "variant": self.variant,
            "message": code.message.as_ref().map(|message| message.template(&code.params)),
            "params": code.params.iter().map(|param| param.name.as_str()).collect::<Vec<_>>(),
            "deprecated": code.deprecated.as_ref().map(|deprecated| json!({
                "use": self.instead(),
                "reason": deprecated.reason.as_ref().map(|reason| &reason.0),
            })),
            "file": self.file,
            "line": self.line,
        })
    }
}

fn retry(retry: Retry) -> Value {
    let (kind, numbers) = match retry {
        Retry::Never => return json!({ "kind": "never" }),
        Retry::AfterDelay(numbers) => ("after_delay", numbers),
        Retry::Backoff(numbers) => ("backoff", numbers),
    };
    json!({
        "kind": kind,
        "max_attempts": numbers.max_attempts,
        "base_delay_ms": u64::try_from(numbers.base_delay.as_millis()).unwrap_or(u64::MAX),
        "max_delay_ms": u64::try_from(numbers.max_delay.as_millis()).unwrap_or(u64::MAX),
    })
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
