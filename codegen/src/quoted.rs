//! How a text of the input is shown in a sentence: in backticks, on one line, short, and unable to steer a terminal.

use std::borrow::Cow;
use std::fmt::Write;

use crate::characters::{is_bidi, is_unseen};

/// How many characters of a text a sentence shows; more are no name that a person would write.
const SHOWN: usize = 60;

/// The text in backticks, as [`shown`] has it.
#[must_use]
pub fn quoted(text: &str) -> String {
    format!("`{}`", shown(text))
}

/// The text; what cannot be seen is escaped, and what goes beyond some 60 characters is cut.
#[must_use]
pub fn shown(text: &str) -> Cow<'_, str> {
    // Nearly every name; it is asked for before anybody knows whether there is something to say.
    if text.len() <= SHOWN && text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        return Cow::Borrowed(text);
    }
    let end = text.char_indices().nth(SHOWN).map_or(text.len(), |(end, _)| end);
    let (kept, cut) = text.split_at(end);
    if cut.is_empty() && !kept.contains(is_unseen) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(kept.len());
    for character in kept.chars() {
        match character {
            '\n' => shown.push_str("\\n"),
            '\r' => shown.push_str("\\r"),
            '\t' => shown.push_str("\\t"),
            unseen if is_unseen(unseen) => {
                write!(shown, "\\u{{{:x}}}", u32::from(unseen)).expect("a String takes everything");
            }
            seen => shown.push(seen),
        }
    }
    if !cut.is_empty() {
        shown.push('…');
    }
    Cow::Owned(shown)
}

/// The text of several words or lines as it may go to a terminal: what would steer it is escaped, nothing is cut.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    let steers = |c: char| is_bidi(c) || (c.is_control() && !matches!(c, '\n' | '\t'));
    if !text.contains(steers) {
        return Cow::Borrowed(text);
    }
    let mut visible = String::with_capacity(text.len());
    for character in text.chars() {
        if steers(character) {
            write!(visible, "\\u{{{:x}}}", u32::from(character)).expect("a String takes everything");
        } else {
            visible.push(character);
        }
    }
    Cow::Owned(visible)
}

#[cfg(test)]
mod tests {
    use super::{quoted, visible};

    #[test]
    fn shows_what_can_be_seen() {
        assert_eq!(quoted("not_found"), "`not_found`");
        assert_eq!(quoted("größe 😀"), "`größe 😀`");
        assert_eq!(quoted(""), "``");
    }

    #[test]
    fn escapes_what_cannot() {
        assert_eq!(quoted("a\nb\tc\r\u{1b}[31m"), "`a\\nb\\tc\\r\\u{1b}[31m`");
        assert_eq!(quoted("user\u{202e}nimda"), "`user\\u{202e}nimda`");
    }

    #[test]
    fn keeps_lines_and_lengths() {
        assert_eq!(visible(&"größe\n\t😀 ".repeat(20)), "größe\n\t😀 ".repeat(20));
        assert_eq!(visible("a\u{1b}[31m\r\u{202e}b"), "a\\u{1b}[31m\\u{d}\\u{202e}b");
    }

    #[test]
    fn cuts_what_is_long() {
        assert_eq!(quoted(&"ä".repeat(60)), format!("`{}`", "ä".repeat(60)));
        assert_eq!(quoted(&"ä".repeat(61)), format!("`{}…`", "ä".repeat(60)));
    }
}
