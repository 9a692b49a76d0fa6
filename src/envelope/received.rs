//! What is the value of a detail in a body that was read?

use alloc::boxed::Box;
use core::fmt;

use crate::{Detail, Value};

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
