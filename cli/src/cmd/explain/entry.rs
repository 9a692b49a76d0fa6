//! A code, as people and as programs read it.

use errspec_codegen::__internal::inline;
use errspec_codegen::__internal::model::{Bucket, Code, Spec};
use errspec_codegen::__internal::quoted::visible;
use errspec_outputs::__internal::{docs, view};
use serde_json::{Value, json};

use super::wrap::wrap;
use crate::streams::STRONG;

/// A code and its place.
pub(super) struct Entry<'r> {
    pub(super) file: &'r str,
    pub(super) line: usize,
    pub(super) spec: &'r Spec,
    pub(super) code: &'r Code,
    /// Its Rust name, if it has one.
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

    /// The code, its status, its bucket, and whether it is deprecated.
    fn row(&self) -> [String; 4] {
        let status = self.code.statuses_in_words().unwrap_or_else(|| "none".to_owned());
        let deprecated = if self.code.deprecated.is_some() { "deprecated" } else { "" };
        let [code, bucket] = [&self.code.code, &self.bucket().name].map(|name| visible(name).into_owned());
        [code, status, bucket, deprecated.to_owned()]
    }

    /// Whether a unique field has this value.
    pub(super) fn has_unique(&self, text: &str) -> bool {
        let fields = self.spec.fields.iter().zip(&self.code.fields);
        fields
            .filter(|(field, _)| field.is_unique)
            .any(|(field, value)| value.as_ref().is_some_and(|value| field.text(&value.value) == text))
    }

    pub(super) fn text(&self) -> String {
        let Self { file, line, code, .. } = self;
        let bucket = self.bucket();
        let mut rows = vec![
            ("status", code.statuses_in_words().unwrap_or_else(|| "none: not sent over HTTP".to_owned())),
            ("bucket", format!("{}: {}", bucket.name, inline::plain(&bucket.title.0))),
            ("meaning", inline::plain(&code.meaning.0)),
        ];
        let fields = self.spec.fields.iter().zip(&code.fields);
        rows.extend(
            fields.filter_map(|(field, value)| Some((&*field.name, field.text(&value.as_ref()?.value)))),
        );
        if let Some(message) = &code.message {
            rows.push(("message", message.template(&code.params)));
        }
        if let Some(params) = docs::params_in_words(self.spec, code) {
            rows.push(("params", inline::plain(&params)));
        }
        if !code.aliases.is_empty() {
            let aliases = code.aliases.iter().map(|alias| alias.name.as_str());
            rows.push(("aliases", aliases.collect::<Vec<_>>().join(", ")));
        }
        if let Some(deprecated) = &code.deprecated {
            let instead = self.instead().map(|code| format!("Use {code} instead."));
            let reason = deprecated.reason.as_ref().map(|reason| inline::plain(&reason.0));
            rows.push(("deprecated", instead.into_iter().chain(reason).collect::<Vec<_>>().join(" ")));
        }
        rows.push(("what to do", inline::plain(&bucket.advice.0)));
        rows.push(("retry", docs::retry(bucket.retry).replace('`', "")));
        if code.not_executed {
            rows.push(("executed", "never: any request can be sent again".to_owned()));
        }
        rows.push(("docs", code.docs_url.clone()));
        rows.extend(self.variant.map(|variant| ("variant", variant.to_owned())));
        rows.push(("defined in", format!("{file}:{line}")));
        let rows = rows.into_iter().map(|(name, value)| {
            let value = wrap(&visible(&value), 65).join(&format!("\n{:14}", ""));
            format!("  {name:10}  {value}\n")
        });
        std::iter::once(format!("{STRONG}{}{STRONG:#}\n\n", visible(&code.code))).chain(rows).collect()
    }

    /// The view of the code with its bucket, its variant and its place.
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

/// Lists codes, one per line, under the name of their spec.
pub(super) fn list(codes: &[Entry<'_>]) -> String {
    let rows: Vec<_> = codes.iter().map(Entry::row).collect();
    let width = |at: usize| rows.iter().map(|row| row[at].chars().count()).max().unwrap_or(0);
    let [code_width, status_width, bucket_width] = [0, 1, 2].map(width);
    let mut lines = Vec::new();
    let mut file = None;
    for (entry, [code, status, bucket, deprecated]) in codes.iter().zip(&rows) {
        if file.replace(entry.file) != Some(entry.file) {
            if !lines.is_empty() {
                lines.push(String::new());
            }
            lines.push(format!("{STRONG}Codes in {}{STRONG:#}", visible(entry.file)));
        }
        let row =
            format!("  {code:code_width$}  {status:status_width$}  {bucket:bucket_width$}  {deprecated}");
        lines.push(row.trim_end().to_owned());
    }
    lines.push(String::new());
    lines.push(
        "Run `errspec explain CODE` for details, `errspec explain envelope` for the format of responses,\n\
         or `errspec explain --rules` to list the rules.\n"
            .to_owned(),
    );
    lines.join("\n")
}
