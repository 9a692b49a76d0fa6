//! What is the value of a detail, as an error stores it?

use alloc::borrow::Cow;
#[cfg(feature = "envelope")]
use alloc::boxed::Box;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use crate::Value;

/// The owned value of a detail.
///
/// Create it [from](From) a string, a number, a `bool` or a list of these, or with [`Detail::display`] from anything that
/// implements [`Display`](fmt::Display).
/// With the feature `envelope`, `Detail::json` takes anything that implements serde's `Serialize`.
///
/// ```
/// use errspec::Detail;
///
/// let ids = Detail::from(vec!["a", "b"]);
/// assert_eq!(ids.value().to_string(), r#"["a","b"]"#);
/// ```
#[derive(Clone)]
pub struct Detail(Owned);

// Not a `Value<'static>`: its `dyn Display` would take `Send` and `Sync` from every error.
#[derive(Clone)]
enum Owned {
    Str(Cow<'static, str>),
    I64(i64),
    U64(u64),
    I128(i128),
    U128(u128),
    F32(f32),
    F64(f64),
    Bool(bool),
    List(Vec<Detail>),
    #[cfg(feature = "envelope")]
    Json(Box<str>),
}

impl Detail {
    /// Creates a string from anything that implements [`Display`](fmt::Display).
    ///
    /// ```
    /// use errspec::Detail;
    ///
    /// let address = core::net::Ipv4Addr::LOCALHOST;
    /// assert_eq!(Detail::display(address).value().to_string(), "127.0.0.1");
    /// ```
    pub fn display(value: impl fmt::Display) -> Self {
        value.to_string().into()
    }

    /// Returns the value, borrowed.
    #[must_use]
    pub fn value(&self) -> Value<'_> {
        match &self.0 {
            Owned::Str(text) => Value::Str(text),
            Owned::I64(value) => Value::I64(*value),
            Owned::U64(value) => Value::U64(*value),
            Owned::I128(value) => Value::I128(*value),
            Owned::U128(value) => Value::U128(*value),
            Owned::F32(value) => Value::F32(*value),
            Owned::F64(value) => Value::F64(*value),
            Owned::Bool(value) => Value::Bool(*value),
            Owned::List(list) => Value::List(list),
            #[cfg(feature = "envelope")]
            Owned::Json(text) => Value::Json(text),
        }
    }

    /// Creates any JSON from a value that implements [`Serialize`](serde_core::Serialize).
    ///
    /// A value that cannot be serialized becomes `null`, and one that is nested more than 32 levels deep a string of JSON.
    ///
    /// ```
    /// use std::collections::BTreeMap;
    ///
    /// use errspec::Detail;
    ///
    /// let fields = BTreeMap::from([("email", ["is required"])]);
    /// assert_eq!(Detail::json(&fields).value().to_string(), r#"{"email":["is required"]}"#);
    /// ```
    #[cfg(feature = "envelope")]
    #[must_use]
    pub fn json(value: &(impl serde_core::Serialize + ?Sized)) -> Self {
        Self::from_json(super::to_json(value).into())
    }

    /// A value from the text of its JSON.
    #[cfg(feature = "envelope")]
    pub(crate) fn from_json(text: Box<str>) -> Self {
        Self(Owned::Json(text))
    }
}

/// Copies what is borrowed.
impl From<Value<'_>> for Detail {
    fn from(value: Value<'_>) -> Self {
        Self(match value {
            Value::Str(text) => Owned::Str(String::from(text).into()),
            Value::I64(value) => Owned::I64(value),
            Value::U64(value) => Owned::U64(value),
            Value::I128(value) => Owned::I128(value),
            Value::U128(value) => Owned::U128(value),
            Value::F32(value) => Owned::F32(value),
            Value::F64(value) => Owned::F64(value),
            Value::Bool(value) => Owned::Bool(value),
            Value::Display(value) => return Self::display(value),
            Value::List(list) => {
                let mut elements = Vec::new();
                list.visit(&mut |element| elements.push(Self::from(element)));
                Owned::List(elements)
            }
            #[cfg(feature = "envelope")]
            Value::Json(value) => Owned::Json(value.into()),
        })
    }
}

impl fmt::Debug for Detail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value().fmt(f)
    }
}

impl From<String> for Detail {
    fn from(text: String) -> Self {
        Self(Owned::Str(text.into()))
    }
}

impl From<&'static str> for Detail {
    fn from(text: &'static str) -> Self {
        Self(Owned::Str(text.into()))
    }
}

impl<'a> From<&'a Detail> for Value<'a> {
    fn from(detail: &'a Detail) -> Self {
        detail.value()
    }
}

/// Creates a list.
impl<D: Into<Self>> FromIterator<D> for Detail {
    fn from_iter<I: IntoIterator<Item = D>>(list: I) -> Self {
        Self(Owned::List(list.into_iter().map(Into::into).collect()))
    }
}

/// Creates a list.
impl<D: Into<Self>> From<Vec<D>> for Detail {
    fn from(list: Vec<D>) -> Self {
        list.into_iter().collect()
    }
}

/// Creates a list.
impl<D: Into<Self>, const N: usize> From<[D; N]> for Detail {
    fn from(list: [D; N]) -> Self {
        list.into_iter().collect()
    }
}

impl From<isize> for Detail {
    fn from(value: isize) -> Self {
        // No target of Rust has pointers of more than 64 bits.
        Self(Owned::I64(value as i64))
    }
}

impl From<usize> for Detail {
    fn from(value: usize) -> Self {
        Self(Owned::U64(value as u64))
    }
}

macro_rules! from {
    ($($from:ident $variant:ident,)*) => {$(
        impl From<$from> for Detail {
            fn from(value: $from) -> Self {
                Self(Owned::$variant(value.into()))
            }
        }
    )*};
}

from! {
    i8 I64,
    i16 I64,
    i32 I64,
    i64 I64,
    i128 I128,
    u8 U64,
    u16 U64,
    u32 U64,
    u64 U64,
    u128 U128,
    f32 F32,
    f64 F64,
    bool Bool,
}
