//! How does serde write an envelope, in any of its formats?

use core::fmt::{self, Write};

use serde_core::ser::{Serialize, SerializeMap, SerializeStruct, Serializer};

use super::shape::{Member, NESTED, Node, Slot};
use super::{Envelope, Sample};
use crate::{ApiErrorSpec, Message, Value};

impl Serialize for Envelope<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let message = Message::new(self.error);
        self.parts(&message).object(self.format().body).serialize(serializer)
    }
}

impl<'a> Envelope<'a> {
    pub(super) fn parts(&self, message: &'a Message<'a>) -> EnvelopeParts<'a> {
        let Self { error, request_id } = *self;
        EnvelopeParts {
            code: error.code(),
            message,
            request_id,
            docs_url: error.docs_url(),
            details: DetailMap::of(error),
        }
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
pub(super) struct EnvelopeParts<'a> {
    pub(super) code: &'a str,
    pub(super) message: &'a dyn fmt::Display,
    pub(super) request_id: Option<&'a str>,
    pub(super) docs_url: &'a str,
    pub(super) details: DetailMap<'a>,
}

impl<'a> EnvelopeParts<'a> {
    fn object(&'a self, members: &'static [Member]) -> MemberMap<'a> {
        MemberMap { content: self, members }
    }

    pub(super) fn has(&self, node: &Node) -> bool {
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
        for Member { name, value, .. } in *members {
            if !content.has(value) {
                object.skip_field(name)?;
                continue;
            }
            match value {
                Node::Object(members) => object.serialize_field(name, &content.object(members)),
                Node::Slot(Slot::Code) => object.serialize_field(name, content.code),
                Node::Slot(Slot::Message) => object.serialize_field(name, &UntilError(content.message)),
                Node::Slot(Slot::RequestId) => object.serialize_field(name, &content.request_id),
                Node::Slot(Slot::DocsUrl) => object.serialize_field(name, content.docs_url),
                Node::Slot(Slot::Details) => object.serialize_field(name, &content.details),
            }?;
        }
        object.end()
    }
}

pub(super) struct DetailMap<'a> {
    error: Option<&'a dyn ApiErrorSpec>,
    pub(super) count: usize,
}

impl<'a> DetailMap<'a> {
    const NONE: Self = Self { error: None, count: 0 };

    fn of(error: &'a dyn ApiErrorSpec) -> Self {
        let mut count = 0;
        error.visit_details(&mut |_, _| count += 1);
        Self { error: Some(error), count }
    }

    pub(super) fn visit(&self, visit: &mut dyn FnMut(&'static str, Value<'_>)) {
        if let Some(error) = self.error {
            error.visit_details(visit);
        }
    }
}

impl Serialize for DetailMap<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.count))?;
        let mut outcome = Ok(());
        self.visit(&mut |name, value| {
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
        Value::Display(value) => map.serialize_entry(name, &UntilError(value)),
        value => map.serialize_entry(name, &value),
    }
}

/// What a `Display` writes, up to its first error: one that fails must not take the whole response with it.
struct UntilError<'a>(&'a dyn fmt::Display);

impl Serialize for UntilError<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl fmt::Display for UntilError<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = FormatterOutcome { out: f, outcome: Ok(()) };
        let _ = write!(out, "{}", self.0);
        out.outcome
    }
}

/// Keeps the error of the formatter, which a `Display` that fails by itself does not have.
struct FormatterOutcome<'a, 'f> {
    out: &'a mut fmt::Formatter<'f>,
    outcome: fmt::Result,
}

impl Write for FormatterOutcome<'_, '_> {
    fn write_str(&mut self, part: &str) -> fmt::Result {
        self.outcome = self.outcome.and_then(|()| self.out.write_str(part));
        self.outcome
    }
}
