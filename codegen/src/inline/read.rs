//! How is a text cut into nodes? One pass for tokens, one for links, one for emphasis; no recursion, linear time.

use std::collections::HashMap;

use super::Node;

/// What a text is made of before marks are matched.
#[derive(Debug)]
enum Token {
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
struct Address {
    url: String,
    /// How many bytes it takes, its parentheses included.
    length: usize,
}

/// The nodes of a text.
pub(super) fn nodes(text: &str) -> Vec<Node> {
    let text = collapsed(text);
    let tokens = tokens(&text);
    let links = links(&tokens);
    let marks = marks(&tokens, &links);
    assemble(tokens, &links, &marks)
}

/// The text with each run of white space as one space, and none at its ends.
pub(super) fn collapsed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter_map(replaced) {
        if c != ' ' || !(out.is_empty() || out.ends_with(' ')) {
            out.push(c);
        }
    }
    out.truncate(out.trim_end_matches(' ').len());
    out
}

/// The text on one line, with its spaces as they are.
pub(super) fn spaced(text: &str) -> String {
    text.chars().filter_map(replaced).collect()
}

/// Breaks and tabs become spaces, other controls cannot be shown, and a byte order mark is none.
/// Spaces with a meaning of their own, such as the one that does not break, stay.
fn replaced(c: char) -> Option<char> {
    match c {
        '\t' | '\n' | '\x0B' | '\x0C' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
        '\u{feff}' => None,
        c if c.is_control() => Some('\u{fffd}'),
        c => Some(c),
    }
}

fn tokens(text: &str) -> Vec<Token> {
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

/// Which brackets are links: at each end the token of the other one.
/// As in `CommonMark` the inner one of two wins, and brackets in a link's text may be paired.
fn links(tokens: &[Token]) -> Vec<Option<usize>> {
    let mut partners = vec![None; tokens.len()];
    let mut open = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            Token::Bracket => open.push(at),
            Token::Unbracket(address) => {
                let Some(start) = open.pop() else { continue };
                if address.is_some() && start + 1 < at && !is_blank(&tokens[start + 1..at]) {
                    partners[start] = Some(at);
                    partners[at] = Some(start);
                    open.clear();
                }
            }
            Token::Text(_) | Token::Code(_) | Token::Stars { .. } => {}
        }
    }
    partners
}

fn is_blank(tokens: &[Token]) -> bool {
    matches!(tokens, [Token::Text(text)] if text.trim().is_empty())
}

/// Which runs of asterisks are marks: one open mark of each kind at most, the nearer one wins.
fn marks(tokens: &[Token], links: &[Option<usize>]) -> Vec<bool> {
    let mut marks = vec![false; tokens.len()];
    // What waits for its partner: whether it is strong, and its token.
    let mut outside = Vec::<(bool, usize)>::new();
    let mut inside = None;
    for (at, token) in tokens.iter().enumerate() {
        match token {
            // What is open inside a link when it ends stays text.
            Token::Bracket if links[at].is_some() => inside = Some(Vec::new()),
            Token::Unbracket(_) if links[at].is_some() => inside = None,
            Token::Stars { strong, opens, closes } => {
                let open = inside.as_mut().unwrap_or(&mut outside);
                let partner = open.iter().position(|&(kind, _)| kind == *strong).filter(|_| *closes);
                if let Some(partner) = partner {
                    marks[open[partner].1] = true;
                    marks[at] = true;
                    open.truncate(partner);
                } else if *opens {
                    open.retain(|&(kind, _)| kind != *strong);
                    open.push((*strong, at));
                }
            }
            Token::Text(_) | Token::Code(_) | Token::Bracket | Token::Unbracket(_) => {}
        }
    }
    marks
}

fn assemble(tokens: Vec<Token>, links: &[Option<usize>], marks: &[bool]) -> Vec<Node> {
    let mut addresses = HashMap::new();
    let mut tokens = tokens;
    for (at, token) in tokens.iter_mut().enumerate() {
        if let (Token::Unbracket(address), Some(start)) = (token, links[at]) {
            addresses.extend(address.take().map(|address| (start, address.url)));
        }
    }
    let mut nodes = Vec::with_capacity(tokens.len());
    for (at, token) in tokens.into_iter().enumerate() {
        match token {
            Token::Text(part) => text(&mut nodes, &part),
            Token::Code(code) => nodes.push(Node::Code(code)),
            Token::Stars { strong, .. } if marks[at] => {
                nodes.push(if strong { Node::Strong } else { Node::Emphasis });
            }
            Token::Stars { strong, .. } => text(&mut nodes, if strong { "**" } else { "*" }),
            Token::Bracket => match addresses.remove(&at) {
                Some(url) => nodes.push(Node::Link(url)),
                None => text(&mut nodes, "["),
            },
            Token::Unbracket(_) if links[at].is_some() => nodes.push(Node::LinkEnd),
            Token::Unbracket(address) => {
                text(&mut nodes, "]");
                if let Some(address) = address {
                    text(&mut nodes, &format!("({})", address.url));
                }
            }
        }
    }
    nodes
}

fn text(nodes: &mut Vec<Node>, part: &str) {
    match nodes.last_mut() {
        Some(Node::Text(text)) => text.push_str(part),
        _ => nodes.push(Node::Text(part.to_owned())),
    }
}

/// How often a byte stands there in a row.
fn run(text: &str, at: usize, byte: u8) -> usize {
    text.as_bytes()[at..].iter().take_while(|&&b| b == byte).count()
}
