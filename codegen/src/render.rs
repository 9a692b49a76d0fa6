//! Renders diagnostics as text, in the style of rustc.

mod rustc;

#[cfg(feature = "derive")]
pub(crate) use rustc::message;
pub use rustc::{compile_errors, messages};

use std::borrow::Cow;

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

use crate::characters::{is_c1_control, is_hidden, is_line_separator};
use crate::quoted::visible;
use crate::report::{Diagnostic, Report};
use crate::rules::Severity;
use crate::site::{Site, Source, Sources};

/// Spans that are more than this many lines apart get separate snippets.
const TOGETHER: usize = 200;
/// A span of more lines than this is underlined on its first line only.
const TALL: usize = 6;
/// A line of more bytes than this is not shown, only its position.
const WIDE: usize = 4096;

/// Whether to use terminal colors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Color {
    /// ANSI escapes.
    Ansi,
    /// No colors.
    Plain,
}

/// Renders all diagnostics, separated by blank lines. Returns an empty string for an empty report.
#[must_use]
pub fn human(sources: &Sources, report: &Report, color: Color) -> String {
    let renderer = match color {
        Color::Ansi => Renderer::styled(),
        Color::Plain => Renderer::plain(),
    };
    let mut text = String::new();
    for found in report.diagnostics() {
        text.push_str(&renderer.render(&[group(sources, found)]));
        text.push_str("\n\n");
    }
    if report.dropped() > 0 {
        let title = Level::NOTE.primary_title(format!("{} more diagnostics are not shown", report.dropped()));
        text.push_str(&renderer.render(&[Group::with_title(title)]));
        text.push_str("\n\n");
    }
    text.pop();
    text
}

/// Renders one diagnostic, as [`human`] does, without a line break at its end.
#[must_use]
pub fn one(sources: &Sources, found: &Diagnostic, color: Color) -> String {
    let renderer = match color {
        Color::Ansi => Renderer::styled(),
        Color::Plain => Renderer::plain(),
    };
    renderer.render(&[group(sources, found)])
}

fn group<'a>(sources: &'a Sources, found: &'a Diagnostic) -> Group<'a> {
    let level = match found.rule.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(found.message.as_str()).id(found.rule.id);
    let notes = found.notes.iter().map(|note| Level::NOTE.message(note.as_str()).into());
    let help = found.help.iter().map(|help| Level::HELP.message(help.as_str()).into());
    Group::with_title(title)
        .elements(drawings(sources, found))
        .elements(notes.chain(help).collect::<Vec<Element<'a>>>())
}

/// A span with its label.
struct Mark<'a> {
    site: Site,
    label: Option<&'a str>,
    kind: AnnotationKind,
}

/// The snippets: spans that are near each other share one, and the diagnostic's own span is in the first.
fn drawings<'a>(sources: &'a Sources, found: &'a Diagnostic) -> Vec<Element<'a>> {
    let own = found.site.map(|site| (site, found.label.as_deref()));
    let related = found.related.iter().map(|(site, label)| (*site, Some(label.as_str())));
    let mut drawings: Vec<Vec<Mark<'_>>> = Vec::new();
    // If the own span is in Rust, where rustc shows it, the first related span is the primary one.
    let kinds = [AnnotationKind::Primary].into_iter().chain(std::iter::repeat(AnnotationKind::Context));
    for ((site, label), kind) in own.into_iter().chain(related).zip(kinds) {
        let mark = Mark { site, label, kind };
        match drawings.iter_mut().find(|marks| near(sources, marks[0].site, site)) {
            Some(marks) => marks.push(mark),
            None => drawings.push(vec![mark]),
        }
    }
    drawings.iter().map(|marks| drawing(sources.get(marks[0].site.file), marks)).collect()
}

fn near(sources: &Sources, one: Site, other: Site) -> bool {
    let line = |site: Site| sources.get(site.file).position(site.start).line;
    one.file == other.file && line(one).abs_diff(line(other)) <= TOGETHER
}

fn drawing<'a>(source: &'a Source, marks: &[Mark<'a>]) -> Element<'a> {
    let lines = |site: Site| {
        let first = source.position(site.start).line;
        let last = source.position(site.end.max(site.start)).line;
        if last - first < TALL { (first, last) } else { (first, first) }
    };
    let first = marks.iter().map(|mark| lines(mark.site).0).min().unwrap_or(1);
    let last = marks.iter().map(|mark| lines(mark.site).1).max().unwrap_or(1);
    if (first..=last).any(|line| source.line(line).len() > WIDE) {
        let at = source.position(marks[0].site.start);
        return Origin::path(visible(source.path())).line(at.line).char_column(at.column).into();
    }
    // The renderer breaks lines only at LF, so the lines are copied with LF.
    let mut window = String::new();
    let mut starts = Vec::new();
    for line in first..=last {
        starts.push(window.len());
        let text = text_of(source, line);
        window.push_str(&seen(text, source.line(line).end - text.len(), marks));
        window.push('\n');
    }
    let offset = |byte: u32, line: usize| {
        let (range, text) = (source.line(line), text_of(source, line));
        let skipped = range.len() - text.len();
        let within = (byte as usize).clamp(range.start, range.end) - range.start;
        let before = &text[..within.saturating_sub(skipped)];
        starts[line - first] + seen(before, range.start + skipped, marks).len()
    };
    let annotations = marks.iter().map(|mark| {
        let (top, bottom) = lines(mark.site);
        let start = offset(mark.site.start, top);
        let end = offset(mark.site.end, bottom).max(start);
        mark.kind.span(start..end).label(mark.label)
    });
    let annotations: Vec<_> = annotations.collect();
    Snippet::source(window).line_start(first).path(visible(source.path())).annotations(annotations).into()
}

/// Replaces the C1 controls, which terminals also interpret, and writes invisible characters as escapes. The renderer
/// replaces the ASCII controls itself. `start` is where the text is in the file.
fn seen<'t>(text: &'t str, start: usize, marks: &[Mark<'_>]) -> Cow<'t, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let is_marked = |at: usize| marks.iter().any(|mark| mark.site.range().contains(&(start + at)));
    let mut seen = String::with_capacity(text.len());
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        if is_c1_control(c) {
            seen.push('\u{fffd}');
        } else if is_hidden(c) && (is_marked(at) || !is_usual(before, c)) {
            seen.extend(c.escape_unicode());
        } else {
            seen.push(c);
        }
        before = c;
    }
    Cow::Owned(seen)
}

/// Whether an invisible character is a usual part of a text: a space of another width, or what joins or selects the
/// forms of the letters and emoji around it.
fn is_usual(before: char, c: char) -> bool {
    let is_space = c.is_whitespace() && !is_line_separator(c);
    let is_form = matches!(c, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}');
    is_space || is_form && !before.is_ascii()
}

/// A line without its break, and without the byte order mark that no editor shows.
fn text_of(source: &Source, line: usize) -> &str {
    source.text()[source.line(line)].trim_start_matches('\u{feff}')
}
