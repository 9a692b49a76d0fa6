//! How do the words of a spec go into Rust: as plain text, and as a doc comment?

use std::fmt::Write as _;

use crate::model::{Markdown, Message, Piece};

/// The text without its Markdown, on one line.
pub(super) fn plain(text: &Markdown) -> String {
    one_line(&text.0).replace('`', "")
}

/// Markdown for a doc comment on one line, which no text can break.
pub(super) fn rustdoc(text: &Markdown) -> String {
    escaped(&plain(text))
}

/// A message without params.
pub(super) fn unfilled(message: &Message) -> String {
    let pieces = message.0.iter().map(|piece| match piece {
        Piece::Text(text) => text.as_str(),
        Piece::Param(_) => unreachable!("the code of this message has no params"),
    });
    pieces.collect()
}

/// Plain text as Markdown for a doc comment on one line.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in one_line(text).chars() {
        if character.is_ascii_punctuation() {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

/// A code span, whatever is in it.
pub(super) fn code_span(text: &str) -> String {
    let text = one_line(text);
    let mut fence = "`".to_owned();
    while text.contains(&fence) {
        fence.push('`');
    }
    // A space at both ends is not part of the code, and keeps its backticks away from the fence.
    let space = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}

/// The target of a link; what could end it early is percent-encoded.
pub(super) fn target(url: &str) -> String {
    let mut target = "<".to_owned();
    for character in url.chars() {
        if character.is_ascii_graphic() && !matches!(character, '<' | '>' | '\\' | '`' | '"') {
            target.push(character);
        } else {
            for byte in character.encode_utf8(&mut [0; 4]).bytes() {
                let _ = write!(target, "%{byte:02X}");
            }
        }
    }
    target.push('>');
    target
}

/// White space and control characters become single spaces.
fn one_line(text: &str) -> String {
    let words = text.split(|character: char| character.is_whitespace() || character.is_control());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A comment without characters that change its direction; rustc refuses them, since they can hide code.
pub(super) fn upright(line: &str) -> String {
    line.replace(
        |character| matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'),
        "\u{fffd}",
    )
}
