//! What does a code say without params, and with them?

use crate::inline;
use crate::model::{Code, doubled_braces};

/// What the bare code says: its message, if that has no params, else its meaning.
pub(crate) fn of_code(code: &Code) -> String {
    match &code.message {
        Some(message) if code.params.is_empty() => message.template(&[]),
        _ => inline::plain(&code.meaning.0),
    }
}

/// The message as a format string; without one, the meaning.
pub(super) fn format_string(code: &Code) -> String {
    match &code.message {
        Some(message) => message.format_string(&code.params),
        None => doubled_braces(&inline::plain(&code.meaning.0)),
    }
}
