//! What does a code say without params, and with them?

use crate::inline;
use crate::model::{Code, Message, Piece};

/// What the bare code says: its message, if that has no params, else its meaning.
pub(crate) fn of_code(code: &Code) -> String {
    match &code.message {
        Some(message) if code.params.is_empty() => unfilled(message),
        _ => inline::plain(&code.meaning.0),
    }
}

fn unfilled(message: &Message) -> String {
    let pieces = message.0.iter().map(|piece| match piece {
        Piece::Text(text) => text.as_str(),
        Piece::Param(_) => unreachable!("the code of this message has no params"),
    });
    pieces.collect()
}

/// The message as a format string; without one, the meaning.
pub(super) fn format_string(code: &Code) -> String {
    let Some(Message(pieces)) = &code.message else { return braced(&inline::plain(&code.meaning.0)) };
    let pieces = pieces.iter().map(|piece| match piece {
        Piece::Text(text) => braced(text),
        Piece::Param(param) => format!("{{{}}}", code.params[*param].name),
    });
    pieces.collect()
}

fn braced(text: &str) -> String {
    text.replace('{', "{{").replace('}', "}}")
}
