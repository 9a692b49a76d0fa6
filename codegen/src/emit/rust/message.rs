//! The message of a code, without params and with them.

use crate::inline;
use crate::model::{Code, doubled_braces};

/// The message of the bare code: the spec's message if it has no params, else the meaning.
pub(crate) fn of_code(code: &Code) -> String {
    match &code.message {
        Some(message) if code.params.is_empty() => message.template(&[]),
        _ => inline::plain(&code.meaning.0),
    }
}

/// The message as a format string, or the meaning if the spec has no message.
pub(super) fn format_string(code: &Code) -> String {
    match &code.message {
        Some(message) => message.format_string(&code.params),
        None => doubled_braces(&inline::plain(&code.meaning.0)),
    }
}
