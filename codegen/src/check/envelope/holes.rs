//! Splits a string of an envelope at its placeholders.

use std::ops::Range;

/// A part of a string.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum StringPart<'t> {
    /// Literal text. `{{` and `}}` are already single braces.
    Text(&'t str),
    /// What is between braces.
    Hole(&'t str),
    /// A brace without its counterpart.
    Unmatched(char),
}

/// The parts of a string with their ranges, including the braces.
pub(super) fn parts(string: &str) -> impl Iterator<Item = (Range<usize>, StringPart<'_>)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &string[at..];
        let (length, part) = match rest.find(['{', '}']).unwrap_or(rest.len()) {
            0 if rest.is_empty() => return None,
            0 if rest.starts_with("{{") || rest.starts_with("}}") => (2, StringPart::Text(&rest[..1])),
            0 if rest.starts_with('}') => (1, StringPart::Unmatched('}')),
            0 => match rest[1..].find(['{', '}']) {
                Some(end) if rest[1 + end..].starts_with('}') => (end + 2, StringPart::Hole(&rest[1..=end])),
                _ => (1, StringPart::Unmatched('{')),
            },
            length => (length, StringPart::Text(&rest[..length])),
        };
        let place = at..at + length;
        at = place.end;
        Some((place, part))
    })
}
