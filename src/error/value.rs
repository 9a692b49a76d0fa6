//! What is the value of a detail, as an error passes it on?

use core::fmt;

use super::list::{ValueList, fmt_list};

/// The borrowed value of a detail, with its JSON type.
///
/// [`Display`](fmt::Display) writes it as in a message: an integer is decimal, a `bool` is `true` or `false`, and a float
/// has the fewest digits that read back as the same number, without an exponent. A list is compact JSON.
///
/// ```
/// use errspec::Value;
///
/// assert_eq!(Value::from(100_u32).to_string(), "100");
/// assert_eq!(Value::from("per minute").to_string(), "per minute");
/// ```
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum Value<'a> {
    /// A string.
    Str(&'a str),
    /// A signed integer of up to 64 bits.
    I64(i64),
    /// An unsigned integer of up to 64 bits.
    U64(u64),
    /// A signed integer of 128 bits.
    I128(i128),
    /// An unsigned integer of 128 bits.
    U128(u128),
    /// A float that was an `f32`, so that it keeps its short form.
    F32(f32),
    /// A float.
    F64(f64),
    /// A boolean.
    Bool(bool),
    /// Anything else, which becomes a string.
    Display(&'a dyn fmt::Display),
    /// A list.
    List(&'a dyn ValueList),
    /// Any JSON as its text, such as `null`, an object, or a number that fits no other type.
    #[cfg(feature = "envelope")]
    Json(&'a str),
}

impl fmt::Display for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Str(value) => value.fmt(f),
            Self::I64(value) => value.fmt(f),
            Self::U64(value) => value.fmt(f),
            Self::I128(value) => value.fmt(f),
            Self::U128(value) => value.fmt(f),
            Self::F32(value) => value.fmt(f),
            Self::F64(value) => value.fmt(f),
            Self::Bool(value) => value.fmt(f),
            Self::Display(value) => value.fmt(f),
            Self::List(list) => fmt_list(*list, f),
            #[cfg(feature = "envelope")]
            Self::Json(value) => value.fmt(f),
        }
    }
}

/// Writes a string in quotes, and any other value as `Display` does.
impl fmt::Debug for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Str(value) => fmt::Debug::fmt(value, f),
            other => fmt::Display::fmt(other, f),
        }
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(value: &'a str) -> Self {
        Self::Str(value)
    }
}

// With two lifetimes, so that a list of `&'static str` is a `ValueList`.
impl<'a, 's: 'a> From<&&'s str> for Value<'a> {
    fn from(value: &&'s str) -> Self {
        Self::Str(value)
    }
}

#[cfg(feature = "alloc")]
impl<'a> From<&'a alloc::string::String> for Value<'a> {
    fn from(value: &'a alloc::string::String) -> Self {
        Self::Str(value)
    }
}

// No target of Rust has pointers of more than 64 bits.
impl From<isize> for Value<'_> {
    fn from(value: isize) -> Self {
        Self::I64(value as i64)
    }
}

impl From<&isize> for Value<'_> {
    fn from(value: &isize) -> Self {
        Self::from(*value)
    }
}

impl From<usize> for Value<'_> {
    fn from(value: usize) -> Self {
        Self::U64(value as u64)
    }
}

impl From<&usize> for Value<'_> {
    fn from(value: &usize) -> Self {
        Self::from(*value)
    }
}

macro_rules! from {
    ($($from:ident $variant:ident,)*) => {$(
        impl From<$from> for Value<'_> {
            fn from(value: $from) -> Self {
                Self::$variant(value.into())
            }
        }

        impl From<&$from> for Value<'_> {
            fn from(value: &$from) -> Self {
                Self::from(*value)
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

#[cfg(feature = "serde")]
impl serde_core::Serialize for Value<'_> {
    fn serialize<S: serde_core::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self {
            Self::Str(value) => serializer.serialize_str(value),
            Self::I64(value) => serializer.serialize_i64(value),
            Self::U64(value) => serializer.serialize_u64(value),
            Self::I128(value) => serializer.serialize_i128(value),
            Self::U128(value) => serializer.serialize_u128(value),
            Self::F32(value) => serializer.serialize_f32(value),
            Self::F64(value) => serializer.serialize_f64(value),
            Self::Bool(value) => serializer.serialize_bool(value),
            Self::Display(value) => serializer.collect_str(value),
            Self::List(list) => serialize_list(list, serializer),
            #[cfg(feature = "envelope")]
            Self::Json(value) => crate::envelope::JsonText(value).serialize(serializer),
        }
    }
}

#[cfg(feature = "serde")]
fn serialize_list<S: serde_core::Serializer>(list: &dyn ValueList, serializer: S) -> Result<S::Ok, S::Error> {
    use serde_core::ser::SerializeSeq;

    // Some formats write the number of elements first.
    let mut count = 0;
    list.visit(&mut |_| count += 1);
    let mut elements = serializer.serialize_seq(Some(count))?;
    let mut outcome = Ok(());
    list.visit(&mut |value| {
        if outcome.is_ok() {
            outcome = elements.serialize_element(&value);
        }
    });
    outcome?;
    elements.end()
}
