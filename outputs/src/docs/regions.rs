//! Fills the marked regions of a hand-written file. The rest of the file does not change.

mod candidate;
mod diagnostics;
mod document;
mod filled;
mod front_matter;
mod javascript;
mod line;
mod markdown;
mod marker;
mod mdx;
mod place;
mod prefix;
mod request;
mod rust_docs;
mod scan;

use errspec_codegen::__internal::model::Spec;
use errspec_codegen::__internal::report::Report;
use errspec_codegen::__internal::site::{FileId, Sources};

/// The markers around a table, as a file with this path has them.
pub(super) fn markers(path: &str) -> [String; 2] {
    let kind = line::FileKind::of(path);
    let before = if kind == line::FileKind::Rust { "//! " } else { "" };
    ["begin table", "end"].map(|words| format!("{before}{}", kind.style().write(words)))
}

/// Returns the file with its regions filled, or `None` if a marker is invalid or missing.
///
/// The path of the file decides what markers look like: `<!-- errspec:begin table -->` in Markdown and in doc
/// comments of Rust, `{/* errspec:begin table */}` in MDX. Each region ends with `errspec:end` in the same style.
/// Code shows markers as examples, and they have no effect there.
#[must_use]
pub fn regions(spec: &Spec, sources: &Sources, file: FileId, report: &mut Report) -> Option<String> {
    let source = sources.get(file);
    let (regions, mut wrong) = scan::regions(spec, source, file);
    let mut filled = None;
    if wrong.is_empty() {
        let text = filled::fill(spec, source.text(), &regions);
        wrong = filled::check(spec, source, &regions, &text);
        filled = wrong.is_empty().then_some(text.text);
    }
    for found in wrong {
        report.push(found);
    }
    filled
}
