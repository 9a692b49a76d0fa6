//! Is what looks like a marker one, for those who render the file?

use super::line::{FileKind, lines};
use super::marker::{Marker, Style, is_meant, marker, starts};
use super::place::{Leaf, MarkerPlace, places};
use super::prefix::{continuation, continues};

/// What looks like a marker.
pub(super) struct Candidate<'t> {
    /// Where it begins in the file.
    pub(super) at: usize,
    /// `None` in code.
    pub(super) marker: Option<Marker<'t>>,
    pub(super) standing: Standing,
}

/// What a candidate is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// A marker, and what comes before the lines below it, without the start of a doc comment.
    Marker { prefix: String },
    /// Code, which shows a marker and begins at `start`.
    Example { start: usize },
    /// Text that mentions a marker. It is not a candidate.
    Text,
    /// Meant as a marker, at a place where none can be.
    Misplaced(Misplaced),
}

/// Why a marker cannot be where it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Misplaced {
    /// There is text before it.
    AfterText,
    /// It is in a comment that begins at `start`.
    InComment { start: usize },
    /// Its line belongs to the paragraph above it.
    InParagraph,
    /// It is shown, because it is not the definition of a link.
    Shown,
}

/// All candidates of a file, in their order.
pub(super) fn candidates(kind: FileKind, text: &str) -> Vec<Candidate<'_>> {
    let mut found = Vec::new();
    for line in lines(text) {
        let Some((before, markdown)) = line.markdown(kind) else { continue };
        let body = line.start + before.len();
        for (index, (at, style)) in starts(markdown).enumerate() {
            found.push(Mention {
                line: line.start,
                body,
                end: body + markdown.len(),
                at: body + at,
                style,
                first: index == 0,
            });
        }
    }
    let offsets: Vec<_> = found.iter().map(|found| found.at).collect();
    let places = places(kind, text, &offsets);
    let mut done = None;
    let mut candidates = Vec::new();
    for (found, place) in found.into_iter().zip(places) {
        // One marker of a line is enough to report, so a long line is read once.
        if done == Some(found.line) {
            continue;
        }
        let standing = found.standing(kind, text, place);
        let marker = match standing {
            Standing::Text => continue,
            Standing::Example { .. } => None,
            Standing::Marker { .. } | Standing::Misplaced(_) => {
                done = Some(found.line);
                marker(&text[found.at..found.end])
            }
        };
        candidates.push(Candidate { at: found.at, marker, standing });
    }
    candidates
}

/// What looks like a marker, before its place is known.
struct Mention {
    /// The start of its line.
    line: usize,
    /// The start of the Markdown on its line.
    body: usize,
    /// The end of its line.
    end: usize,
    at: usize,
    style: Style,
    /// Whether it is the first one on its line.
    first: bool,
}

impl Mention {
    fn standing(&self, kind: FileKind, text: &str, place: MarkerPlace) -> Standing {
        let Self { line, at, style, .. } = *self;
        if place.leaf == Leaf::Code {
            return Standing::Example { start: place.start };
        }
        let before = &text[self.body..at];
        let Some(prefix) = self.first.then(|| continuation(before)).flatten() else {
            let is_shown = style == Style::Html && matches!(place.leaf, Leaf::Text | Leaf::Hidden);
            // After a backslash, it is text.
            return if is_shown && kind != FileKind::Mdx {
                Standing::Text
            } else {
                after_text(&text[at..self.end])
            };
        };
        let is_later = place.start < line;
        match (style, place.leaf) {
            // Reported as a marker that does not suit the file.
            (Style::Html, _) if kind == FileKind::Mdx => return Standing::Marker { prefix },
            (Style::Mdx | Style::Reference, _) if kind == FileKind::Rust => {
                return Standing::Marker { prefix };
            }
            (Style::Html, Leaf::Html) if is_later && text[place.start..].starts_with("<!--") => {
                return Standing::Misplaced(Misplaced::InComment { start: place.start });
            }
            (Style::Html, Leaf::Inline | Leaf::Text | Leaf::Hidden) => {
                return Standing::Misplaced(Misplaced::InParagraph);
            }
            (Style::Reference, Leaf::Text | Leaf::Html | Leaf::Inline) => {
                return Standing::Misplaced(Misplaced::Shown);
            }
            (Style::Mdx, Leaf::Inline) => return after_text(&text[at..self.end]),
            (Style::Html, Leaf::Html)
            | (Style::Mdx, Leaf::Html | Leaf::Text | Leaf::Hidden)
            | (Style::Reference, Leaf::Hidden)
            | (_, Leaf::Code) => {}
        }
        // The block begins with the marker, or on an earlier line, and goes on with it.
        let is_alone = text.get(place.piece..at).is_some_and(|between| between.trim().is_empty())
            && (!is_later || continues(before, place.quotes));
        if is_alone { Standing::Marker { prefix } } else { after_text(&text[at..self.end]) }
    }
}

fn after_text(marker: &str) -> Standing {
    if is_meant(marker) { Standing::Misplaced(Misplaced::AfterText) } else { Standing::Text }
}
