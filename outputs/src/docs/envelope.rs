//! The body of a failing response: a sample, and a description of each member.

use std::fmt::Write as _;

use errspec_codegen::__internal::characters::{is_bidi, is_line_separator};
use errspec_codegen::__internal::inline::{self, Flavor};
use errspec_codegen::__internal::model::{Code, Envelope, Piece, Spec};

use crate::sample;

/// The sample body of a code as a fenced block; without an index, the plainest code is used.
pub(super) fn sample(spec: &Spec, code: Option<usize>) -> String {
    let code = code.and_then(|code| spec.codes.get(code)).or_else(|| sample::plainest(spec));
    code.map(|code| format!("```json\n{}\n```\n", escaped(&sample::body(spec, code)))).unwrap_or_default()
}

const CODE: (&str, &str) = ("code", "identifies the error. Programs should check it instead of the message.");
const MESSAGE: &str = "describes the error for humans. Its wording may change at any time.";
const REQUEST_ID: (&str, &str) =
    ("request_id", "identifies the request, if it has an ID. Include it when you contact support.");
const DOCS_URL: &str = "links to the documentation of the code.";
const DETAILS: &str = "contains the values in the message, by name. It is omitted if there are none. \
                       The params of a code are listed with the code.";

/// The members of the body, in their order, each with a description.
fn described(envelope: Envelope) -> &'static [(&'static str, &'static str)] {
    match envelope {
        Envelope::Nested | Envelope::Flat => {
            &[CODE, ("message", MESSAGE), REQUEST_ID, ("docs_url", DOCS_URL), ("details", DETAILS)]
        }
        Envelope::ProblemDetails => &[
            ("type", DOCS_URL),
            ("title", "says what the code means. It is the same for every error with this code."),
            ("status", "is the HTTP status of the response."),
            ("detail", MESSAGE),
            CODE,
            REQUEST_ID,
        ],
        Envelope::Errors => &[CODE, ("message", MESSAGE), ("detail", DETAILS)],
    }
}

/// Where a response has the params.
pub(super) fn where_sent(spec: &Spec) -> &'static str {
    match spec.envelope {
        Envelope::Nested | Envelope::Flat => "sent in `details`",
        Envelope::ProblemDetails => "sent as members of the body",
        Envelope::Errors => "sent in `detail`",
    }
}

/// The description of each member, one list item per member.
pub(super) fn members(spec: &Spec) -> String {
    let members = described(spec.envelope).iter();
    let mut list =
        members.flat_map(|(name, description)| ["- `", name, "` ", description, "\n"]).collect::<String>();
    if spec.envelope == Envelope::ProblemDetails {
        list.push_str(
            "- The values in the message are further members, by name. \
             The params of a code are listed with the code.\n",
        );
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
