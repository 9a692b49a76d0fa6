//! What does the body of a failing response say?
//! It is read as a stream, so that what stands before a cut or a mistake counts, and nothing is built of the rest.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use serde_core::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::{Detail, Value};

/// How much of a body is read; an envelope is far shorter.
pub(super) const LIMIT: usize = 64 * 1024;

/// How many details are kept.
const DETAILS: usize = 100;

/// What an envelope holds; what it lacks, or has in another type, is not there.
#[derive(Default)]
pub(super) struct Body {
    pub(super) code: Option<Box<str>>,
    pub(super) message: Option<Box<str>>,
    pub(super) request_id: Option<Box<str>>,
    pub(super) docs_url: Option<Box<str>>,
    pub(super) details: Vec<(Box<str>, Detail)>,
}

/// Reads an envelope, whole or in part; any other body says nothing.
pub(super) fn read(bytes: &[u8]) -> Body {
    let mut body = Body::default();
    let bytes = &bytes[..bytes.len().min(LIMIT)];
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    // What came before a mistake is in the body, and there is nothing better to say about the mistake.
    let _ = Object(Top(&mut body)).deserialize(&mut serde_json::Deserializer::from_slice(bytes));
    body
}

/// An object whose fields matter.
trait Fields {
    /// Takes the value of a field.
    fn take<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error>;

    /// What follows the value that was taken last is no JSON.
    fn cut(&mut self) {}
}

/// `{"error": …}`
struct Top<'a>(&'a mut Body);

impl Fields for Top<'_> {
    fn take<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "error" => map.next_value_seed(Object(Envelope(self.0))),
            _ => ignore(map),
        }
    }
}

/// What is inside `error`.
struct Envelope<'a>(&'a mut Body);

impl Fields for Envelope<'_> {
    fn take<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        let text = match name {
            "code" => &mut self.0.code,
            "message" => &mut self.0.message,
            "request_id" => &mut self.0.request_id,
            "docs_url" => &mut self.0.docs_url,
            "details" => return map.next_value_seed(Object(Details(&mut self.0.details))),
            _ => return ignore(map),
        };
        if let Some(Scalar::Text(value)) = map.next_value_seed(AnyScalar)? {
            *text = Some(value).filter(|value| !value.is_empty());
        }
        Ok(())
    }
}

/// What is inside `details`; a value without a counterpart in [`Value`] is left out.
struct Details<'a>(&'a mut Vec<(Box<str>, Detail)>);

impl Fields for Details<'_> {
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

fn ignore<'de, A: MapAccess<'de>>(map: &mut A) -> Result<(), A::Error> {
    map.next_value::<IgnoredAny>().map(drop)
}

/// Reads the fields of an object; anything else is passed over.
struct Object<F>(F);

impl<'de, F: Fields> DeserializeSeed<'de> for Object<F> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, F: Fields> Visitor<'de> for Object<F> {
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
