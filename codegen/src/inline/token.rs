//! What is a text made of before marks are matched? One pass, no byte looked at twice.

use std::collections::HashMap;

/// What a text is made of before marks are matched.
#[derive(Debug)]
pub(super) enum Token {
    Text(String),
    Code(String),
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
    /// How many bytes it takes, its parentheses included.
    length: usize,
}

/// Cuts a text whose white space is collapsed.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut fences = Fences::new(text);
    let mut tokens = Vec::new();
    let mut plain = String::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let (token, next) = match c {
            '\\' => (None, at + 1),
            '`' => code(text, at, &mut fences),
            '*' => stars(text, at),
            '[' => (Some(Token::Bracket), at + 1),
            ']' => unbracket(text, at),
            _ => (None, at + c.len_utf8()),
        };
        if let Some(token) = token {
            if !plain.is_empty() {
                tokens.push(Token::Text(std::mem::take(&mut plain)));
            }
            tokens.push(token);
            at = next;
        } else if c == '\\' && text[next..].starts_with(|c: char| c.is_ascii_punctuation()) {
            plain.push_str(&text[next..=next]);
            at = next + 1;
        } else {
            plain.push_str(&text[at..next]);
            at = next;
        }
    }
    if !plain.is_empty() {
        tokens.push(Token::Text(plain));
    }
    tokens
}

/// Where runs of backticks start, by their length; each length forgets what lies behind.
struct Fences(HashMap<usize, std::vec::IntoIter<usize>>);

impl Fences {
    fn new(text: &str) -> Self {
        let mut starts = HashMap::<usize, Vec<usize>>::new();
        let mut at = 0;
        while let Some(found) = text[at..].find('`') {
            let start = at + found;
            let length = run(text, start, b'`');
            starts.entry(length).or_default().push(start);
            at = start + length;
        }
        Self(starts.into_iter().map(|(length, starts)| (length, starts.into_iter())).collect())
    }

    fn next(&mut self, length: usize, behind: usize) -> Option<usize> {
        self.0.get_mut(&length)?.find(|&start| start >= behind)
    }
}

/// A code span, or the run of backticks as text.
fn code(text: &str, at: usize, fences: &mut Fences) -> (Option<Token>, usize) {
    let length = run(text, at, b'`');
    let start = at + length;
    let Some(end) = fences.next(length, start) else { return (None, start) };
    let inner = &text[start..end];
    let padded = inner.starts_with(' ') && inner.ends_with(' ') && inner.len() > 1;
    let inner = if padded { &inner[1..inner.len() - 1] } else { inner };
    (Some(Token::Code(inner.to_owned())), end + length)
}

/// A mark; three asterisks and more are text.
fn stars(text: &str, at: usize) -> (Option<Token>, usize) {
    let length = run(text, at, b'*');
    let end = at + length;
    if length > 2 {
        return (None, end);
    }
    let before = Beside::new(text[..at].chars().next_back());
    let behind = Beside::new(text[end..].chars().next());
    let opens = flanks(behind, before);
    let closes = flanks(before, behind);
    (Some(Token::Stars { strong: length == 2, opens, closes }), end)
}

/// What stands beside a mark.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Beside {
    Space,
    Punctuation,
    Word,
    /// Punctuation to some renderers and a letter to others.
    Unsure,
}

impl Beside {
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

/// The flanking rule of `CommonMark`, as far as all renderers agree on it.
fn flanks(inside: Beside, outside: Beside) -> bool {
    match inside {
        Beside::Space => false,
        Beside::Word => true,
        Beside::Punctuation | Beside::Unsure => matches!(outside, Beside::Space | Beside::Punctuation),
    }
}

fn unbracket(text: &str, at: usize) -> (Option<Token>, usize) {
    let address = text[at + 1..].strip_prefix('(').and_then(address);
    let end = at + 1 + address.as_ref().map_or(0, |address| address.length);
    (Some(Token::Unbracket(address)), end)
}

/// The address behind `](`. It ends at a bracket as well as at a space, so that no byte is looked at twice.
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

/// How often a byte stands there in a row.
fn run(text: &str, at: usize, byte: u8) -> usize {
    text.as_bytes()[at..].iter().take_while(|&&b| b == byte).count()
}
