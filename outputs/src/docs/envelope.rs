//! The body of a failing response: a sample, and a description of each member.

use std::fmt::Write as _;

use errspec_codegen::__internal::characters::{is_bidi, is_line_separator};
use errspec_codegen::__internal::inline::{self, Flavor};
use errspec_codegen::__internal::model::{Code, Param, ParamType, Piece, Spec};

use crate::member::{self, About, ParamPlace};
use crate::sample;

/// The sample body of a code as a fenced block; without an index, the plainest code is used.
pub(super) fn sample(spec: &Spec, code: Option<usize>) -> String {
    let code = code.and_then(|code| spec.codes.get(code)).or_else(|| sample::plainest(spec));
    code.map(|code| format!("```json\n{}\n```\n", escaped(&sample::body(spec, code)))).unwrap_or_default()
}

/// The params of a code by the place where a response has them, as list items.
pub(super) fn params(spec: &Spec, code: &Code, flavor: Flavor) -> String {
    let mut list = String::new();
    for (sent, params) in params_by_place(spec, code, flavor) {
        let _ = writeln!(list, "- Params, {sent}: {params}");
    }
    list
}

/// The params of a code in a sentence of Markdown, or `None` for a code without params.
#[must_use]
pub fn params_in_words(spec: &Spec, code: &Code) -> Option<String> {
    let places = params_by_place(spec, code, Flavor::Gfm).into_iter();
    let places: Vec<_> = places.map(|(sent, params)| format!("{params}, {sent}")).collect();
    (!places.is_empty()).then(|| places.join("; "))
}

/// The params of a code, grouped by how they are sent, which is the first of each pair.
fn params_by_place(spec: &Spec, code: &Code, flavor: Flavor) -> Vec<(String, String)> {
    let mut places: Vec<((ParamPlace, bool), Vec<String>)> = Vec::new();
    for (index, param) in code.params.iter().enumerate() {
        let shown = format!("{} ({})", inline::code(&param.name, flavor), facts(param, flavor));
        let place =
            if param.is_sent { member::place_of_param(spec, &param.name) } else { ParamPlace::Nowhere };
        // It makes a difference only for a param without a place.
        let place = (place.clone(), place == ParamPlace::Nowhere && is_mentioned(code, index));
        match places.iter_mut().find(|(known, _)| *known == place) {
            Some((_, params)) => params.push(shown),
            None => places.push((place, vec![shown])),
        }
    }
    let group = |((place, is_mentioned), params): ((ParamPlace, bool), Vec<String>)| {
        let sent = match &place {
            ParamPlace::Within(path) => format!("sent in {}", object(path, flavor)),
            ParamPlace::Spread(path) if path.is_empty() => "sent as members of the body".to_owned(),
            ParamPlace::Spread(path) => format!("sent as members of {}", object(path, flavor)),
            ParamPlace::At(path) => format!("sent as {}", object(path, flavor)),
            ParamPlace::Nowhere if is_mentioned => "only in the message".to_owned(),
            ParamPlace::Nowhere => "not sent".to_owned(),
        };
        (sent, params.join(", "))
    };
    places.into_iter().map(group).collect()
}

/// Whether the message has the param at this index.
fn is_mentioned(code: &Code, index: usize) -> bool {
    let pieces = code.message.iter().flat_map(|message| &message.0);
    pieces.into_iter().any(|piece| matches!(piece, Piece::Param(param) if *param == index))
}

fn object(path: &str, flavor: Flavor) -> String {
    if path.is_empty() { "the body".to_owned() } else { inline::code(path, flavor) }
}

/// The type of a param, whether it is optional, and its values.
fn facts(param: &Param, flavor: Flavor) -> String {
    let ty = match &param.ty {
        ParamType::List(element) => format!("list of {}", kind(element, "s")),
        ty => kind(ty, ""),
    };
    let optional = param.is_optional.then(|| "optional".to_owned());
    let values: Vec<_> = param.one_of.iter().map(|value| inline::code(&value.text, flavor)).collect();
    let one_of = (!values.is_empty()).then(|| format!("one of {}", values.join(", ")));
    [Some(ty), optional, one_of].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn kind(ty: &ParamType, plural: &str) -> String {
    let kind = match ty {
        ParamType::String | ParamType::Opaque(_) => "string",
        ParamType::Integer(_) => "integer",
        ParamType::Number(_) => "number",
        ParamType::Bool => "boolean",
        ParamType::Json => return "any JSON".to_owned(),
        ParamType::List(element) => return kind(element, plural),
    };
    format!("{kind}{plural}")
}

/// The description of each member and each header, one list item each.
pub(super) fn members(spec: &Spec, flavor: Flavor) -> String {
    let mut list = String::new();
    for member in member::members(spec) {
        let more = match member.about {
            About::Value => "",
            About::Params | About::FurtherMembers => " The params of a code are listed with the code.",
        };
        let _ = writeln!(list, "- {}{more}", member.whole().markdown(flavor));
    }
    list.push_str("\nThe response has these headers:\n\n");
    for header in member::headers(spec) {
        let _ = writeln!(list, "- {}", header.whole().markdown(flavor));
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
                let name = format!("{{{}}}", code.params[*param].name);
                // A backtick would end the code span.
                if name.contains('`') {
                    text.push_str(&inline::escaped(&name));
                } else {
                    text.extend(["`", &name, "`"]);
                }
            }
        }
    }
    Some(inline::markdown(&text, flavor))
}
