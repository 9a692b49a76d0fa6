//! Turns the shape of a spec into a shape of the runtime crate.
//!
//! So samples come from the writer that servers use, and docs and schemas walk the tree that it is made from.

use std::sync::{Mutex, PoisonError};

use errspec::__v1::{self, Header, Member, Node, Piece, Slot};
use errspec::Shape;
use errspec_codegen::__internal::model::envelope::{self, Envelope};
use errspec_codegen::__internal::model::{Preset, Spec};

use crate::json;

/// Returns the shape of the responses of a spec.
#[must_use]
pub fn shape(spec: &Spec) -> &'static Shape {
    match spec.envelope.preset {
        Some(Preset::Nested) => &Shape::NESTED,
        Some(Preset::Flat) => &Shape::FLAT,
        Some(Preset::ProblemDetails) => &Shape::PROBLEM_DETAILS,
        Some(Preset::Errors) => &Shape::ERRORS,
        None => kept(&spec.envelope),
    }
}

/// A shape borrows everything for the whole run, so each envelope is converted only once.
fn kept(envelope: &Envelope) -> &'static Shape {
    static KEPT: Mutex<Vec<(Envelope, &Shape)>> = Mutex::new(Vec::new());
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, shape)) = kept.iter().find(|(known, _)| known == envelope) {
        return shape;
    }
    let shape = Box::leak(Box::new(of_envelope(envelope)));
    kept.push((envelope.clone(), shape));
    shape
}

/// Converts an envelope, which is never freed.
#[must_use]
pub fn of_envelope(envelope: &Envelope) -> Shape {
    __v1::shape(
        text(&envelope.content_type),
        envelope.request_id_header.as_deref().map(text),
        list(envelope.headers.iter().map(header)),
        node(&envelope.body),
        list(envelope.apart.iter().map(|name| text(name))),
    )
}

fn header(header: &envelope::Header) -> Header {
    __v1::header(text(&header.name), list(header.value.iter().map(piece)))
}

fn node(node: &envelope::Node) -> Node {
    match node {
        envelope::Node::Const(json) => Node::Const(text(json)),
        envelope::Node::Slot(slot) => Node::Slot(self::slot(slot)),
        envelope::Node::Text(pieces) => Node::Text(list(pieces.iter().map(piece))),
        envelope::Node::Object(members) => Node::Object(list(members.iter().map(member))),
        envelope::Node::List(elements) => Node::List(list(elements.iter().map(self::node))),
        envelope::Node::Each(element) => Node::Each(Box::leak(Box::new(self::node(element)))),
    }
}

fn member(member: &envelope::Member) -> Member {
    if member.is_spread() {
        return Member::SPREAD;
    }
    let key = format!(",{}:", json::string(&member.name));
    Member::new(text(&member.name), text(&key), node(&member.value))
}

fn piece(piece: &envelope::Piece) -> Piece {
    match piece {
        envelope::Piece::Literal(literal) => {
            let quoted = json::string(literal);
            Piece::Literal(text(&quoted[1..quoted.len() - 1]), text(literal))
        }
        envelope::Piece::Slot(slot) => Piece::Slot(self::slot(slot)),
    }
}

fn slot(slot: &envelope::Slot) -> Slot {
    match slot {
        envelope::Slot::Code => Slot::Code,
        envelope::Slot::CodeNumber => Slot::CodeNumber,
        envelope::Slot::Message => Slot::Message,
        envelope::Slot::Meaning => Slot::Meaning,
        envelope::Slot::Http => Slot::Http,
        envelope::Slot::HttpString => Slot::HttpString,
        envelope::Slot::Reason => Slot::Reason,
        envelope::Slot::DocsUrl => Slot::DocsUrl,
        envelope::Slot::Bucket => Slot::Bucket,
        envelope::Slot::RetryAfter => Slot::RetryAfter,
        envelope::Slot::RequestId => Slot::RequestId,
        envelope::Slot::Details => Slot::Details,
        envelope::Slot::Detail(name) => Slot::Detail(text(name)),
        envelope::Slot::CodeIn(style) => Slot::CodeIn(style.name()),
        envelope::Slot::Field(name) => Slot::Field(text(name)),
        envelope::Slot::FieldString(name) => Slot::FieldString(text(name)),
    }
}

fn text(text: &str) -> &'static str {
    text.to_owned().leak()
}

fn list<T>(items: impl Iterator<Item = T>) -> &'static [T] {
    items.collect::<Vec<_>>().leak()
}
