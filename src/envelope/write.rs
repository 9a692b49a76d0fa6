//! How is an envelope written?

use alloc::string::String;
use core::fmt::{self, Write};

use serde_core::ser::{Serialize, SerializeMap, SerializeStruct, Serializer};

use super::Envelope;
use super::shape::{Member, Node, Slot};
use crate::{ApiErrorSpec, Message, Value};

impl Serialize for Envelope<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let content = Content { envelope: *self, details: DetailMap::of(self.error) };
        MemberMap { content: &content, members: self.format().body }.serialize(serializer)
    }
}

/// What is filled into the members.
struct Content<'a> {
    envelope: Envelope<'a>,
    details: DetailMap<'a>,
}

impl Content<'_> {
    fn has(&self, node: &Node) -> bool {
        match node {
            Node::Slot(Slot::RequestId) => self.envelope.request_id.is_some(),
            Node::Slot(Slot::Details) => self.details.count > 0,
            Node::Object(_) | Node::Slot(Slot::Code | Slot::Message | Slot::DocsUrl) => true,
        }
    }
}

struct MemberMap<'a> {
    content: &'a Content<'a>,
    members: &'static [Member],
}

impl Serialize for MemberMap<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { content, members } = self;
        let Envelope { error, request_id } = content.envelope;
        let count = members.iter().filter(|member| content.has(&member.value)).count();
        let mut object = serializer.serialize_struct("Envelope", count)?;
        for Member { name, value } in *members {
            if !content.has(value) {
                object.skip_field(name)?;
                continue;
            }
            match value {
                Node::Object(members) => object.serialize_field(name, &MemberMap { content, members }),
                Node::Slot(Slot::Code) => object.serialize_field(name, error.code()),
                Node::Slot(Slot::Message) => {
                    object.serialize_field(name, &text(format_args!("{}", Message::new(error))))
                }
                Node::Slot(Slot::RequestId) => object.serialize_field(name, &request_id),
                Node::Slot(Slot::DocsUrl) => object.serialize_field(name, error.docs_url()),
                Node::Slot(Slot::Details) => object.serialize_field(name, &content.details),
            }?;
        }
        object.end()
    }
}

struct DetailMap<'a> {
    error: &'a dyn ApiErrorSpec,
    count: usize,
}

impl<'a> DetailMap<'a> {
    fn of(error: &'a dyn ApiErrorSpec) -> Self {
        let mut count = 0;
        error.visit_details(&mut |_, _| count += 1);
        Self { error, count }
    }
}

impl Serialize for DetailMap<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.count))?;
        let mut outcome = Ok(());
        self.error.visit_details(&mut |name, value| {
            if outcome.is_ok() {
                outcome = detail(&mut map, name, value);
            }
        });
        outcome?;
        map.end()
    }
}

fn detail<M: SerializeMap>(map: &mut M, name: &str, value: Value<'_>) -> Result<(), M::Error> {
    match value {
        Value::Display(value) => map.serialize_entry(name, &text(format_args!("{value}"))),
        value => map.serialize_entry(name, &value),
    }
}

/// What was written before an error, if there is one: a `Display` that fails must not take the whole response with it.
fn text(arguments: fmt::Arguments<'_>) -> String {
    let mut text = String::new();
    let _ = text.write_fmt(arguments);
    text
}
