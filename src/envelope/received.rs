//! What is in one error of a body that was read?

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::fmt;

use crate::{Detail, Value};

/// One error of a [`Body`](super::Body), as it was sent.
///
/// A member that is missing or has another type is `None`.
#[derive(Debug, Clone, Default)]
pub struct ReceivedError {
    pub(crate) code: Option<Box<str>>,
    pub(crate) message: Option<Box<str>>,
    pub(crate) docs_url: Option<Box<str>>,
    pub(crate) details: Vec<(Box<str>, ReceivedDetail)>,
    pub(crate) fields: Vec<(&'static str, ReceivedDetail)>,
}

impl ReceivedError {
    /// Returns the code, whether a spec has it or not.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }

    /// Returns the message for people.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }

    /// Returns the docs URL as it was sent, which may not be a URL at all.
    #[must_use]
    pub fn docs_url(&self) -> Option<&str> {
        self.docs_url.as_deref()
    }

    /// Returns the field with this name, if it has a place in the shape.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<Value<'_>> {
        self.fields().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// Returns the fields that have a place in the shape, in the order of the body.
    pub fn fields(&self) -> impl Iterator<Item = (&'static str, Value<'_>)> {
        self.fields.iter().map(|(name, value)| (*name, value.value()))
    }

    /// Returns the detail with this name.
    #[must_use]
    pub fn detail(&self, name: &str) -> Option<Value<'_>> {
        self.details().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// Returns the details in the order of the body, at most 100.
    pub fn details(&self) -> impl Iterator<Item = (&str, Value<'_>)> {
        self.details.iter().map(|(name, detail)| (&**name, detail.value()))
    }
}

/// The value of a detail in a body.
#[derive(Clone)]
pub(crate) enum ReceivedDetail {
    /// A float, as a string: parsing needs a lot of code, and most programs never use it.
    Float(Box<str>),
    Other(Detail),
}

impl ReceivedDetail {
    pub(crate) fn value(&self) -> Value<'_> {
        match self {
            Self::Float(text) => match text.parse::<f64>() {
                Ok(value) if value.is_finite() => Value::F64(value),
                _ => Value::Json(text),
            },
            Self::Other(detail) => detail.value(),
        }
    }
}

impl<D: Into<Detail>> From<D> for ReceivedDetail {
    fn from(value: D) -> Self {
        Self::Other(value.into())
    }
}

/// The value, without parsing a float.
impl fmt::Debug for ReceivedDetail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Float(text) => f.write_str(text),
            Self::Other(detail) => detail.fmt(f),
        }
    }
}
