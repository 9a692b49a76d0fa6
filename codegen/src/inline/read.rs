//! How do tokens become nodes? One pass for links, one for emphasis; no recursion, linear time.

use std::collections::HashMap;

use super::Node;
use super::token::{Token, tokens};

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
