//! How is an envelope written?

use alloc::string::String;
use core::fmt::{self, Write};

use serde_core::ser::{Serialize, SerializeMap, SerializeStruct, Serializer};

use super::shape::{Member, NESTED, Node, Slot};
use super::{Envelope, Sample};
use crate::{ApiErrorSpec, Message, Value};

impl Serialize for Envelope<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { error, request_id } = *self;
        let content = EnvelopeParts {
            code: error.code(),
            message: &Message::new(error),
            request_id,
            docs_url: error.docs_url(),
            details: DetailMap::of(error),
        };
        content.object(self.format().body).serialize(serializer)
    }
}

impl Serialize for Sample<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let content = EnvelopeParts {
            code: self.code,
            message: &self.message,
            request_id: Some(Self::REQUEST_ID),
            docs_url: self.docs_url,
            details: DetailMap::NONE,
        };
        content.object(NESTED.body).serialize(serializer)
    }
}

/// What is filled into the members.
struct EnvelopeParts<'a> {
    code: &'a str,
    message: &'a dyn fmt::Display,
    request_id: Option<&'a str>,
    docs_url: &'a str,
    details: DetailMap<'a>,
}

impl<'a> EnvelopeParts<'a> {
    fn object(&'a self, members: &'static [Member]) -> MemberMap<'a> {
        MemberMap { content: self, members }
    }

    fn has(&self, node: &Node) -> bool {
        match node {
            Node::Slot(Slot::RequestId) => self.request_id.is_some(),
            Node::Slot(Slot::Details) => self.details.count > 0,
            Node::Object(_) | Node::Slot(Slot::Code | Slot::Message | Slot::DocsUrl) => true,
        }
    }
}

struct MemberMap<'a> {
    content: &'a EnvelopeParts<'a>,
    members: &'static [Member],
}

impl Serialize for MemberMap<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { content, members } = self;
        let count = members.iter().filter(|member| content.has(&member.value)).count();
        let mut object = serializer.serialize_struct("Envelope", count)?;
        for Member { name, value } in *members {
            if !content.has(value) {
                object.skip_field(name)?;
                continue;
            }
            match value {
                Node::Object(members) => object.serialize_field(name, &content.object(members)),
                Node::Slot(Slot::Code) => object.serialize_field(name, content.code),
                Node::Slot(Slot::Message) => {
                    object.serialize_field(name, &text(format_args!("{}", content.message)))
                }
                Node::Slot(Slot::RequestId) => object.serialize_field(name, &content.request_id),
                Node::Slot(Slot::DocsUrl) => object.serialize_field(name, content.docs_url),
                Node::Slot(Slot::Details) => object.serialize_field(name, &content.details),
            }?;
        }
        object.end()
    }
}

struct DetailMap<'a> {
    error: Option<&'a dyn ApiErrorSpec>,
    count: usize,
}

impl<'a> DetailMap<'a> {
    const NONE: Self = Self { error: None, count: 0 };

    fn of(error: &'a dyn ApiErrorSpec) -> Self {
        let mut count = 0;
        error.visit_details(&mut |_, _| count += 1);
        Self { error: Some(error), count }
    }
}

impl Serialize for DetailMap<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.count))?;
        let mut outcome = Ok(());
        if let Some(error) = self.error {
            error.visit_details(&mut |name, value| {
                if outcome.is_ok() {
                    outcome = detail(&mut map, name, value);
                }
            });
        }
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
