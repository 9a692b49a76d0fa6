//! Writes nodes as Markdown, so that a renderer reads the same nodes again.
//! Uses backslash escapes if all renderers agree on them, and entities otherwise.

use std::fmt::Write as _;

use super::{Flavor, InlineNode};
use crate::characters::is_bidi;
use crate::percent;

/// The position of a text in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum InlineContext {
    /// Possibly at the start of a line.
    Line,
    /// In a cell of a table.
    Cell,
}

/// Writes nodes as one line.
pub(super) fn nodes(nodes: &[InlineNode<'_>], flavor: Flavor, place: InlineContext) -> String {
    // A relative link does not work in a doc comment. Without its brackets, the marks next to it would be read
    // differently.
    let bare = flavor == Flavor::Rustdoc && nodes.iter().any(is_relative);
    let mut out = String::with_capacity(nodes.iter().map(room).sum());
    let mut link = None;
    for node in nodes {
        match node {
            InlineNode::Text(content) => text(&mut out, content, flavor, place),
            InlineNode::Code(content) => code(&mut out, content, flavor, place),
            InlineNode::Emphasis | InlineNode::Strong if bare => {}
            InlineNode::Emphasis => out.push('*'),
            InlineNode::Strong => out.push_str("**"),
            InlineNode::Link(_) if bare && is_relative(node) => {}
            InlineNode::Link(url) => {
                out.push('[');
                link = Some(url);
            }
            InlineNode::LinkEnd => {
                if let Some(url) = link.take() {
                    // Without a slash, rustdoc would look for an item with this name.
                    let here = !url.contains(['/', ':']) && !url.starts_with(['#', '?']);
                    let folder = if here { "./" } else { "" };
                    let _ = write!(out, "]({folder}{})", address(url));
                }
            }
        }
    }
    out
}

/// The length of a node in bytes, including its marks, if nothing needs an escape.
fn room(node: &InlineNode<'_>) -> usize {
    match node {
        InlineNode::Text(content) | InlineNode::Code(content) => content.len() + 2,
        InlineNode::Link(url) => url.len() + 4,
        InlineNode::Emphasis | InlineNode::Strong | InlineNode::LinkEnd => 2,
    }
}

fn is_relative(node: &InlineNode<'_>) -> bool {
    matches!(node, InlineNode::Link(url) if !url.split(['/', '?', '#']).next().is_some_and(|head| head.contains(':')))
}

/// Writes the content of a text node. `out` is the line so far.
fn text(out: &mut String, content: &str, flavor: Flavor, place: InlineContext) {
    let start = out.is_empty() && place == InlineContext::Line;
    // Where the brackets of a link are omitted, its text can begin with a space.
    let content = if start { content.trim_start_matches(' ') } else { content };
    let opened = if start { opening(out, content, flavor) } else { 0 };
    let mut in_word = false;
    let mut at = opened;
    while let Some(found) = content.as_bytes()[at..].iter().position(|&byte| may_be_special(byte)) {
        out.push_str(&content[at..at + found]);
        let (before, rest) = content.split_at(at + found);
        let Some(c) = rest.chars().next() else { break };
        let after = &rest[c.len_utf8()..];
        if c == '_' && !before.ends_with('_') {
            // All renderers treat underscores within a word as letters.
            in_word =
                is_word(before.chars().next_back()) && is_word(after.trim_start_matches('_').chars().next());
        }
        // Renderers remove attributes at the end of a heading before they read escapes.
        if c == '@' && is_address(before, after) {
            out.push_str(unlinked(flavor));
        }
        let attributes = c == '}' && after.is_empty() && flavor != Flavor::Rustdoc;
        if attributes || is_bidi(c) && flavor == Flavor::Rustdoc {
            entity(out, c);
        } else {
            if is_special(before, c, after, flavor, place) || c == '_' && !in_word {
                out.push('\\');
            }
            out.push(c);
        }
        at = content.len() - after.len();
    }
    out.push_str(&content[at..]);
}

/// Whether a byte may begin a character that needs an escape.
/// Nearly all of a text has no such bytes, and is copied unchanged.
fn may_be_special(byte: u8) -> bool {
    // Characters that change the direction of text begin with 0xE2.
    matches!(
        byte,
        b'\\'
            | b'`'
            | b'*'
            | b'['
            | b']'
            | b'<'
            | b'~'
            | b'|'
            | b'{'
            | b'$'
            | b'}'
            | b'&'
            | b'!'
            | b'#'
            | b':'
            | b'.'
            | b'-'
            | b'_'
            | b'@'
            | 0xE2
    )
}

/// Escapes characters that would start a block at the start of a line. Returns the number of bytes read.
fn opening(out: &mut String, content: &str, flavor: Flavor) -> usize {
    let Some(first) = content.chars().next() else { return 0 };
    let digits = content.bytes().take_while(u8::is_ascii_digit).count();
    if matches!(first, '#' | '-' | '+' | '=' | '>' | '|' | ':') {
        out.push('\\');
        out.push(first);
        return 1;
    }
    if digits > 0 && content[digits..].starts_with(['.', ')']) {
        let _ = write!(out, "{}\\{}", &content[..digits], &content[digits..=digits]);
        return digits + 1;
    }
    // In MDX, a line that starts with one of these is JavaScript.
    if flavor == Flavor::Mdx && (content.starts_with("import") || content.starts_with("export")) {
        entity(out, first);
        return 1;
    }
    0
}

fn is_special(before: &str, c: char, after: &str, flavor: Flavor, place: InlineContext) -> bool {
    match c {
        '\\' | '`' | '*' | '[' | ']' | '<' | '~' => true,
        '|' => place == InlineContext::Cell,
        '{' | '$' => flavor != Flavor::Rustdoc,
        '}' => flavor == Flavor::Mdx,
        '&' => after.starts_with(|c: char| c == '#' || c.is_ascii_alphanumeric()),
        // An image, if a link follows; the closing sequence of a heading.
        '!' | '#' => after.is_empty(),
        // Bare addresses, which some renderers link even if they are escaped.
        ':' => after.starts_with("//"),
        '.' => is_www(before),
        // Typographic dashes, which would be wrong in the name of an option.
        '-' => before.ends_with('-'),
        _ => false,
    }
}

/// Whether renderers would link the text around an `@` as an address, with or without `mailto:` before it.
///
/// A superset of what cmark-gfm, comrak and remark-gfm link.
fn is_address(before: &str, after: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    if !before.ends_with(|c: char| is_part(c) || matches!(c, '.' | '+')) {
        return false;
    }
    let host = after.split(|c: char| !is_part(c) && c != '.').next().unwrap_or_default();
    host.starts_with(is_part) && host.split('.').skip(1).any(|label| !label.is_empty())
}

/// What keeps an address from becoming a link. Renderers look for addresses in the text after all escapes are read, so
/// no escape helps; a comment ends the text, cannot be seen, and is not copied with it, unlike an invisible character.
fn unlinked(flavor: Flavor) -> &'static str {
    match flavor {
        Flavor::Gfm => "<!-- -->",
        Flavor::Mdx => "{/* */}",
        // Links no addresses.
        Flavor::Rustdoc => "",
    }
}

fn is_word(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_ascii_alphanumeric())
}

fn is_www(before: &str) -> bool {
    let bytes = before.as_bytes();
    bytes.len() >= 3 && bytes[bytes.len() - 3..].eq_ignore_ascii_case(b"www")
}

/// Writes a code span, or an element if backticks cannot express the content.
fn code(out: &mut String, content: &str, flavor: Flavor, place: InlineContext) {
    if content.is_empty() {
        return;
    }
    // A page of 10,000 codes takes 36 ms with this shortcut, and 48 ms without it.
    if content.bytes().all(is_plain_in_code) {
        out.extend(["`", content, "`"]);
        return;
    }
    odd_code(out, content, flavor, place);
}

/// Whether a code needs neither escapes nor more than one backtick in any position. Nearly every code does not.
fn is_plain_in_code(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b':' | b'/' | b',' | b'(' | b')')
}

/// Writes the content of a code span, which is not empty.
fn odd_code(out: &mut String, content: &str, flavor: Flavor, place: InlineContext) {
    let torn = match place {
        // A link at the start of a line could be read as the definition of a reference, even in code.
        InlineContext::Line => content.contains("]:"),
        // Tables split cells at `|` before they read code, and renderers differ in how they treat a backslash before it.
        InlineContext::Cell => content.contains("\\|"),
    };
    if torn || flavor == Flavor::Rustdoc && content.contains(is_bidi) {
        out.push_str("<code>");
        content.chars().for_each(|c| if is_plain(c) { out.push(c) } else { entity(out, c) });
        out.push_str("</code>");
        return;
    }
    let fence = "`".repeat(longest_run(content) + 1);
    let blank = content.trim_matches(' ').is_empty();
    let spaced = content.starts_with(' ') && content.ends_with(' ') && !blank;
    let pad = if spaced || content.starts_with('`') || content.ends_with('`') { " " } else { "" };
    let _ = match place {
        InlineContext::Line => write!(out, "{fence}{pad}{content}{pad}{fence}"),
        InlineContext::Cell => write!(out, "{fence}{pad}{}{pad}{fence}", content.replace('|', "\\|")),
    };
}

fn longest_run(content: &str) -> usize {
    content.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

/// An address in parentheses. Characters with a meaning in Markdown, tables or HTML are percent-encoded.
pub(super) fn address(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for (at, c) in url.char_indices() {
        let encoded =
            matches!(c, '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' | '(' | ')' | '[' | ']')
                || c.is_control()
                || c.is_whitespace()
                || is_bidi(c);
        if encoded {
            let mut bytes = [0; 4];
            c.encode_utf8(&mut bytes).bytes().for_each(|byte| percent::push(&mut out, byte));
            continue;
        }
        if c == '&' && is_special("", c, &url[at + 1..], Flavor::Gfm, InlineContext::Line) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Whether a byte needs no escape in any position.
fn is_plain(c: char) -> bool {
    !c.is_ascii_punctuation() && !is_bidi(c)
}

fn entity(out: &mut String, c: char) {
    let _ = write!(out, "&#{};", u32::from(c));
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Flavor, InlineContext, code, is_plain_in_code, is_special, may_be_special, odd_code};
    use crate::characters::is_bidi;

    proptest! {
        #[test]
        fn the_short_way_to_a_code_span_is_the_long_one(content in r"[a-c_.:/,() `|\\\[\]-]{1,5}") {
            for flavor in [Flavor::Gfm, Flavor::Mdx, Flavor::Rustdoc] {
                for place in [InlineContext::Line, InlineContext::Cell] {
                    let [mut short, mut long] = [String::new(), String::new()];
                    code(&mut short, &content, flavor, place);
                    odd_code(&mut long, &content, flavor, place);
                    prop_assert_eq!(short, long);
                }
            }
        }
    }

    /// Common texts and codes take the shortcut.
    #[test]
    fn letters_and_digits_are_not_looked_at() {
        assert!(!b"Too many parcels, try again after 7 days".iter().any(|&byte| may_be_special(byte)));
        assert!(b"orders/not_found-2".iter().all(|&byte| is_plain_in_code(byte)));
    }

    /// The bytes that `text` copies unchanged must be ones that never need an escape.
    #[test]
    fn no_character_that_may_need_an_escape_is_passed_over() {
        let passed = |c: &char| !may_be_special(c.to_string().as_bytes()[0]);
        for c in (char::MIN..=char::MAX).filter(passed) {
            assert!(!matches!(c, '_' | '}') && !is_bidi(c), "{c:?} is passed over");
            for before in ["", "a", "-", "www"] {
                for after in ["", "a", "#", "//"] {
                    for flavor in [Flavor::Gfm, Flavor::Mdx, Flavor::Rustdoc] {
                        let special = |place| is_special(before, c, after, flavor, place);
                        assert!(
                            !special(InlineContext::Line) && !special(InlineContext::Cell),
                            "{c:?} is passed over"
                        );
                    }
                }
            }
        }
    }
}
