//! What does a body say?
//! It is read as a stream, so that what stands before a cut or a mistake counts, and nothing is built of the rest.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use serde_core::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::shape::{Member, NESTED, Node, Slot};
use crate::{Detail, Value};

/// How many details are kept.
const DETAILS: usize = 100;

/// What the body of a failing response says, whatever it is.
///
/// Nothing in it is checked against a spec, so it also fits tools that have no generated enum: a code is a string.
/// What the envelope lacks, or has in another type, is `None`; a body that is not an envelope says nothing.
///
/// ```
/// use errspec::envelope::Body;
///
/// let body = Body::parse(br#"{"error": {"code": "order_locked", "details": {"order": 7}}}"#);
/// assert_eq!(body.code(), Some("order_locked"));
/// assert_eq!(body.message(), None);
/// assert_eq!(body.detail("order").unwrap().to_string(), "7");
///
/// let cut = Body::parse(br#"{"error": {"code": "order_locked", "messa"#);
/// assert_eq!(cut.code(), Some("order_locked"));
///
/// assert_eq!(Body::parse(b"<html>").code(), None);
/// ```
#[derive(Debug, Clone, Default)]
pub struct Body {
    pub(crate) code: Option<Box<str>>,
    pub(crate) message: Option<Box<str>>,
    pub(crate) request_id: Option<Box<str>>,
    pub(crate) docs_url: Option<Box<str>>,
    pub(crate) details: Vec<(Box<str>, Detail)>,
}

impl Body {
    /// How much of a body is read: 64 KiB, far more than an envelope has.
    pub const MAX_LEN: usize = 64 * 1024;

    /// Reads a body.
    ///
    /// It never fails: of an envelope that is cut or damaged, what comes before the damage counts.
    /// Bytes after the first [`MAX_LEN`](Self::MAX_LEN) are ignored.
    #[must_use]
    pub fn parse(bytes: &[u8]) -> Self {
        let mut body = Self::default();
        let bytes = &bytes[..bytes.len().min(Self::MAX_LEN)];
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let members = MemberFields { members: NESTED.body, body: &mut body };
        // What came before a mistake is in the body, and there is nothing better to say about the mistake.
        let _ = ObjectSeed(members).deserialize(&mut serde_json::Deserializer::from_slice(bytes));
        body
    }

    /// Returns the code, known to any spec or not.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }

    /// Returns the message for people.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }

    /// Returns the request id as it was sent, which may be one that [`is_request_id`](super::is_request_id) rejects.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }

    /// Returns the deep link into the docs as it was sent, which may not be a URL.
    #[must_use]
    pub fn docs_url(&self) -> Option<&str> {
        self.docs_url.as_deref()
    }

    /// Returns the detail of that name.
    #[must_use]
    pub fn detail(&self, name: &str) -> Option<Value<'_>> {
        self.details().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// Returns the details in the order of the envelope, at most 100.
    ///
    /// They are strings, booleans and numbers; values of other types are ignored.
    pub fn details(&self) -> impl Iterator<Item = (&str, Value<'_>)> {
        self.details.iter().map(|(name, detail)| (&**name, detail.value()))
    }
}

/// An object whose fields matter.
trait Fields {
    /// Takes the value of a field.
    fn take<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error>;

    /// What follows the value that was taken last is no JSON.
    fn cut(&mut self) {}
}

/// An object that the shape of the envelope has.
struct MemberFields<'a> {
    members: &'static [Member],
    body: &'a mut Body,
}

impl Fields for MemberFields<'_> {
    fn take<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        let Some(member) = self.members.iter().find(|member| member.name == name) else {
            return map.next_value::<IgnoredAny>().map(drop);
        };
        let body = &mut *self.body;
        let text = match member.value {
            Node::Object(members) => return map.next_value_seed(ObjectSeed(MemberFields { members, body })),
            Node::Slot(Slot::Details) => {
                return map.next_value_seed(ObjectSeed(DetailFields(&mut body.details)));
            }
            Node::Slot(Slot::Code) => &mut body.code,
            Node::Slot(Slot::Message) => &mut body.message,
            Node::Slot(Slot::RequestId) => &mut body.request_id,
            Node::Slot(Slot::DocsUrl) => &mut body.docs_url,
        };
        if let Some(Scalar::Text(value)) = map.next_value_seed(AnyScalar)? {
            *text = Some(value).filter(|value| !value.is_empty());
        }
        Ok(())
    }
}

/// What is inside `details`; a value without a counterpart in [`Value`] is left out.
struct DetailFields<'a>(&'a mut Vec<(Box<str>, Detail)>);

impl Fields for DetailFields<'_> {
    fn take<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        let detail = match map.next_value_seed(AnyScalar)? {
            Some(Scalar::Text(text)) => Detail::from(String::from(text)),
            Some(Scalar::Other(detail)) => detail,
            None => return Ok(()),
        };
        match self.0.iter().position(|(known, _)| **known == *name) {
            Some(at) => self.0[at].1 = detail,
            None if self.0.len() < DETAILS => self.0.push((name.into(), detail)),
            None => {}
        }
        Ok(())
    }

    /// `10` can be the beginning of `100`.
    fn cut(&mut self) {
        if self.0.last().is_some_and(|(_, detail)| !matches!(detail.value(), Value::Str(_) | Value::Bool(_)))
        {
            self.0.pop();
        }
    }
}

/// Reads the fields of an object; anything else is passed over.
struct ObjectSeed<F>(F);

impl<'de, F: Fields> DeserializeSeed<'de> for ObjectSeed<F> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, F: Fields> Visitor<'de> for ObjectSeed<F> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        loop {
            match map.next_key::<String>() {
                Ok(Some(name)) => self.0.take(&name, &mut map)?,
                Ok(None) => return Ok(()),
                Err(mistake) => {
                    self.0.cut();
                    return Err(mistake);
                }
            }
        }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<(), A::Error> {
        pass(seq)
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }
}

enum Scalar {
    Text(Box<str>),
    Other(Detail),
}

/// Reads a string, a number or a boolean; anything else is passed over.
struct AnyScalar;

impl<'de> DeserializeSeed<'de> for AnyScalar {
    type Value = Option<Scalar>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for AnyScalar {
    type Value = Option<Scalar>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON")
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Self::Value, E> {
        Ok(Some(Scalar::Text(value.into())))
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Self::Value, E> {
        Ok(Some(Scalar::Other(value.into())))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Self::Value, E> {
        Ok(Some(Scalar::Other(value.into())))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Self::Value, E> {
        Ok(Some(Scalar::Other(value.into())))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Self::Value, E> {
        Ok(Some(Scalar::Other(value.into())))
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Self::Value, A::Error> {
        pass(seq).map(|()| None)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(None)
    }
}

fn pass<'de, A: SeqAccess<'de>>(mut seq: A) -> Result<(), A::Error> {
    while seq.next_element::<IgnoredAny>()?.is_some() {}
    Ok(())
}
