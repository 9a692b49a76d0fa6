//! The message of a code, without params and with them.

use crate::inline;
use crate::model::Code;

/// The message of the bare code: the spec's message if it mentions no params, else the meaning.
pub(crate) fn of_code(code: &Code) -> String {
    match &code.message {
        Some(message) if message.is_static() => message.template(&code.params),
        _ => inline::plain(&code.meaning.0),
    }
}
