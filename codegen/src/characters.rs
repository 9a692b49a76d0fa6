//! Characters that must not be printed unchanged, because they are invisible or move the text around them.
//!
//! Each set is defined only here. The code that uses a set decides what to write instead.

mod names;

/// Whether a character changes the direction of the text after it: embeddings, overrides and isolates.
///
/// rustc rejects them in comments and literals, because they can hide code.
#[must_use]
pub fn is_bidi(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a character is a directional mark, which moves the text next to it.
#[must_use]
pub fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}')
}

/// Whether a character ends a line for some programs and not for others.
#[must_use]
pub fn is_line_separator(c: char) -> bool {
    matches!(c, '\u{2028}' | '\u{2029}')
}

/// Whether a character cannot be seen, or only as an empty space that is not the usual one: white space other than a
/// space, joiners, variation selectors, tags, and other characters that format the text around them.
///
/// Control characters are not among them.
#[must_use]
pub fn is_hidden(c: char) -> bool {
    // Most are ASCII, of which none is hidden.
    !c.is_ascii() && names::row(c).is_some()
}

/// A character by its number and its name, such as `U+200B ZERO WIDTH SPACE`.
///
/// Only [hidden](is_hidden) characters have a name here.
#[must_use]
pub fn named(c: char) -> String {
    let number = format!("U+{:04X}", u32::from(c));
    match names::row(c) {
        // A control character, which Unicode names only by an alias.
        None if c == '\u{85}' => format!("{number} NEXT LINE"),
        Some((.., name)) if !name.is_empty() => format!("{number} {name}"),
        _ => number,
    }
}

/// Whether a character is a control character outside of ASCII, which some terminals interpret.
#[must_use]
pub fn is_c1_control(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{9f}')
}

/// Whether a character moves or breaks text that is printed in one line: a control character, or one that changes the
/// direction or ends a line.
///
/// The runtime escapes the same characters when it logs text from outside.
#[must_use]
pub fn breaks_a_line(c: char) -> bool {
    c.is_control() || is_bidi(c) || is_direction_mark(c) || is_line_separator(c)
}

/// Whether a character is invisible: a control character or a [hidden](is_hidden) one.
#[must_use]
pub fn is_unseen(c: char) -> bool {
    breaks_a_line(c) || is_hidden(c)
}

#[cfg(test)]
mod tests {
    use super::{
        breaks_a_line, is_bidi, is_c1_control, is_direction_mark, is_hidden, is_line_separator, is_unseen,
        named,
    };

    /// Every character of a set, as ranges.
    fn ranges(is_in: fn(char) -> bool) -> Vec<(u32, u32)> {
        let mut ranges: Vec<(u32, u32)> = Vec::new();
        for c in (char::MIN..=char::MAX).filter(|c| is_in(*c)).map(u32::from) {
            match ranges.last_mut() {
                Some((_, end)) if *end + 1 == c => *end = c,
                _ => ranges.push((c, c)),
            }
        }
        ranges
    }

    #[test]
    fn each_set_has_these_characters() {
        assert_eq!(ranges(is_bidi), [(0x202a, 0x202e), (0x2066, 0x2069)]);
        assert_eq!(ranges(is_direction_mark), [(0x61c, 0x61c), (0x200e, 0x200f)]);
        assert_eq!(ranges(is_c1_control), [(0x80, 0x9f)]);
        assert_eq!(ranges(is_line_separator), [(0x2028, 0x2029)]);
        assert_eq!(
            ranges(breaks_a_line),
            [(0, 0x1f), (0x7f, 0x9f), (0x61c, 0x61c), (0x200e, 0x200f), (0x2028, 0x202e), (0x2066, 0x2069)]
        );
    }

    #[test]
    fn what_breaks_a_line_is_unseen() {
        for c in char::MIN..=char::MAX {
            assert_eq!(is_unseen(c), c.is_control() || is_hidden(c), "{c:?}");
            assert!(is_unseen(c) || !breaks_a_line(c), "{c:?}");
        }
    }

    #[test]
    fn a_character_is_named_as_in_unicode() {
        let cases = [
            ('\u{200b}', "U+200B ZERO WIDTH SPACE"),
            ('\u{a0}', "U+00A0 NO-BREAK SPACE"),
            ('\u{fe0f}', "U+FE0F VARIATION SELECTOR"),
            ('\u{e0041}', "U+E0041 TAG"),
            ('\u{2065}', "U+2065"),
            ('\u{7}', "U+0007"),
        ];
        for (c, expected) in cases {
            assert_eq!(named(c), expected);
        }
    }
}
