//! The table Code | HTTP | Meaning.

use super::{Target, entry, flavor, header};
use errspec_codegen::__internal::inline;
use errspec_codegen::__internal::model::Spec;

/// The table of all codes, or of one bucket, as a file of its own.
///
/// `output` is the path of the file, `from` the path of the spec, both as they stand in its first line.
/// Links lead to the docs, so that a crate can take the file in: `#![doc = include_str!("errors.md")]`.
#[must_use]
pub fn table(spec: &Spec, bucket: Option<usize>, output: &str, from: &str) -> String {
    header::generated(output, from) + &rows(&Target::new(spec, flavor(output), false), bucket)
}

/// The table, a line for each code.
pub(super) fn rows(target: &Target<'_>, bucket: Option<usize>) -> String {
    let mut out = String::from("| Code | HTTP | Meaning |\n|---|---|---|\n");
    for (index, code) in target.codes(bucket) {
        let meaning = inline::cell(&code.meaning.0, target.flavor);
        let deprecated =
            entry::deprecation(target, code, Target::link_cell, inline::cell).unwrap_or_default();
        let gap = if deprecated.is_empty() || meaning.is_empty() { "" } else { " " };
        let http = code.http.map_or("—".to_owned(), |status| status.to_string());
        out.extend(["| ", &target.link_cell(index), " | ", &http, " | ", &deprecated, gap, &meaning, " |\n"]);
    }
    out
}
