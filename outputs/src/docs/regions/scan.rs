//! Finds the regions of a file, and reports all errors in its markers in one run.

use std::collections::HashMap;
use std::ops::Range;

use super::candidate::{Candidate, Misplaced, Standing, candidates};
use super::diagnostics;
use super::line::{FileKind, Line, lines};
use super::marker::{Marker, Style, marker};
use super::request::{MarkerNames, What};
use errspec_codegen::__internal::inline::Flavor;
use errspec_codegen::__internal::model::Spec;
use errspec_codegen::__internal::quoted::shown;
use errspec_codegen::__internal::report::Diagnostic;
use errspec_codegen::__internal::rules;
use errspec_codegen::__internal::site::{FileId, Site, Source};
use errspec_codegen::__internal::suggest;

/// A part of a file between two markers.
pub(super) struct Region<'t> {
    pub(super) what: What,
    pub(super) flavor: Flavor,
    /// The begin marker.
    pub(super) site: Site,
    /// The text before each generated line.
    pub(super) prefix: String,
    pub(super) ending: &'t str,
    /// The lines between the markers.
    pub(super) inner: Range<usize>,
}

/// Returns the regions in the order of the file, and the errors in its markers.
pub(super) fn regions<'t>(
    spec: &Spec,
    source: &'t Source,
    file: FileId,
) -> (Vec<Region<'t>>, Vec<Diagnostic>) {
    let mut scan = Scan::new(spec, source, file);
    let candidates = candidates(scan.kind, source.text());
    let mut rest = &candidates[..];
    for line in lines(source.text()) {
        let count = rest.iter().take_while(|candidate| candidate.at < line.end()).count();
        scan.line(line, &rest[..count]);
        rest = &rest[count..];
    }
    scan.finish();
    (scan.regions, scan.found)
}

/// The state of the scan at a line.
struct Scan<'s, 't> {
    names: MarkerNames<'s>,
    source: &'t Source,
    file: FileId,
    kind: FileKind,
    open: Option<Open<'t>>,
    regions: Vec<Region<'t>>,
    first: HashMap<What, Site>,
    /// The lines of a marker in code, and of the code, for the note about a file without regions.
    example: Option<(usize, usize)>,
    found: Vec<Diagnostic>,
}

/// A region that is not closed yet.
struct Open<'t> {
    region: Option<Region<'t>>,
    site: Site,
    style: Style,
    /// The start of its doc comment: `//!` or `///`, and empty in Markdown.
    comment: &'t str,
    /// The number of regions that begin within it. Each of them was reported.
    nested: usize,
    blamed: bool,
    /// The lines of a marker in code, and of the code.
    example: Option<(usize, usize)>,
    /// The first marker at a place where none can be.
    misplaced: Option<Diagnostic>,
}

impl<'s, 't> Scan<'s, 't> {
    fn new(spec: &'s Spec, source: &'t Source, file: FileId) -> Self {
        Self {
            names: MarkerNames::new(spec),
            source,
            file,
            kind: FileKind::of(source.path()),
            open: None,
            regions: Vec::new(),
            first: HashMap::new(),
            example: None,
            found: Vec::new(),
        }
    }

    fn line(&mut self, line: Line<'t>, candidates: &[Candidate<'t>]) {
        let Some((before, _)) = line.markdown(self.kind) else { return self.code(line) };
        self.leave(before.trim_start(), line);
        for candidate in candidates {
            let Some(marker) = &candidate.marker else {
                self.example(candidate);
                continue;
            };
            let site = self.site(marker.comment);
            match &candidate.standing {
                Standing::Text | Standing::Example { .. } => {}
                // The old content of a region can be anything, whatever marker is below it.
                Standing::Misplaced(why)
                    if self.open.is_some() && *why != Misplaced::AfterText && marker.words == Some("end") =>
                {
                    self.end(line, site);
                }
                Standing::Misplaced(why) => self.misplaced(*why, site),
                Standing::Marker { prefix } => self.marker(line, [before, prefix].concat(), marker, site),
            }
        }
    }

    /// The content of a region is generated, so it is not checked, unless the region has no end.
    fn misplaced(&mut self, why: Misplaced, site: Site) {
        let found = diagnostics::misplaced(why, site, self.file);
        match &mut self.open {
            Some(open) => open.misplaced = open.misplaced.take().or(Some(found)),
            None => self.found.push(found),
        }
    }

    /// Remembers the first marker in code.
    fn example(&mut self, candidate: &Candidate<'t>) {
        let Standing::Example { start } = candidate.standing else { return };
        let example = self.open.as_mut().map_or(&mut self.example, |open| &mut open.example);
        let line = |at| self.source.position(offset(at)).line;
        example.get_or_insert_with(|| (line(candidate.at), line(start)));
    }

    fn marker(&mut self, line: Line<'t>, prefix: String, marker: &Marker<'t>, site: Site) {
        if let Some(unsuited) = diagnostics::unsuited(self.kind, marker, site) {
            return self.found.push(unsuited);
        }
        let Some(words) = marker.words else { return };
        match words.split_once(char::is_whitespace).unwrap_or((words, "")) {
            ("begin", rest) => self.begin(line, prefix, marker, rest.trim()),
            ("end", "") => self.end(line, site),
            ("end", _) => self.unknown(
                words,
                "unexpected text after `errspec:end`",
                "write only `errspec:end`".to_owned(),
            ),
            (verb, _) => {
                let help = suggest::similar_or_list(verb, ["begin", "end"], "word");
                self.unknown(verb, &format!("unknown marker `errspec:{}`", shown(verb)), help);
            }
        }
    }

    /// A line of Rust outside of doc comments. A marker has no effect there, and a region ends before it.
    fn code(&mut self, line: Line<'t>) {
        self.leave("", line);
        let text = line.text.trim_start();
        let comment = text.trim_start_matches('/').trim_start_matches(['*', '!']);
        let whole = text.starts_with('/') || comment.len() == text.len();
        let marker = marker(comment).filter(|_| whole);
        self.found.extend(marker.map(|marker| diagnostics::not_in_docs(self.site(marker.comment))));
    }

    /// A region ends with its doc comment. Otherwise, the code below would be replaced.
    fn leave(&mut self, comment: &str, line: Line<'t>) {
        let Some(open) = self.open.take_if(|open| open.comment != comment) else { return };
        if !open.blamed {
            let text = self.site(line.text.trim_start());
            let found = diagnostics::unclosed_in_docs(open.site, open.style, text);
            self.found.push(open.misplaced.unwrap_or(found));
        }
    }

    fn begin(&mut self, line: Line<'t>, prefix: String, marker: &Marker<'t>, words: &'t str) {
        let site = self.site(marker.comment);
        if let Some(open) = &mut self.open {
            open.nested += 1;
            open.blamed = true;
            return self.found.push(diagnostics::nested(site, open.site, marker.style));
        }
        let what = self.what(words, site);
        let flavor = match (self.kind, marker.style) {
            (FileKind::Rust, _) => Flavor::Rustdoc,
            (FileKind::Mdx, _) | (FileKind::Markdown, Style::Mdx) => Flavor::Mdx,
            (FileKind::Markdown, Style::Html | Style::Reference) => Flavor::Gfm,
        };
        let comment = if self.kind == FileKind::Rust { &line.text.trim_start()[..3] } else { "" };
        let region = what.map(|what| Region {
            site,
            what,
            flavor,
            prefix,
            ending: line.ending,
            inner: line.end()..line.end(),
        });
        self.open = Some(Open {
            region,
            site,
            style: marker.style,
            comment,
            nested: 0,
            blamed: false,
            example: None,
            misplaced: None,
        });
    }

    /// Returns the content of a region, if it is valid and not a duplicate.
    fn what(&mut self, words: &'t str, site: Site) -> Option<What> {
        if words.is_empty() {
            self.found.push(diagnostics::silent(site));
            return None;
        }
        let what = match What::read(&self.names, words) {
            Ok(what) => what,
            Err(wrong) => {
                self.unknown(wrong.text, &wrong.message, wrong.help);
                return None;
            }
        };
        if let Some(&first) = self.first.get(&what) {
            self.found.push(diagnostics::repeated(site, first, words));
            return None;
        }
        self.first.insert(what, site);
        Some(what)
    }

    fn end(&mut self, line: Line<'t>, site: Site) {
        match &mut self.open {
            None => self.found.push(diagnostics::stray_end(site)),
            Some(open) if open.nested > 0 => open.nested -= 1,
            Some(open) => {
                let region = open.region.take();
                self.regions
                    .extend(region.map(|region| Region { inner: region.inner.start..line.start, ..region }));
                self.open = None;
            }
        }
    }

    fn finish(&mut self) {
        if let Some(open) = self.open.take().filter(|open| !open.blamed) {
            let found = diagnostics::unclosed(open.site, open.style, open.example);
            self.found.push(open.misplaced.unwrap_or(found));
        }
        if self.regions.is_empty() && self.found.is_empty() {
            let start = Site { file: self.file, start: 0, end: 0 };
            self.found.push(diagnostics::missing(self.kind, self.source.path(), start, self.example));
        }
    }

    fn unknown(&mut self, text: &'t str, message: &str, help: String) {
        self.found.push(Diagnostic::new(&rules::UNKNOWN_REGION, self.site(text), message).help(help));
    }

    /// The span of a part of the file.
    fn site(&self, part: &'t str) -> Site {
        let start = part.as_ptr().addr() - self.source.text().as_ptr().addr();
        Site { file: self.file, start: offset(start), end: offset(start + part.len()) }
    }
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or_else(|_| unreachable!("sources are below 4 GiB"))
}
