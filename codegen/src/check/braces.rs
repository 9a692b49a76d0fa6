//! Splits a message at its braces, as `format!` does.

use std::ops::Range;

/// A part of a message.
pub(crate) enum Part<'m> {
    /// Literal text. `{{` and `}}` are already single braces.
    Text(&'m str),
    /// The name in braces.
    Param(&'m str),
    /// What is wrong with the braces, to follow "the message of code …".
    Wrong(String),
}

/// The parts of a message with their ranges, including the braces.
///
/// `is_declared` says whether there is a param of that name. Such a name can have any characters, but all others must
/// look like one.
pub(crate) fn parts(
    message: &str,
    is_declared: impl Fn(&str) -> bool,
) -> impl Iterator<Item = (Range<usize>, Part<'_>)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &message[at..];
        let (length, part) = match rest.find(['{', '}']).unwrap_or(rest.len()) {
            0 if rest.is_empty() => return None,
            0 if rest.starts_with("{{") || rest.starts_with("}}") => (2, Part::Text(&rest[..1])),
            0 if rest.starts_with('}') => (1, Part::Wrong("contains an unmatched `}`".into())),
            0 => hole(rest, &is_declared),
            length => (length, Part::Text(&rest[..length])),
        };
        let place = at..at + length;
        at = place.end;
        Some((place, part))
    })
}

/// The part that a single `{` opens, with its length.
fn hole<'m>(rest: &'m str, is_declared: &impl Fn(&str) -> bool) -> (usize, Part<'m>) {
    let inside = match rest[1..].find(['{', '}']) {
        Some(end) if rest[1 + end..].starts_with('}') => &rest[1..=end],
        _ => return (1, Part::Wrong("contains an unmatched `{`".into())),
    };
    let length = inside.len() + 2;
    if is_declared(inside) || is_name(inside) {
        return (length, Part::Param(inside));
    }
    let wrong = match inside.trim() {
        "" => "contains braces without a param name".into(),
        _ => format!("contains `{}`, which is not a param name", crate::quoted::shown(&rest[..length])),
    };
    (length, Part::Wrong(wrong))
}

/// Accepts every name that might be meant. A later check finds those that are not declared.
pub(super) fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphabetic() || c == '_')
        && text.chars().all(|c| c.is_alphanumeric() || c == '_')
}
