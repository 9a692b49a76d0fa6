//! Fills regions, and makes sure that the next run finds the same regions in the filled file.

use std::ops::Range;

use super::super::Target;
use super::diagnostics;
use super::line::FileKind;
use super::place::{Leaf, places};
use super::scan::{self, Region};
use errspec_codegen::__internal::inline::Flavor;
use errspec_codegen::__internal::model::Spec;
use errspec_codegen::__internal::report::Diagnostic;
use errspec_codegen::__internal::site::{Source, Sources};

/// A file whose regions are filled.
pub(super) struct Filled {
    pub(super) text: String,
    /// The lines between the markers of each region.
    inner: Vec<Range<usize>>,
    /// The first byte of the content of each region.
    content: Vec<usize>,
}

/// Fills the regions of a file.
pub(super) fn fill(spec: &Spec, text: &str, regions: &[Region<'_>]) -> Filled {
    let mut filled =
        Filled { text: String::with_capacity(text.len()), inner: Vec::new(), content: Vec::new() };
    let mut kept = 0;
    let mut target = Target::new(spec, Flavor::Gfm, false);
    for region in regions {
        filled.text.push_str(&text[kept..region.inner.start]);
        target.flavor = region.flavor;
        let start = filled.text.len();
        write(&mut filled.text, region, &region.what.text(&target));
        let empty = region.prefix.trim_end().len() + region.ending.len();
        filled.content.push(start + empty + region.prefix.len());
        filled.inner.push(start..filled.text.len());
        kept = region.inner.end;
    }
    filled.text.push_str(&text[kept..]);
    filled
}

/// Writes each line with the prefix and the line break of the marker.
fn write(out: &mut String, region: &Region<'_>, text: &str) {
    // Without blank lines around it, some renderers take the end marker for a row of the table.
    for line in ["\n", text, "\n"].concat().split_terminator('\n') {
        out.push_str(if line.is_empty() { region.prefix.trim_end() } else { &region.prefix });
        out.push_str(line);
        out.push_str(region.ending);
    }
}

/// The regions that would not be rendered, or that would not be found again.
pub(super) fn check(
    spec: &Spec,
    source: &Source,
    regions: &[Region<'_>],
    filled: &Filled,
) -> Vec<Diagnostic> {
    let kind = FileKind::of(source.path());
    let mut found = Vec::new();
    for ((region, place), &at) in
        regions.iter().zip(places(kind, &filled.text, &filled.content)).zip(&filled.content)
    {
        if matches!(place.leaf, Leaf::Code | Leaf::Html) && place.start < at {
            let start = filled.before(regions, place.start);
            found.push(diagnostics::unrendered(region.site, place.leaf, start));
        }
    }
    if found.is_empty() && filled.text != source.text() {
        found.extend(unstable(spec, source.path(), regions, filled));
    }
    found
}

/// The first region that the next run would not find.
fn unstable(spec: &Spec, path: &str, regions: &[Region<'_>], filled: &Filled) -> Option<Diagnostic> {
    let mut sources = Sources::default();
    let file = sources.add(path, filled.text.as_str());
    let (again, _) = scan::regions(spec, sources.get(file), file);
    let mut pairs = regions.iter().zip(&filled.inner).enumerate();
    let lost = pairs.find(|(index, (region, inner))| {
        again.get(*index).is_none_or(|again| again.what != region.what || again.inner != **inner)
    });
    let more = || regions.last().filter(|_| again.len() > regions.len());
    let lost = lost.map(|(_, (region, _))| region).or_else(more)?;
    Some(diagnostics::unstable(lost.site))
}

impl Filled {
    /// The byte of the file before it was filled.
    fn before(&self, regions: &[Region<'_>], at: usize) -> usize {
        let count = self.inner.partition_point(|inner| inner.start <= at);
        let Some(last) = count.checked_sub(1) else { return at };
        let (new, old) = (&self.inner[last], &regions[last].inner);
        if at < new.end { old.start } else { old.end + (at - new.end) }
    }
}
