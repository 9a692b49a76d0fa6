//! What does the body of a failing response look like, and what is each field?

use std::fmt::Write as _;

use crate::json;
use errspec_codegen::inline::{self, Flavor};
use errspec_codegen::model::{Code, Piece, Spec};

/// A sample body as a fenced block, of the code of that index or of the first plain one.
pub(super) fn sample(spec: &Spec, code: Option<usize>) -> String {
    let is_plain = |code: &Code| code.params.is_empty() && code.deprecated.is_none() && code.http.is_some();
    let plain = || spec.codes.iter().position(is_plain);
    let Some(code) = spec.codes.get(code.or_else(plain).unwrap_or(0)) else { return String::new() };
    let fields = [
        ("code", code.code.as_str()),
        ("message", &message(code)),
        ("request_id", "req_5f3a9c1e7b20"),
        ("docs_url", &code.docs_url),
    ];
    let fields = fields.map(|(name, value)| format!("    {}: {}", json::string(name), string(value)));
    format!("```json\n{{\n  \"error\": {{\n{}\n  }}\n}}\n```\n", fields.join(",\n"))
}

/// What each field is, a list item each.
pub(super) const FIELDS: &str = "\
- `code` says what went wrong; it is the only field that a program should go by.
- `message` says it to people; its wording may change at any time.
- `request_id` names this one request; quote it when you ask for support.
- `docs_url` leads to the documentation of this code.
";

/// The message as the service sends it, with `{param}` where a value goes.
fn message(code: &Code) -> String {
    match &code.message {
        Some(message) => message.template(&code.params),
        None => inline::plain(&code.meaning.0),
    }
}

/// A JSON string that may stand in a comment of Rust: characters that turn the direction of text are escaped.
fn string(text: &str) -> String {
    let mut out = String::new();
    for c in json::string(text).chars() {
        if inline::turns(c) || c.is_control() || matches!(c, '\u{feff}' | '\u{2028}' | '\u{2029}') {
            let _ = write!(out, "\\u{:04x}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

/// The message of a code as inline Markdown of a flavour, its params as code.
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
