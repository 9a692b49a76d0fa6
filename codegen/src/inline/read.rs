//! Turns tokens into nodes, with one pass for links and one for emphasis. No recursion, linear time.

use std::borrow::Cow;

use super::InlineNode;
use super::token::{Token, tokens};

/// The nodes of a text with collapsed white space.
pub(super) fn nodes(text: &str) -> Vec<InlineNode<'_>> {
    let tokens = tokens(text);
    let links = links(&tokens);
    let marks = marks(&tokens, &links);
    assemble(tokens, &links, &marks)
}

/// The text with collapsed white space: each run is one space, and there is none at the ends.
pub(super) fn collapsed(text: &str) -> Cow<'_, str> {
    if is_collapsed(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter_map(replaced) {
        if c != ' ' || !(out.is_empty() || out.ends_with(' ')) {
            out.push(c);
        }
    }
    out.truncate(out.trim_end_matches(' ').len());
    Cow::Owned(out)
}

/// Whether the white space of a text is already collapsed. It nearly always is, so the text is not copied.
fn is_collapsed(text: &str) -> bool {
    let mut before = b' ';
    for byte in text.bytes() {
        if may_be_replaced(byte) || byte == b' ' && before == b' ' {
            return false;
        }
        before = byte;
    }
    before != b' ' || text.is_empty()
}

/// The text on one line, with its spaces as they are.
pub(super) fn spaced(text: &str) -> Cow<'_, str> {
    if !text.bytes().any(may_be_replaced) {
        return Cow::Borrowed(text);
    }
    text.chars().filter_map(replaced).collect()
}

/// Line breaks and tabs become spaces. Other control characters are replaced, and a byte order mark is removed.
/// Spaces with a meaning of their own, such as the one that does not break, stay.
fn replaced(c: char) -> Option<char> {
    match c {
        '\t' | '\n' | '\x0B' | '\x0C' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
        '\u{feff}' => None,
        c if c.is_control() => Some('\u{fffd}'),
        c => Some(c),
    }
}

/// Whether a byte may begin a character that is [replaced]: every control character has such a byte.
fn may_be_replaced(byte: u8) -> bool {
    // U+0080 to U+009F begin with 0xC2, U+2028 and U+2029 with 0xE2, the byte order mark with 0xEF.
    matches!(byte, ..b' ' | 0x7F | 0xC2 | 0xE2 | 0xEF)
}

/// Which brackets are links: at each end the token of the other one.
/// As in `CommonMark` the inner one of two wins, and brackets in a link's text may be paired.
fn links(tokens: &[Token<'_>]) -> Vec<Option<usize>> {
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

fn is_blank(tokens: &[Token<'_>]) -> bool {
    matches!(tokens, [Token::Text(text)] if text.trim().is_empty())
}

/// Which runs of asterisks are marks: one open mark of each kind at most, the nearer one wins.
fn marks(tokens: &[Token<'_>], links: &[Option<usize>]) -> Vec<bool> {
    let mut marks = vec![false; tokens.len()];
    // What waits for its partner: whether it is strong, and its token.
    let mut outside = Vec::<(bool, usize)>::new();
    let mut inside = None;
    for (at, token) in tokens.iter().enumerate() {
        match token {
            // A mark that is still open at the end of a link remains text.
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

fn assemble<'t>(mut tokens: Vec<Token<'t>>, links: &[Option<usize>], marks: &[bool]) -> Vec<InlineNode<'t>> {
    let mut nodes = Vec::with_capacity(tokens.len());
    for at in 0..tokens.len() {
        // Here the address of a link comes before its text, in Markdown after it.
        if let (Token::Bracket, Some(end)) = (&tokens[at], links[at]) {
            if let Token::Unbracket(Some(address)) = &mut tokens[end] {
                nodes.push(InlineNode::Link(std::mem::take(&mut address.url)));
            }
            continue;
        }
        match &tokens[at] {
            Token::Text(part) => text(&mut nodes, part),
            Token::Code(code) => nodes.push(InlineNode::Code(Cow::Borrowed(code))),
            Token::Stars { strong, .. } if marks[at] => {
                nodes.push(if *strong { InlineNode::Strong } else { InlineNode::Emphasis });
            }
            Token::Stars { strong, .. } => text(&mut nodes, if *strong { "**" } else { "*" }),
            Token::Bracket => text(&mut nodes, "["),
            Token::Unbracket(_) if links[at].is_some() => nodes.push(InlineNode::LinkEnd),
            Token::Unbracket(address) => {
                text(&mut nodes, "]");
                if let (Some(address), Some(InlineNode::Text(text))) = (address, nodes.last_mut()) {
                    text.to_mut().extend(["(", &address.url, ")"]);
                }
            }
        }
    }
    nodes
}

fn text<'t>(nodes: &mut Vec<InlineNode<'t>>, part: &'t str) {
    match nodes.last_mut() {
        Some(InlineNode::Text(text)) => text.to_mut().push_str(part),
        _ => nodes.push(InlineNode::Text(Cow::Borrowed(part))),
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::{collapsed, may_be_replaced, replaced, spaced};

    /// Nearly every text of a spec is like these.
    #[test]
    fn a_text_without_more_than_single_spaces_is_not_copied() {
        for text in ["", "a", "Respect `Retry-After`.", "größer"] {
            assert!(matches!(collapsed(text), Cow::Borrowed(same) if same == text), "{text:?}");
            assert!(matches!(spaced(text), Cow::Borrowed(same) if same == text), "{text:?}");
        }
        assert!(matches!(spaced(" a  b "), Cow::Borrowed(" a  b ")));
    }

    /// A text without such bytes is used unchanged.
    #[test]
    fn no_character_that_is_replaced_is_passed_over() {
        for c in (char::MIN..=char::MAX).filter(|&c| replaced(c) != Some(c)) {
            assert!(may_be_replaced(c.to_string().as_bytes()[0]), "{c:?} is passed over");
        }
    }
}
