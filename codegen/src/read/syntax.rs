//! What a mistake of syntax is called, in a spec author's words: where it was made, what it is, and a way out.

use std::ops::Range;

use crate::quoted::quoted;
use crate::read::layout::{self, entry, indentation, key_and_value, line_end, line_start};

/// The kinds of mistakes, as the parser tells them apart.
#[derive(Debug)]
pub(super) enum Mistake {
    /// A tab where only spaces may stand.
    Tab,
    /// A quote that nothing closes in time.
    Quote,
    /// More text behind a closing quote.
    BehindQuote,
    /// A wrong `\` in double quotes.
    Escape,
    /// A character that cannot stand there.
    Character(char),
    /// A text that begins with a sign of YAML.
    Beginning,
    /// `[` or `{` that nothing closes.
    Unclosed(char),
    /// `[` closed by `}`, or the other way round.
    Mismatched(char, char),
    /// `]` or `}` that closes nothing.
    StrayClose,
    /// Something wrong between brackets.
    InBrackets,
    /// Too many levels.
    Depth,
    /// A byte order mark in the middle.
    ByteOrderMark,
    /// A colon where no key can be.
    Colon,
    /// A line that should be a key, without a colon.
    NoColon,
    /// A list where none can begin.
    Dash,
    /// A line that fits nothing above it.
    Structure,
    /// Lines that begin with `%`, and no document behind them.
    Start,
    /// A wrong line that begins with `%`.
    Directive,
    /// More behind the `...` that ends a document.
    BehindEnd,
    /// `#` without a space in front of it.
    CommentTooNear,
    /// A comment between the lines of a text.
    CommentInText,
    /// Something wrong behind `|` or `>`.
    BlockHeader,
    /// A wrongly indented line of a block.
    BlockIndentation,
    /// What has no words of ours.
    Other(String),
}

/// What is known about the place of a mistake.
pub(super) struct Place<'s> {
    pub(super) text: &'s str,
    /// Where the parser noticed it.
    pub(super) at: usize,
    /// The byte behind the last node that was whole.
    pub(super) last: usize,
    /// The innermost bracket that is open.
    pub(super) open: Option<usize>,
}

/// What a reader is told.
pub(super) struct Words {
    pub(super) range: Range<usize>,
    pub(super) message: String,
    pub(super) help: Option<String>,
}

fn say(range: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Words {
    Words { range, message: message.into(), help: Some(help.into()) }
}

/// Puts a mistake into words.
pub(super) fn explain(mistake: &Mistake, place: &Place<'_>) -> Words {
    match mistake {
        Mistake::Tab => tab(place),
        Mistake::Quote => quote(place),
        Mistake::BehindQuote => behind_quote(place),
        Mistake::Escape => escape(place),
        Mistake::Character(character) => wrong_character(*character, place),
        Mistake::Beginning => beginning(place).unwrap_or_else(|| structure(place)),
        Mistake::Unclosed(open) => unclosed(*open, place.at),
        Mistake::Mismatched(open, close) => {
            let message = format!("this `{open}` is closed by `{close}`");
            say(place.at..place.at + 1, message, format!("close it with `{}`", partner(*open)))
        }
        Mistake::StrayClose => stray_close(place),
        Mistake::InBrackets => in_brackets(place),
        Mistake::Depth => {
            say(here(place), "this is nested too deep", "no value of a spec is nested more than four levels")
        }
        Mistake::ByteOrderMark => {
            let message = "a byte order mark (U+FEFF) stands inside the text";
            say(here(place), message, "remove it; only the first character of a file can be one")
        }
        Mistake::Colon => colon(place),
        Mistake::NoColon => no_colon(place.text, line_start(place.text, place.at)),
        Mistake::Dash => dash(place),
        Mistake::Structure => structure(place),
        Mistake::Start => {
            let first = place.text[..place.at].find('%').unwrap_or(place.at);
            directive(&Place { at: first, ..*place })
        }
        Mistake::Directive => directive(place),
        Mistake::CommentTooNear => {
            say(here(place), "a comment stands too near to what it follows", "put a space before the `#`")
        }
        Mistake::CommentInText => comment_in_text(here(place)),
        Mistake::BehindEnd => say(here(place), "there is more behind the end of the document", "remove it"),
        Mistake::BlockHeader => block_header(place),
        Mistake::BlockIndentation => {
            let message = "a line of this block is indented otherwise than its first line of text";
            say(here(place), message, "indent all lines of the block alike")
        }
        Mistake::Other(message) => {
            Words { range: here(place), message: format!("this is no YAML: {message}"), help: None }
        }
    }
}

fn tab(place: &Place<'_>) -> Words {
    let text = place.text;
    // The parser may notice it a line before.
    let mut start = line_start(text, place.at);
    for _ in 0..3 {
        let spaces = &text[start..indentation(text, start)];
        if let Some(at) = spaces.find('\t') {
            let tabs = spaces[at..].len() - spaces[at..].trim_start_matches('\t').len();
            let range = start + at..start + at + tabs;
            return say(range, "this line is indented with a tab", "indent it with spaces");
        }
        start = layout::next_line(text, line_end(text, start));
    }
    say(here(place), "a tab cannot stand here", "write spaces")
}

fn quote(place: &Place<'_>) -> Words {
    let text = place.text;
    let Some(open) = layout::open_quote(text, place.last, place.at) else {
        return say(here(place), "a quoted text is not closed here", "close it with a quote");
    };
    let quote = &text[open..=open];
    let range = open..open + 1;
    if text[open + 1..].contains(quote) {
        let message = format!("the text that this `{quote}` opens is not closed before the next key");
        let help =
            format!("close it with `{quote}`; if it goes on, indent its other lines deeper than its key");
        return say(range, message, help);
    }
    say(range, format!("this `{quote}` is not closed"), format!("close the text with `{quote}`"))
}

fn behind_quote(place: &Place<'_>) -> Words {
    let rest = place.at..line_end(place.text, place.at);
    let range = rest.start..rest.start + place.text[rest.clone()].trim_end().len();
    let double = place.text[..place.at].trim_end().ends_with('"');
    let help = if double {
        "write `\\\"` for a quote within double quotes"
    } else {
        "write `''` for an apostrophe within single quotes, or use double quotes"
    };
    say(range, "there is more behind the closing quote", help)
}

/// The first wrong `\` behind the opening quote.
fn escape(place: &Place<'_>) -> Words {
    let text = place.text;
    let mut at = place.at;
    while let Some(found) = text[at..].find('\\') {
        let start = at + found;
        let Some(kind) = text[start + 1..].chars().next() else { break };
        let end = start + 1 + kind.len_utf8();
        let digits = match kind {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ if "0abt\tnvfre \"/\\N_LP\r\n".contains(kind) => {
                at = end;
                continue;
            }
            _ => {
                let message =
                    format!("{} is no escape of a text in double quotes", quoted(&text[start..end]));
                return say(
                    start..end,
                    message,
                    "write `\\\\` for a backslash, or put the text in single quotes",
                );
            }
        };
        let written = text[end..].chars().take(digits).take_while(char::is_ascii_hexdigit).count();
        let range = start..end + written;
        if written < digits {
            let message = format!("`\\{kind}` needs {digits} hexadecimal digits");
            return say(range, message, "write `\\\\` for a backslash, or put the text in single quotes");
        }
        if let Some(pair) = surrogate_pair(&text[start..]) {
            at = start + pair;
            continue;
        }
        let number = u32::from_str_radix(&text[end..end + written], 16).unwrap_or(u32::MAX);
        if char::from_u32(number).is_none() {
            let message = format!("{} is no character of Unicode", quoted(&text[range.clone()]));
            return say(range, message, "write the character itself");
        }
        at = range.end;
    }
    say(here(place), "a text in double quotes has a wrong escape", "put the text in single quotes")
}

/// The length of `\uD83D\uDE00` and the like, as JSON writes what is beyond U+FFFF.
fn surrogate_pair(text: &str) -> Option<usize> {
    let half = |at: usize| {
        let digits = text.get(at..at + 6)?.strip_prefix("\\u")?;
        u16::from_str_radix(digits, 16).ok()
    };
    let pair = [half(0)?, half(6)?];
    char::decode_utf16(pair).next()?.ok().filter(|character| character.len_utf16() == 2).map(|_| 12)
}

fn wrong_character(wrong: char, place: &Place<'_>) -> Words {
    // The parser's place is the start of the text that has it.
    let start = place.text[place.at..].find(wrong).map_or(place.at, |found| place.at + found);
    let place = Place { at: start, ..*place };
    if !wrong.is_control() {
        return beginning(&place).unwrap_or_else(|| {
            say(here(&place), format!("{} cannot stand here", quoted(character(&place))), QUOTES)
        });
    }
    let message = format!("the control character U+{:04X} cannot stand in a spec", u32::from(wrong));
    let help = match wrong {
        '\0' => "remove it; a file full of them is UTF-16, and must be saved as UTF-8",
        _ => "remove it, or write it as an escape in double quotes",
    };
    say(here(&place), message, help)
}

const QUOTES: &str = "put the text in quotes";

/// The mistake of a text that begins with a sign of YAML, if the line of the mistake has such a text.
fn beginning(place: &Place<'_>) -> Option<Words> {
    let text = place.text;
    let entry = entry(text, line_start(text, place.at));
    let value = match key_and_value(text, &entry) {
        Some((_, value)) if value.start <= place.at => value,
        _ => entry,
    };
    let first = text[value.clone()].chars().next()?;
    let sign = match first {
        '`' => "a backtick".to_owned(),
        '?' | '-' => format!("`{first} `"),
        '@' | '%' | '*' | '&' | '!' | '[' | '{' | ']' | '}' | ',' | '|' | '>' => format!("`{first}`"),
        _ => return None,
    };
    let message = format!("a text that begins with {sign} must be in quotes");
    Some(say(value.start..value.start + 1, message, QUOTES))
}

fn unclosed(open: char, at: usize) -> Words {
    let help =
        format!("close it with `{}`, or put a text that begins with `{open}` in quotes", partner(open));
    say(at..at + 1, format!("this `{open}` is not closed"), help)
}

fn stray_close(place: &Place<'_>) -> Words {
    let text = place.text;
    match key_and_value(text, &entry(text, line_start(text, place.at))) {
        Some((_, value)) if value.start == place.at => beginning(place),
        _ => None,
    }
    .unwrap_or_else(|| {
        let message = format!("this {} closes nothing", quoted(character(place)));
        say(here(place), message, "remove it, or put the text that it belongs to in quotes")
    })
}

fn directive(place: &Place<'_>) -> Words {
    let line = entry(place.text, line_start(place.text, place.at));
    let message = "a line that begins with `%` is not part of a spec";
    say(line, message, "remove the line, or put the text in quotes")
}

fn comment_in_text(range: Range<usize>) -> Words {
    let message = "this goes on with a text that a comment has ended";
    say(range, message, "put the comment above the text, or the text in quotes")
}

fn in_brackets(place: &Place<'_>) -> Words {
    let text = place.text;
    let Some(open) = place.open else {
        return beginning(place).unwrap_or_else(|| structure(place));
    };
    let bracket = if text[open..].starts_with('[') { '[' } else { '{' };
    let same_line = line_start(text, open) == line_start(text, place.at);
    if !same_line || place.at >= text.trim_end().len() {
        return unclosed(bracket, open);
    }
    let message = format!("`,` or `{}` is missing here", partner(bracket));
    let help = format!(
        "put a text with `: `, `,` or brackets in it in quotes, or all of it if it begins with `{bracket}`"
    );
    say(here(place), message, help)
}

fn colon(place: &Place<'_>) -> Words {
    let text = place.text;
    let start = line_start(text, place.at);
    let entry = entry(text, start);
    match key_and_value(text, &entry) {
        // The line has a key already, so the colon belongs to its text.
        Some((_, value)) if value.start <= place.at => {
            if let Some(words) = beginning(place) {
                return words;
            }
            return say(here(place), "a text with `: ` in it must be in quotes", QUOTES);
        }
        _ => {}
    }
    let name = text[entry.start.min(place.at)..place.at].trim_end();
    let range = entry.start..entry.start + name.len();
    let Some(before) = layout::line_before(text, start) else {
        return say(here(place), "no key can stand here", QUOTES);
    };
    let above = layout::entry(text, before);
    if key_and_value(text, &above).is_none() {
        return no_colon(text, before);
    }
    deeper(range, name)
}

fn deeper(range: Range<usize>, name: &str) -> Words {
    let message =
        format!("{} is indented deeper than the line above, which has its value already", quoted(name));
    say(range, message, "indent it like the key that it belongs beside")
}

/// A line that should be a key with a value, and has no colon, or none with a space behind it.
fn no_colon(text: &str, start: usize) -> Words {
    let entry = entry(text, start);
    let line = &text[entry.clone()];
    let colon = line.find(':').filter(|at| *at > 0 && at + 1 < line.len());
    if let Some(colon) = colon {
        let range = entry.start + colon..entry.start + colon + 1;
        let fixed = format!("{}: {}", &line[..colon], &line[colon + 1..]);
        return say(range, "there is no space behind this colon", format!("write {}", quoted(&fixed)));
    }
    let message = format!("{} has no colon behind it", quoted(line));
    say(entry, message, "write it as `key: value`, or indent it like the text that it goes on with")
}

fn dash(place: &Place<'_>) -> Words {
    let entry = entry(place.text, line_start(place.text, place.at));
    if key_and_value(place.text, &entry).is_some_and(|(_, value)| value.start <= place.at) {
        let message = "a list cannot begin in the line of its key";
        return say(
            here(place),
            message,
            "begin it in a line of its own, or put a text that begins with `- ` in quotes",
        );
    }
    structure(place)
}

/// A line, or the rest of one, that continues nothing.
fn structure(place: &Place<'_>) -> Words {
    let text = place.text;
    let start = line_start(text, place.at);
    let content = indentation(text, start);
    let whole = entry(text, start);
    if text[content..].starts_with("- ") && whole.start >= place.at {
        let message = "this list stands among the keys of a mapping";
        return say(content..content + 1, message, "give it a key of its own, and indent it below that");
    }
    if place.at > whole.start {
        if let Some(words) = beginning(place) {
            return words;
        }
        let rest = place.at..whole.end.max(place.at);
        return say(rest, "this belongs to nothing before it", QUOTES);
    }
    if whole.is_empty() {
        return say(here(place), "the text ends too early", "close the last value, or remove it");
    }
    let Some((key, _)) = key_and_value(text, &whole) else {
        return if layout::is_behind_comment(text, start) {
            comment_in_text(whole)
        } else {
            no_colon(text, start)
        };
    };
    let name = &text[key.clone()];
    let Some(before) = layout::line_before(text, start) else {
        return say(here(place), "no key can stand here", QUOTES);
    };
    let above = indentation(text, before);
    let indent = content - start;
    if text[above..].starts_with("- ") && above - before == indent {
        let message = format!("{} stands among the entries of a list", quoted(name));
        return say(key, message, "begin it with `- `, or indent it as far as the keys around the list");
    }
    if indent > above - before {
        return deeper(key, name);
    }
    let spaces = if indent == 1 { "1 space".to_owned() } else { format!("{indent} spaces") };
    let message =
        format!("{} is indented by {spaces}, like no key that it could belong beside", quoted(name));
    say(key, message, "indent it like the key that it belongs beside")
}

fn block_header(place: &Place<'_>) -> Words {
    let line = place.at..line_end(place.text, place.at);
    let range = line.start..line.start + place.text[line].trim_end().len();
    let sign = character(place);
    let message = format!("a text that begins with {} must be in quotes", quoted(sign));
    say(
        range,
        message,
        format!("put the text in quotes; behind the `{sign}` of a block it begins in the next line"),
    )
}

fn partner(open: char) -> char {
    if open == '[' { ']' } else { '}' }
}

/// The character at the place, or nothing at the end of a line.
fn here(place: &Place<'_>) -> Range<usize> {
    place.at..place.at + character(place).len()
}

fn character<'s>(place: &Place<'s>) -> &'s str {
    let rest = &place.text[place.at..];
    match rest.chars().next() {
        Some('\n' | '\r') | None => "",
        Some(character) => &rest[..character.len_utf8()],
    }
}
