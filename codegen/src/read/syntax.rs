//! Describes syntax errors to the author of a spec: where the cause is, what is wrong, and how to fix it.

mod brackets;
pub(super) mod foreign;
mod lines;
mod quotes;

use std::ops::Range;

use crate::quoted::quoted;
use crate::read::layout::{self, entry, key_and_value, line_start};

/// The kinds of syntax errors that the parser distinguishes.
#[derive(Debug)]
pub(super) enum Mistake {
    /// A tab where only spaces are allowed.
    Tab,
    /// A quote that is not closed in time.
    Quote,
    /// Text after a closing quote.
    AfterQuote,
    /// An invalid escape in double quotes.
    Escape,
    /// A character that is not allowed there.
    Character(char),
    /// A string that begins with a special character of YAML.
    Beginning,
    /// `[` or `{` without its closing bracket.
    Unclosed(char),
    /// `[` closed by `}`, or `{` closed by `]`.
    Mismatched(char, char),
    /// `]` or `}` without its opening bracket.
    StrayClose,
    /// Something wrong between brackets.
    InBrackets,
    /// Too many levels.
    Depth,
    /// A byte order mark inside the file.
    ByteOrderMark,
    /// A colon where no key can be.
    Colon,
    /// A line that should be a key, without a colon.
    NoColon,
    /// A list where none is allowed.
    Dash,
    /// A line that does not fit the lines above it.
    Structure,
    /// A missing start of a document.
    Start,
    /// An invalid line that begins with `%`.
    Directive,
    /// Text after the `...` that ends a document.
    AfterEnd,
    /// `#` without a space before it.
    CommentWithoutSpace,
    /// A comment between the lines of a string.
    CommentInText,
    /// Something wrong after `|` or `>`.
    BlockHeader,
    /// A wrongly indented line of a block.
    BlockIndentation,
    /// Any other error, in the words of the parser.
    Other(String),
}

impl Mistake {
    /// Whether its cause may be a character that only looks like white space or punctuation of YAML.
    fn can_follow_from_a_lookalike(&self) -> bool {
        match self {
            Self::Tab
            | Self::Beginning
            | Self::Unclosed(_)
            | Self::Mismatched(..)
            | Self::StrayClose
            | Self::InBrackets
            | Self::Colon
            | Self::NoColon
            | Self::Dash
            | Self::Structure
            | Self::Start
            | Self::AfterEnd
            | Self::BlockIndentation
            | Self::BlockHeader
            | Self::Other(_) => true,
            // A character that YAML never allows is reported itself.
            Self::Character(character) => !character.is_control(),
            Self::Quote
            | Self::AfterQuote
            | Self::Escape
            | Self::Depth
            | Self::ByteOrderMark
            | Self::Directive
            | Self::CommentWithoutSpace
            | Self::CommentInText => false,
        }
    }
}

/// What is known about the position of a syntax error.
pub(super) struct ErrorContext<'s> {
    pub(super) text: &'s str,
    /// Where the parser noticed it.
    pub(super) at: usize,
    /// The end of the last complete node.
    pub(super) last: usize,
    /// The start of the last complete node, if it is a string without quotes, which may have been meant otherwise.
    pub(super) cause: usize,
    /// The innermost open bracket.
    pub(super) open: Option<usize>,
}

/// The span, message and help of a syntax error.
pub(super) struct Words {
    pub(super) range: Range<usize>,
    pub(super) message: String,
    pub(super) help: Option<String>,
}

fn say(range: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Words {
    Words { range, message: message.into(), help: Some(help.into()) }
}

/// Describes a syntax error.
pub(super) fn explain(mistake: &Mistake, place: &ErrorContext<'_>) -> Words {
    if mistake.can_follow_from_a_lookalike()
        && let Some(words) = foreign::cause(place.text, place.cause, place.at, place.open.is_some())
    {
        return words;
    }
    match mistake {
        Mistake::Tab => lines::tab(place),
        Mistake::Quote => quotes::quote(place),
        Mistake::AfterQuote => quotes::after_quote(place),
        Mistake::Escape => quotes::escape(place),
        Mistake::Character(character) => wrong_character(*character, place),
        Mistake::Beginning => beginning(place).unwrap_or_else(|| lines::structure(place)),
        Mistake::Unclosed(open) => brackets::unclosed(*open, place.at),
        Mistake::Mismatched(open, close) => {
            let message = format!("this `{open}` is closed by `{close}`");
            say(place.at..place.at + 1, message, format!("close it with `{}`", brackets::partner(*open)))
        }
        Mistake::StrayClose => brackets::stray_close(place),
        Mistake::InBrackets => brackets::in_brackets(place),
        Mistake::Depth => say(
            here(place),
            "this is nested too deeply",
            "no value of a spec is nested more than four levels",
        ),
        Mistake::ByteOrderMark => {
            let message = "unexpected byte order mark (U+FEFF) inside the file";
            say(here(place), message, "remove it; only the first character of a file can be one")
        }
        Mistake::Colon => long_key(place).unwrap_or_else(|| lines::colon(place)),
        Mistake::NoColon => {
            long_key(place).unwrap_or_else(|| lines::no_colon(place.text, line_start(place.text, place.at)))
        }
        Mistake::Dash => lines::dash(place),
        Mistake::Structure => long_key(place).unwrap_or_else(|| lines::structure(place)),
        Mistake::Start => start(place),
        Mistake::Directive => directive(entry(place.text, line_start(place.text, place.at))),
        Mistake::CommentWithoutSpace => {
            say(here(place), "a comment needs a space before its `#`", "put a space before the `#`")
        }
        Mistake::CommentInText => comment_in_text(here(place)),
        Mistake::AfterEnd => {
            say(here(place), "unexpected content after the end of the document", "remove it")
        }
        Mistake::BlockHeader => lines::block_header(place),
        Mistake::BlockIndentation => {
            let message = "inconsistent indentation in a block string";
            say(here(place), message, "indent all lines of the block equally")
        }
        Mistake::Other(message) => {
            Words { range: here(place), message: format!("invalid YAML: {message}"), help: None }
        }
    }
}

fn wrong_character(wrong: char, place: &ErrorContext<'_>) -> Words {
    // The parser reports the start of the string that contains it.
    let start = place.text[place.at..].find(wrong).map_or(place.at, |found| place.at + found);
    let place = ErrorContext { at: start, ..*place };
    if !wrong.is_control() {
        return beginning(&place).unwrap_or_else(|| {
            say(here(&place), format!("{} is not allowed here", quoted(character(&place))), QUOTES)
        });
    }
    let message = format!("the control character U+{:04X} is not allowed in a spec", u32::from(wrong));
    let help = match wrong {
        '\0' => "remove it; a file full of them is UTF-16, and must be saved as UTF-8",
        _ => "remove it, or write it as an escape in double quotes",
    };
    say(here(&place), message, help)
}

const QUOTES: &str = "put the string in quotes";

/// Describes a string that begins with a special character of YAML, if the line of the error has one.
fn beginning(place: &ErrorContext<'_>) -> Option<Words> {
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
    let message = format!("a string that begins with {sign} must be in quotes");
    Some(say(value.start..value.start + 1, message, QUOTES))
}

/// How many characters a key may have, including its quotes (YAML 1.2.2, section 7.4.2).
const LONGEST_KEY: usize = 1024;

/// Describes a key that is too long. To YAML it is not a key, so the parser would report only a consequence.
fn long_key(place: &ErrorContext<'_>) -> Option<Words> {
    let text = place.text;
    let (key, _) = key_and_value(text, &entry(text, line_start(text, place.at)))?;
    text[key.clone()].char_indices().nth(LONGEST_KEY)?;
    let message = format!("a key is longer than {LONGEST_KEY} characters, which YAML does not allow");
    Some(say(key, message, "choose a shorter one"))
}

/// Describes a missing start of a document: after a line that was read as a directive, or after a complete value.
fn start(place: &ErrorContext<'_>) -> Words {
    if let Some(line) = layout::directives(&place.text[..place.at]).next() {
        return directive(line);
    }
    let line = entry(place.text, line_start(place.text, place.at));
    let message = "unexpected content after the end of the spec";
    say(line, message, "write all of the spec as one mapping, each key in a line of its own")
}

fn directive(line: Range<usize>) -> Words {
    let message = "a line that begins with `%` is not part of a spec";
    say(line, message, "remove the line, or put the string in quotes")
}

fn comment_in_text(range: Range<usize>) -> Words {
    let message = "a comment interrupts this multi-line string";
    say(range, message, "move the comment above the string, or put the string in quotes")
}

/// The character at the position, or an empty range at the end of a line.
fn here(place: &ErrorContext<'_>) -> Range<usize> {
    place.at..place.at + character(place).len()
}

fn character<'s>(place: &ErrorContext<'s>) -> &'s str {
    let rest = &place.text[place.at..];
    match rest.chars().next() {
        Some('\n' | '\r') | None => "",
        Some(character) => &rest[..character.len_utf8()],
    }
}
