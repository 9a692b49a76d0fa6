//! How a string from the input is shown in a message: on one line, and unable to steer a terminal.
//!
//! A sentence shows a short form of it, with [`shown`] or [`quoted`]; code to paste has all of it, with [`verbatim`].

use std::borrow::Cow;
use std::fmt::Write;

use crate::characters::{is_bidi, is_unseen};

/// The most characters that a sentence shows of a string. Longer ones are rarely names that a person wrote.
const SHOWN: usize = 60;
/// The most characters of a name in code to paste: those of a key in YAML, so every code and bucket is whole.
const VERBATIM: usize = 1024;

/// The string in backticks, shortened as by [`shown`].
#[must_use]
pub fn quoted(text: &str) -> String {
    format!("`{}`", shown(text))
}

/// A character in backticks; a backtick itself is named.
#[must_use]
pub fn quoted_char(character: char) -> String {
    match character {
        '`' => "a backtick".to_owned(),
        other => quoted(other.encode_utf8(&mut [0; 4])),
    }
}

/// The string for a sentence: invisible characters are escaped, and everything after 60 characters is cut.
#[must_use]
pub fn shown(text: &str) -> Cow<'_, str> {
    escaped(text, SHOWN)
}

/// The string for code that a reader pastes: invisible characters are escaped, and no name is cut.
#[must_use]
pub fn verbatim(text: &str) -> Cow<'_, str> {
    escaped(text, VERBATIM)
}

fn escaped(text: &str, limit: usize) -> Cow<'_, str> {
    // Nearly every name; this runs before it is known whether there is anything to report.
    if text.len() <= limit && text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        return Cow::Borrowed(text);
    }
    let end = text.char_indices().nth(limit).map_or(text.len(), |(end, _)| end);
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

/// A longer text for a terminal: characters that would steer it are escaped, and nothing is cut.
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
    use super::{quoted, quoted_char, verbatim, visible};

    #[test]
    fn visible_characters_stay() {
        assert_eq!(quoted("not_found"), "`not_found`");
        assert_eq!(quoted("größe 😀"), "`größe 😀`");
        assert_eq!(quoted(""), "``");
    }

    #[test]
    fn invisible_characters_are_escaped() {
        assert_eq!(quoted("a\nb\tc\r\u{1b}[31m"), "`a\\nb\\tc\\r\\u{1b}[31m`");
        assert_eq!(quoted("user\u{202e}nimda"), "`user\\u{202e}nimda`");
    }

    #[test]
    fn a_character_is_named() {
        assert_eq!([' ', '`', '\n'].map(quoted_char), ["` `", "a backtick", "`\\n`"]);
    }

    #[test]
    fn long_texts_keep_their_lines() {
        assert_eq!(visible(&"größe\n\t😀 ".repeat(20)), "größe\n\t😀 ".repeat(20));
        assert_eq!(visible("a\u{1b}[31m\r\u{202e}b"), "a\\u{1b}[31m\\u{d}\\u{202e}b");
    }

    #[test]
    fn a_sentence_shows_sixty_characters() {
        assert_eq!(quoted(&"ä".repeat(60)), format!("`{}`", "ä".repeat(60)));
        assert_eq!(quoted(&"ä".repeat(61)), format!("`{}…`", "ä".repeat(60)));
    }

    #[test]
    fn code_to_paste_has_whole_names() {
        assert_eq!(verbatim(&"ä".repeat(1024)), "ä".repeat(1024));
        assert_eq!(verbatim(&"ä".repeat(1025)), format!("{}…", "ä".repeat(1024)));
        assert_eq!(verbatim("a\u{202e}b"), "a\\u{202e}b");
    }
}
