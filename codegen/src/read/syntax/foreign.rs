//! Characters that look like the white space and the punctuation of YAML, but are not: what pages and word processors
//! make of them.

use std::ops::Range;

use super::{Words, say};
use crate::characters::{is_hidden, named};
use crate::read::layout;

/// The most bytes before a syntax error in which its cause is looked for.
const BACK: usize = 1 << 16;

/// Punctuation that word processors and keyboards of other scripts write, with its name and what YAML has in its place.
#[rustfmt::skip]
const LOOKALIKES: [(char, &str, char); 31] = [
    ('\u{ab}', "LEFT-POINTING DOUBLE ANGLE QUOTATION MARK", '"'),
    ('\u{bb}', "RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK", '"'),
    ('\u{2010}', "HYPHEN", '-'),
    ('\u{2011}', "NON-BREAKING HYPHEN", '-'),
    ('\u{2012}', "FIGURE DASH", '-'),
    ('\u{2013}', "EN DASH", '-'),
    ('\u{2014}', "EM DASH", '-'),
    ('\u{2018}', "LEFT SINGLE QUOTATION MARK", '\''),
    ('\u{2019}', "RIGHT SINGLE QUOTATION MARK", '\''),
    ('\u{201a}', "SINGLE LOW-9 QUOTATION MARK", '\''),
    ('\u{201b}', "SINGLE HIGH-REVERSED-9 QUOTATION MARK", '\''),
    ('\u{201c}', "LEFT DOUBLE QUOTATION MARK", '"'),
    ('\u{201d}', "RIGHT DOUBLE QUOTATION MARK", '"'),
    ('\u{201e}', "DOUBLE LOW-9 QUOTATION MARK", '"'),
    ('\u{201f}', "DOUBLE HIGH-REVERSED-9 QUOTATION MARK", '"'),
    ('\u{2022}', "BULLET", '-'),
    ('\u{2032}', "PRIME", '\''),
    ('\u{2033}', "DOUBLE PRIME", '"'),
    ('\u{2212}', "MINUS SIGN", '-'),
    ('\u{2236}', "RATIO", ':'),
    ('\u{a789}', "MODIFIER LETTER COLON", ':'),
    ('\u{fe55}', "SMALL COLON", ':'),
    ('\u{ff02}', "FULLWIDTH QUOTATION MARK", '"'),
    ('\u{ff07}', "FULLWIDTH APOSTROPHE", '\''),
    ('\u{ff0c}', "FULLWIDTH COMMA", ','),
    ('\u{ff0d}', "FULLWIDTH HYPHEN-MINUS", '-'),
    ('\u{ff1a}', "FULLWIDTH COLON", ':'),
    ('\u{ff3b}', "FULLWIDTH LEFT SQUARE BRACKET", '['),
    ('\u{ff3d}', "FULLWIDTH RIGHT SQUARE BRACKET", ']'),
    ('\u{ff5b}', "FULLWIDTH LEFT CURLY BRACKET", '{'),
    ('\u{ff5d}', "FULLWIDTH RIGHT CURLY BRACKET", '}'),
];

/// The first such character from a place to the end of the line of a syntax error, as its probable cause.
pub(super) fn cause(text: &str, from: usize, at: usize, is_in_brackets: bool) -> Option<Words> {
    let end = layout::line_end(text, at);
    let start = layout::floor(text, end.saturating_sub(BACK)).max(from);
    find(text, start..end, is_in_brackets)
}

/// Such a character in a key without quotes.
pub(in crate::read) fn in_key(text: &str, key: Range<usize>) -> Option<Words> {
    let written = &text[key.clone()];
    if written.is_ascii() {
        return None;
    }
    let begins = written.len() - written.trim_start_matches(is_foreign).len();
    if begins > 0 {
        return Some(space(text, key.start, before(text, key.start)));
    }
    let ends = written.trim_end_matches(is_foreign).len();
    if ends < written.len() {
        return Some(space(text, key.start + ends, "before a colon"));
    }
    let [first, second] = firsts(written);
    if is_like(first, '"') || is_like(first, '\'') {
        return Some(lookalike(first, key.start));
    }
    // A dash is followed by white space where it begins the element of a list.
    let is_dash =
        is_like(first, '-') && (second == ' ' || is_space(second)) || first == '-' && is_space(second);
    if is_dash {
        return find(text, key, false);
    }
    let colons = written.match_indices(':').map(|(at, _)| at + 1);
    let after = { colons }.find(|after| is_space(firsts(&written[*after..])[0]))?;
    Some(space(text, key.start + after, "after a colon"))
}

/// Such a character in a value without quotes that does not have the expected form.
pub(in crate::read) fn in_value(text: &str, value: Range<usize>, is_in_brackets: bool) -> Option<Words> {
    let written = &text[value.clone()];
    if written.is_ascii() {
        return None;
    }
    let ends = written.trim_end_matches(is_foreign).len();
    let begins = written.len() - written.trim_start_matches(is_foreign).len();
    if begins > 0 {
        return Some(space(text, value.start, before(text, value.start)));
    }
    if ends < written.len() {
        return Some(space(text, value.start + ends, "at the end of a value"));
    }
    find(text, value, is_in_brackets)
}

/// White space that YAML does not know before a `#` that was meant to begin a comment.
pub(in crate::read) fn before_comment(text: &str, value: Range<usize>) -> Option<Words> {
    let written = &text[value.clone()];
    let comments = written.match_indices('#').map(|(at, _)| at);
    let mut comments = comments.filter(|at| matches!(firsts(&written[at + 1..])[0], ' ' | '\0'));
    let at = comments.find_map(|at| {
        let before = written[..at].trim_end_matches(is_space).len();
        (before < at).then_some(before)
    })?;
    Some(space(text, value.start + at, "before a comment"))
}

/// A quotation mark at the end of a string that begins with a quote of YAML.
pub(super) fn closing(text: &str, open: usize) -> Option<Words> {
    let rest = &text[open + 1..layout::line_end(text, open)];
    let quote = firsts(&text[open..])[0];
    let mut ends = rest.char_indices().filter(|(_, c)| is_like(*c, quote));
    let (at, c) = ends.find(|(at, c)| {
        let after = rest[at + c.len_utf8()..].trim_start_matches(' ');
        after.is_empty() || after.starts_with([':', ',', '}', ']', '#'])
    })?;
    Some(lookalike(c, open + 1 + at))
}

/// The first such character in a part of a file, where YAML expects white space or punctuation.
fn find(text: &str, range: Range<usize>, mut is_in_brackets: bool) -> Option<Words> {
    if text[range.clone()].is_ascii() {
        return None;
    }
    let mut at = range.start;
    // Where a token can begin: at the start of a line, and after punctuation.
    let mut begins = true;
    // The start of the text of the line, until a colon shows that it is a key.
    let mut key = Some(at);
    while at < range.end {
        let rest = &text[at..range.end];
        let [c, next] = firsts(rest);
        match c {
            '\n' | '\r' => (begins, key) = (true, Some(at + 1)),
            ' ' | '\t' if begins => key = key.map(|_| at + 1),
            ' ' | '\t' => {}
            '#' if begins => {
                at = layout::line_end(text, at);
                continue;
            }
            '"' | '\'' if begins => {
                at = layout::closing(text, at).filter(|end| *end <= range.end)?;
                begins = false;
                continue;
            }
            '-' if begins && is_space(next) => return Some(space(text, at + 1, "after a dash")),
            '-' if begins && next == ' ' => {}
            '{' | '[' if begins => (is_in_brackets, key) = (true, Some(at + 1)),
            '}' | ']' | ',' if begins || is_in_brackets => (begins, key) = (true, Some(at + 1)),
            ':' if is_space(next) => return Some(space(text, at + 1, "after a colon")),
            ':' if matches!(next, ' ' | '\t' | '\n' | '\r' | '\0') => (begins, key) = (true, None),
            _ if is_space(c) => {
                let after = firsts(text[at..].trim_start_matches(is_space))[0];
                let place = match after {
                    _ if begins => before(text, at),
                    ':' => "before a colon",
                    '#' => "before a comment",
                    '}' | ']' | ',' if is_in_brackets => "between brackets",
                    _ => "",
                };
                if !place.is_empty() {
                    return Some(space(text, at, place));
                }
            }
            _ if c.is_ascii() => begins = false,
            _ if begins && (is_like(c, '"') || is_like(c, '\'') || is_like(c, '[') || is_like(c, '{')) => {
                return Some(lookalike(c, at));
            }
            _ if begins && is_like(c, '-') && (next == ' ' || is_space(next)) => {
                return Some(lookalike(c, at));
            }
            _ if is_in_brackets && (is_like(c, ',') || is_like(c, ']') || is_like(c, '}')) => {
                return Some(lookalike(c, at));
            }
            _ if is_like(c, ':') && key.is_some_and(|key| is_word(&text[key.min(at)..at])) => {
                return Some(lookalike(c, at));
            }
            _ => begins = false,
        }
        at += c.len_utf8();
    }
    None
}

/// Whether a character is white space that YAML does not know, or what pages have in its place.
fn is_space(c: char) -> bool {
    let is_white_space = c.is_whitespace() && !c.is_ascii();
    is_white_space || matches!(c, '\u{ad}' | '\u{180e}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// Whether a character cannot be seen. The next line of EBCDIC is white space to some programs, but not to YAML.
fn is_foreign(c: char) -> bool {
    is_hidden(c) || c == '\u{85}'
}

fn is_like(c: char, ours: char) -> bool {
    LOOKALIKES.iter().any(|(theirs, _, instead)| *theirs == c && *instead == ours)
}

/// Whether a string can be a key that the author of a spec wrote without quotes.
fn is_word(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte))
}

/// The first two characters. A missing one is NUL, which no spec contains.
fn firsts(text: &str) -> [char; 2] {
    let mut chars = text.chars();
    [0, 1].map(|_| chars.next().unwrap_or('\0'))
}

/// Whether the next line with more than a comment is indented with such a character: it may belong to the mapping that
/// ends above it.
pub(in crate::read) fn is_below(text: &str, at: usize) -> bool {
    let mut next = layout::next_line(text, layout::line_end(text, at));
    while next < text.len() {
        // A file of line breaks alone is the longest way to the next line.
        let is_break = |byte: &u8| matches!(byte, b'\n' | b'\r');
        next += text.as_bytes()[next..].iter().take_while(|byte| is_break(byte)).count();
        let content = layout::indentation(text, next);
        let [first, _] = firsts(&text[content..]);
        if !matches!(first, '\n' | '\r' | '#') {
            return is_foreign(first);
        }
        next = layout::next_line(text, layout::line_end(text, content));
    }
    false
}

/// Where a token is that follows white space.
fn before(text: &str, at: usize) -> &'static str {
    let line = text[layout::line_start(text, at)..at].trim_end_matches([' ', '\t']);
    match line.chars().next_back() {
        None => "in the indentation",
        Some('-') => "after a dash",
        Some(':') => "after a colon",
        Some(_) => "between brackets",
    }
}

fn space(text: &str, at: usize, place: &str) -> Words {
    let first = firsts(&text[at..])[0];
    let run = text[at..].len() - text[at..].trim_start_matches(first).len();
    let message = format!("{} {place}, where YAML expects spaces", named(first));
    let all = text.matches(first).count();
    let what = if first.is_whitespace() { "write plain spaces" } else { "remove it" };
    let help = match all - run / first.len_utf8() {
        0 => what.to_owned(),
        _ => format!("{what}; the file contains {all} of these characters"),
    };
    say(at..at + run, message, help)
}

fn lookalike(c: char, at: usize) -> Words {
    let row = LOOKALIKES.iter().find(|(theirs, ..)| *theirs == c);
    let (_, name, ours) = row.expect("the callers looked it up");
    let message = format!("U+{:04X} {name} has no meaning in YAML", u32::from(c));
    let help = match ours {
        '"' | '\'' => format!("write `{ours}` at both ends of the string"),
        ':' => "write `:` and a space".to_owned(),
        '-' => "write `-` and a space".to_owned(),
        other => format!("write `{other}`"),
    };
    say(at..at + c.len_utf8(), message, help)
}

#[cfg(test)]
mod tests {
    use super::LOOKALIKES;

    #[test]
    fn names_are_those_of_the_database() {
        for (c, name, _) in LOOKALIKES {
            assert_eq!(unicode_names2::name(c).map(|name| name.to_string()).as_deref(), Some(name));
        }
    }
}
