//! Fills the marked regions of a hand-written file. The rest of the file does not change.

mod diagnostics;
mod fence;
mod line;
mod marker;
mod request;
mod scan;

use super::Target;
use errspec_codegen::__internal::inline::Flavor;
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
#[must_use]
pub fn regions(spec: &Spec, sources: &Sources, file: FileId, report: &mut Report) -> Option<String> {
    let source = sources.get(file);
    let regions = scan::regions(spec, source, file, report)?;
    let mut out = String::with_capacity(source.text().len());
    let mut kept = 0;
    let mut target = Target::new(spec, Flavor::Gfm, false);
    for region in &regions {
        out.push_str(&source.text()[kept..region.inner.start]);
        target.flavor = region.flavor;
        fill(&mut out, region, &region.what.text(&target));
        kept = region.inner.end;
    }
    out.push_str(&source.text()[kept..]);
    Some(out)
}

/// Writes each line with the prefix and the line break of the marker.
fn fill(out: &mut String, region: &scan::Region<'_>, text: &str) {
    // Without blank lines around it, some renderers take the end marker for a row of the table.
    for line in ["\n", text, "\n"].concat().split_terminator('\n') {
        out.push_str(if line.is_empty() { region.prefix.trim_end() } else { region.prefix });
        out.push_str(line);
        out.push_str(region.ending);
    }
}
