//! What does the body of a failing response look like, and what is each field?

use std::fmt::Write as _;

use errspec_codegen::__internal::characters::{is_bidi, is_line_separator};
use errspec_codegen::__internal::inline::{self, Flavor};
use errspec_codegen::__internal::model::{Code, Piece, Spec};

use crate::sample;

/// A sample body as a fenced block, of the code of that index or of the plainest one.
pub(super) fn sample(spec: &Spec, code: Option<usize>) -> String {
    let code = code.and_then(|code| spec.codes.get(code)).or_else(|| sample::plainest(spec));
    code.map(|code| format!("```json\n{}\n```\n", escaped(&sample::body(code)))).unwrap_or_default()
}

/// What each field is, a list item each.
pub(super) const FIELDS: &str = "\
- `code` says what went wrong; it is the only field that a program should go by.
- `message` says it to people; its wording may change at any time.
- `request_id` names this one request; quote it when you ask for support.
- `docs_url` leads to the documentation of this code.
";

/// JSON that may stand in a comment of Rust: characters that turn the direction of text are escaped.
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
