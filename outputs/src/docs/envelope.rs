//! The body of a failing response: a sample, and a description of each member.

use std::fmt::Write as _;

use errspec::__v1::{Node, Slot};
use errspec_codegen::__internal::characters::{is_bidi, is_line_separator};
use errspec_codegen::__internal::inline::{self, Flavor};
use errspec_codegen::__internal::model::{Code, Piece, Preset, Spec};

use crate::{member, sample, shape};

/// The sample body of a code as a fenced block; without an index, the plainest code is used.
pub(super) fn sample(spec: &Spec, code: Option<usize>) -> String {
    let code = code.and_then(|code| spec.codes.get(code)).or_else(|| sample::plainest(spec));
    code.map(|code| format!("```json\n{}\n```\n", escaped(&sample::body(spec, code)))).unwrap_or_default()
}

/// Where a response has the params.
pub(super) fn where_sent(spec: &Spec) -> &'static str {
    match spec.envelope.preset {
        Some(Preset::Nested | Preset::Flat) => "sent in `details`",
        Some(Preset::ProblemDetails) => "sent as members of the body",
        Some(Preset::Errors) => "sent in `detail`",
        None => "sent with the response",
    }
}

/// The description of each member, one list item per member.
pub(super) fn members(spec: &Spec) -> String {
    const PARAMS: &str = "The params of a code are listed with the code.";
    let mut list = String::new();
    for member in member::of_error(shape::body(spec)).unwrap_or_default() {
        let Node::Slot(slot) = member.value() else { continue };
        let _ = if member.is_spread() {
            writeln!(list, "- The values in the message are further members, by name. {PARAMS}")
        } else {
            let more = if matches!(slot, Slot::Details) { format!(" {PARAMS}") } else { String::new() };
            writeln!(list, "- `{}` {}{more}", member.name(), member::description(*slot))
        };
    }
    list
}

/// Escapes JSON for comments in Rust, where rustc rejects characters that change the direction of text.
fn escaped(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        let is_unseen = is_bidi(c) || c.is_control() || is_line_separator(c) || c == '\u{feff}';
        if is_unseen && c != '\n' {
            let _ = write!(out, "\\u{:04x}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

/// The message of a code as inline Markdown, with its params as code.
pub(super) fn message_line(code: &Code, flavor: Flavor) -> Option<String> {
    let message = code.message.as_ref()?;
    let mut text = String::new();
    for piece in &message.0 {
        match piece {
            Piece::Text(part) => text.push_str(&inline::escaped(part)),
            Piece::Param(param) => {
                text.push_str("`{");
                text.push_str(&code.params[*param].name);
                text.push_str("}`");
            }
        }
    }
    Some(inline::markdown(&text, flavor))
}
