//! The description of a value of the body: a verb and what follows it.

use errspec_codegen::__internal::model::envelope::{Node, Piece, Slot};
use errspec_codegen::__internal::model::{FieldType, Spec};

use super::Sentence;
use crate::{columns, placeholder};

/// The description of the value that programs should check.
pub(super) fn identifies(node: &Node, spec: &Spec) -> Sentence {
    let text = match node {
        Node::Slot(Slot::CodeNumber) => Sentence::text("identifies the error: it is the code as a number."),
        Node::Slot(Slot::CodeIn(style)) => {
            Sentence::text("identifies the error: it is the code in ").code(style.name()).and(".")
        }
        Node::Slot(slot @ (Slot::Field(_) | Slot::FieldString(_))) => {
            Sentence::text("identifies the error: it ").then(&self::slot(slot, spec))
        }
        Node::Text(pieces) => Sentence::text("identifies the error: it ").then(&string(pieces)),
        _ => Sentence::text("identifies the error."),
    };
    text.and(" Programs should check it instead of the message.")
}

/// The description of any other value.
pub(super) fn value(node: &Node, spec: &Spec) -> Sentence {
    match node {
        Node::Const(json) => Sentence::text("is always ").code(json).and("."),
        Node::Slot(slot) => self::slot(slot, spec),
        Node::Text(pieces) => string(pieces),
        // They are described by what they contain, unless they are empty.
        Node::Object(_) => Sentence::text("is always ").code("{}").and("."),
        Node::List(_) | Node::Each(_) => Sentence::text("is always ").code("[]").and("."),
    }
}

pub(super) fn slot(slot: &Slot, spec: &Spec) -> Sentence {
    Sentence::text(match slot {
        Slot::Code => "is the code.",
        Slot::CodeNumber => "is the code as a number.",
        Slot::CodeIn(style) => return Sentence::text("is the code in ").code(style.name()).and("."),
        Slot::Message => "describes the error for humans. Its wording may change at any time.",
        Slot::Meaning => "says what the code means. It is the same for every error with this code.",
        Slot::Http => "is the HTTP status of the response.",
        Slot::HttpString => "is the HTTP status of the response, as a string.",
        Slot::Reason => "is the reason phrase of the HTTP status. It is omitted if the status has none.",
        Slot::DocsUrl => "links to the documentation of the code.",
        Slot::Bucket => {
            let names = spec.buckets.iter().map(|bucket| &*bucket.name);
            return Sentence::text("says what to do about the error: ").codes(names).and(".");
        }
        Slot::RetryAfter => {
            "is the number of seconds to wait before the next attempt. It is omitted if waiting does not help."
        }
        Slot::RequestId => "identifies the request, if it has an ID. Include it when you contact support.",
        Slot::Details => "contains the params of the error, by name. It is omitted if there are none.",
        Slot::Detail(name) => {
            let text = Sentence::text("is the param ").code(name);
            return text.and(". It is omitted if the error does not have it.");
        }
        Slot::Field(name) => return field(name, "", spec),
        Slot::FieldString(name) => return field(name, ", as a string", spec),
    })
}

fn field(name: &str, form: &'static str, spec: &Spec) -> Sentence {
    let text = Sentence::text("is the ").code(name).and(" of the code").and(form);
    let field = columns::field(spec, name);
    let text = match field.map(|field| &field.ty) {
        Some(FieldType::OneOf(values)) => text.and(": ").codes(values.iter().map(|value| &**value)).and("."),
        _ => text.and("."),
    };
    let is_optional = field.is_some_and(|field| field.is_optional);
    if is_optional { text.and(" It is omitted if the code has none.") } else { text }
}

/// The description of a string with placeholders.
pub(super) fn string(pieces: &[Piece]) -> Sentence {
    let mut text = Sentence::text("is ").code(&placeholder::shown(pieces));
    let mut named = Vec::new();
    for slot in pieces.iter().filter_map(Piece::slot) {
        let name = placeholder::name(slot);
        if !named.contains(&name) {
            let start = if named.is_empty() { ", with the " } else { " and the " };
            text = match what(slot) {
                SlotName::Words(words) => text.and(start).and(words),
                SlotName::Style(style) => text.and(start).and("code in ").code(style),
                SlotName::Field(field) => text.and(start).code(field),
            };
            text = text.and(" in place of ").code(&format!("{{{name}}}"));
            named.push(name);
        }
    }
    text.and(".")
}

/// What prose calls a slot.
enum SlotName<'s> {
    Words(&'static str),
    Style(&'static str),
    Field(&'s str),
}

/// What a slot is, after "the".
fn what(slot: &Slot) -> SlotName<'_> {
    SlotName::Words(match slot {
        Slot::Code | Slot::CodeNumber => "code",
        Slot::CodeIn(style) => return SlotName::Style(style.name()),
        Slot::Message => "message",
        Slot::Meaning => "meaning",
        Slot::Http | Slot::HttpString => "HTTP status",
        Slot::Reason => "reason phrase",
        Slot::DocsUrl => "docs URL",
        Slot::Bucket => "bucket",
        Slot::RetryAfter => "number of seconds to wait",
        Slot::RequestId => "request ID",
        Slot::Details => "params",
        Slot::Detail(name) | Slot::Field(name) | Slot::FieldString(name) => return SlotName::Field(name),
    })
}
