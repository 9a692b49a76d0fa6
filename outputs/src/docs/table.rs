//! The table of codes.

use super::{Target, entry, field, flavor, header};
use errspec_codegen::__internal::inline;
use errspec_codegen::__internal::model::Spec;

/// Returns the table of all codes, or of the codes of one bucket, as a whole file.
///
/// `output` is the path of the file, and `from` is the path of the spec in its first line.
/// Codes link to their docs URLs, so a crate can include the file: `#![doc = include_str!("errors.md")]`.
#[must_use]
pub fn table(spec: &Spec, bucket: Option<usize>, output: &str, from: &str) -> String {
    header::generated(output, from) + &rows(&Target::new(spec, flavor(output), false), bucket)
}

/// The table, with one line per code. A unique field is a second name of a code, so it is next to the code.
pub(super) fn rows(target: &Target<'_>, bucket: Option<usize>) -> String {
    let unique = field::unique(target.spec);
    let heads: String = unique
        .iter()
        .flat_map(|at| [field::title(&target.spec.fields[*at].name), " | ".to_owned()])
        .collect();
    let lines = "---|".repeat(unique.len());
    let mut out = format!("| Code | {heads}HTTP | Meaning |\n|---|{lines}---|---|\n");
    for (index, code) in target.codes(bucket) {
        let meaning = inline::cell(&code.meaning.0, target.flavor);
        let deprecated =
            entry::deprecation(target, code, Target::link_cell, inline::cell).unwrap_or_default();
        let gap = if deprecated.is_empty() || meaning.is_empty() { "" } else { " " };
        let http = code.statuses_in_words().unwrap_or_else(|| "—".to_owned());
        let fields: String =
            unique.iter().flat_map(|&at| [field::cell(target, code, at), " | ".to_owned()]).collect();
        out.extend([
            "| ",
            &target.link_cell(index),
            " | ",
            &fields,
            &http,
            " | ",
            &deprecated,
            gap,
            &meaning,
            " |\n",
        ]);
    }
    out
}
