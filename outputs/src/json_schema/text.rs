//! Which strings does a value of the body have?

use errspec_codegen::__internal::case;
use errspec_codegen::__internal::model::envelope::{Piece, Slot};
use errspec_codegen::__internal::model::{Code, FieldType, Spec};

use crate::columns;

/// The string of a slot in every error with a code, if it depends on nothing else.
pub(super) fn of_code(slot: &Slot, spec: &Spec, code: &Code) -> Option<String> {
    match slot {
        Slot::Code | Slot::CodeNumber => Some(code.code.clone()),
        Slot::CodeIn(style) => Some(case::written_in(&code.code, *style)),
        Slot::DocsUrl => Some(code.docs_url.clone()),
        Slot::Bucket => Some(spec.buckets[code.bucket].name.clone()),
        Slot::Field(name) | Slot::FieldString(name) => {
            columns::value(spec, code, name).map(|(field, value)| field.text(value))
        }
        Slot::Message
        | Slot::Meaning
        | Slot::Http
        | Slot::HttpString
        | Slot::Reason
        | Slot::RetryAfter
        | Slot::RequestId
        | Slot::Details
        | Slot::Detail(_) => None,
    }
}

/// The same for a string with placeholders.
pub(super) fn filled(pieces: &[Piece], spec: &Spec, code: &Code) -> Option<String> {
    let pieces = pieces.iter().map(|piece| match piece {
        Piece::Literal(text) => Some(text.clone()),
        Piece::Slot(slot) => of_code(slot, spec, code),
    });
    pieces.collect()
}

/// The strings of all codes, if the string has the code in it.
pub(super) fn of_each_code<'s>(
    pieces: &'s [Piece],
    spec: &'s Spec,
) -> Option<impl Iterator<Item = String> + use<'s>> {
    let has_code = pieces.iter().filter_map(Piece::slot).any(Slot::is_code);
    let is_static = spec.codes.iter().all(|code| filled(pieces, spec, code).is_some());
    (has_code && is_static).then(|| spec.codes.iter().filter_map(|code| filled(pieces, spec, code)))
}

/// The strings that a slot can have, each once, if they follow from the codes.
pub(super) fn distinct(slot: &Slot, spec: &Spec) -> Option<Vec<String>> {
    if matches!(slot, Slot::Bucket) {
        return Some(spec.buckets.iter().map(|bucket| bucket.name.clone()).collect());
    }
    spec.codes.iter().map(|code| of_code(slot, spec, code)).collect()
}

/// The regular expression (ECMA-262) of a string with placeholders.
pub(super) fn pattern(pieces: &[Piece], spec: &Spec) -> String {
    let pieces = pieces.iter().map(|piece| match piece {
        Piece::Literal(text) => escaped(text),
        Piece::Slot(Slot::Http | Slot::HttpString) => "[45][0-9]{2}".to_owned(),
        Piece::Slot(Slot::Bucket) => one_of(spec.buckets.iter().map(|bucket| &*bucket.name)),
        Piece::Slot(Slot::Field(name) | Slot::FieldString(name)) => {
            match columns::field(spec, name).map(|field| &field.ty) {
                Some(FieldType::OneOf(values)) => one_of(values.iter().map(|value| &**value)),
                Some(FieldType::Integer) => "-?[0-9]+".to_owned(),
                Some(FieldType::Bool) => one_of(["true", "false"]),
                Some(FieldType::String) | None => ANY.to_owned(),
            }
        }
        Piece::Slot(Slot::DocsUrl) => "https?://\\S+".to_owned(),
        Piece::Slot(_) => ANY.to_owned(),
    });
    format!("^{}$", pieces.collect::<String>())
}

/// Unlike a dot, it also matches a line break.
const ANY: &str = "[\\s\\S]*";

fn one_of<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    let texts: Vec<_> = texts.into_iter().map(escaped).collect();
    format!("(?:{})", texts.join("|"))
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if "\\^$.|?*+()[]{}".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
