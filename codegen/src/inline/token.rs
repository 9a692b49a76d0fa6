//! Splits a text into tokens, before marks are matched. One pass, which reads each byte once.

use std::collections::HashMap;

/// A token of a text, before marks are matched.
#[derive(Debug)]
pub(super) enum Token<'t> {
    /// Text without its escapes. There can be several in a row.
    Text(&'t str),
    Code(&'t str),
    /// A run of one or two asterisks that could be a mark.
    Stars {
        strong: bool,
        opens: bool,
        closes: bool,
    },
    Bracket,
    /// `]`, or `](url)` with an address that can be one.
    Unbracket(Option<Address>),
}

#[derive(Debug)]
pub(super) struct Address {
    pub(super) url: String,
    /// Its length in bytes, including the parentheses.
    length: usize,
}

/// Splits a text with collapsed white space.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut fences = Fences::default();
    let mut tokens = Vec::new();
    // The start of the text that is not in a token yet.
    let mut plain = 0;
    let mut at = 0;
    // All of them are ASCII, so bytes can be compared.
    let special = |byte: &u8| matches!(byte, b'\\' | b'`' | b'*' | b'[' | b']');
    while let Some(found) = text.as_bytes()[at..].iter().position(special) {
        at += found;
        let (token, next) = match text.as_bytes()[at] {
            b'`' => code(text, at, &mut fences),
            b'*' => stars(text, at),
            b'[' => (Some(Token::Bracket), at + 1),
            b']' => unbracket(text, at),
            _ if text[at + 1..].starts_with(|c: char| c.is_ascii_punctuation()) => {
                // The escaped character is text, whatever it is.
                push_text(&mut tokens, &text[plain..at]);
                plain = at + 1;
                (None, at + 2)
            }
            _ => (None, at + 1),
        };
        if let Some(token) = token {
            push_text(&mut tokens, &text[plain..at]);
            tokens.push(token);
            plain = next;
        }
        at = next;
    }
    push_text(&mut tokens, &text[plain..]);
    tokens
}

fn push_text<'t>(tokens: &mut Vec<Token<'t>>, text: &'t str) {
    if !text.is_empty() {
        tokens.push(Token::Text(text));
    }
}

/// What the search for the end of a code span has seen: where the last run of backticks of each length starts.
/// After one search has reached the end of the text, all runs are known, so no later search is in vain.
#[derive(Default)]
struct Fences {
    last: HashMap<usize, usize>,
    complete: bool,
}

impl Fences {
    /// Where the next run of exactly that length starts.
    fn next(&mut self, text: &str, length: usize, after: usize) -> Option<usize> {
        if self.complete && self.last.get(&length).is_none_or(|&last| last < after) {
            return None;
        }
        let mut at = after;
        while let Some(found) = text[at..].find('`') {
            let start = at + found;
            let found = run(text, start, b'`');
            if found == length {
                return Some(start);
            }
            if !self.complete {
                self.last.insert(found, start);
            }
            at = start + found;
        }
        self.complete = true;
        None
    }
}

/// A code span, or the run of backticks as text.
fn code<'t>(text: &'t str, at: usize, fences: &mut Fences) -> (Option<Token<'t>>, usize) {
    let length = run(text, at, b'`');
    let start = at + length;
    let Some(end) = fences.next(text, length, start) else { return (None, start) };
    let inner = &text[start..end];
    let padded = inner.starts_with(' ') && inner.ends_with(' ') && inner.len() > 1;
    let inner = if padded { &inner[1..inner.len() - 1] } else { inner };
    (Some(Token::Code(inner)), end + length)
}

/// A mark. Three or more asterisks are text.
fn stars(text: &str, at: usize) -> (Option<Token<'_>>, usize) {
    let length = run(text, at, b'*');
    let end = at + length;
    if length > 2 {
        return (None, end);
    }
    let before = Neighbor::new(text[..at].chars().next_back());
    let after = Neighbor::new(text[end..].chars().next());
    let opens = flanks(after, before);
    let closes = flanks(before, after);
    (Some(Token::Stars { strong: length == 2, opens, closes }), end)
}

/// The character next to a mark.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Neighbor {
    Space,
    Punctuation,
    Word,
    /// Punctuation for some renderers, and a letter for others.
    Unsure,
}

impl Neighbor {
    fn new(c: Option<char>) -> Self {
        match c {
            None => Self::Space,
            Some(c) if c.is_whitespace() => Self::Space,
            Some(c) if c.is_ascii_punctuation() => Self::Punctuation,
            Some(c) if c.is_alphanumeric() => Self::Word,
            Some(_) => Self::Unsure,
        }
    }
}

/// The flanking rule of `CommonMark`, to the extent that all renderers agree on it.
fn flanks(inside: Neighbor, outside: Neighbor) -> bool {
    match inside {
        Neighbor::Space => false,
        Neighbor::Word => true,
        Neighbor::Punctuation | Neighbor::Unsure => {
            matches!(outside, Neighbor::Space | Neighbor::Punctuation)
        }
    }
}

fn unbracket(text: &str, at: usize) -> (Option<Token<'_>>, usize) {
    let address = text[at + 1..].strip_prefix('(').and_then(address);
    let end = at + 1 + address.as_ref().map_or(0, |address| address.length);
    (Some(Token::Unbracket(address)), end)
}

/// The address after `](`. It also ends at a bracket or a space, so that no byte is read twice.
fn address(rest: &str) -> Option<Address> {
    let mut url = String::new();
    let mut depth = 0_u32;
    let mut chars = rest.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            ')' if depth == 0 => {
                return is_address(&url).then_some(Address { url, length: at + 2 });
            }
            '(' => depth += 1,
            ')' => depth -= 1,
            '[' | ']' | '<' | '>' | '`' => return None,
            '\\' if rest[at + 1..].starts_with(|c: char| c.is_ascii_punctuation()) => {
                url.extend(chars.next().map(|(_, escaped)| escaped));
                continue;
            }
            c if c.is_whitespace() || c.is_control() => return None,
            _ => {}
        }
        url.push(c);
    }
    None
}

/// A relative address, or one with a scheme that only leads somewhere.
fn is_address(url: &str) -> bool {
    let scheme =
        url.split(['/', '?', '#']).next().and_then(|head| head.split_once(':')).map(|(scheme, _)| scheme);
    match scheme {
        None => !url.is_empty(),
        Some(scheme) => ["http", "https", "mailto"].iter().any(|known| scheme.eq_ignore_ascii_case(known)),
    }
}

/// The number of times a byte is repeated there.
fn run(text: &str, at: usize, byte: u8) -> usize {
    text.as_bytes()[at..].iter().take_while(|&&b| b == byte).count()
}
