//! What is a code that came from elsewhere, and that this build may not know?

use alloc::boxed::Box;
use core::cmp::Ordering;
use core::convert::Infallible;
use core::fmt;
use core::hash::{Hash, Hasher};
use core::str::FromStr;

use crate::ApiErrorSpec;

/// A code that was received: one that this build knows, or any other string.
///
/// Use it where codes are stored or passed on: in a queue, a webhook, a log, or a table of a database.
/// A service can be newer than the program that reads its codes, and a code that the program does not know must not be
/// an error, or get lost on the way.
///
/// - It is read from any string, also from an alias of a code, and is written as the string on the wire: [`Display`](fmt::Display), [`FromStr`], and with the feature `serde` `Serialize` and `Deserialize`.
///   `Deserialize` also reads an integer, in formats for people such as JSON.
/// - It compares and hashes as its string, so source code that compares strings keeps working when the code becomes a variant later.
///   For the same reason it has no variants of its own.
/// - `Display` writes an unknown code as it is. `Debug` puts it in quotes and escapes line breaks.
///
/// ```
/// use errspec::Code;
///
/// errspec::errors!("spec/errors.yaml");
///
/// let known: Code<ErrorCode> = Code::parse("not_found");
/// assert_eq!(known, Code::new(ErrorCode::NotFound));
/// assert_eq!(known.known(), Some(&ErrorCode::NotFound));
///
/// let unknown: Code<ErrorCode> = Code::parse("order_locked");
/// assert_eq!(unknown.known(), None);
/// assert_eq!(unknown, *"order_locked");
/// assert_eq!(unknown.to_string(), "order_locked");
/// ```
///
/// In a struct:
///
/// ```
/// # #[cfg(feature = "serde")] {
/// # errspec::errors!("spec/errors.yaml");
/// #[derive(serde::Serialize, serde::Deserialize)]
/// struct PaymentFailed {
///     payment: u64,
///     code: errspec::Code<ErrorCode>,
/// }
///
/// let json = r#"{"payment":7,"code":"card_declined"}"#;
/// let event: PaymentFailed = serde_json::from_str(json).unwrap();
/// assert_eq!(event.code.known(), None);
/// assert_eq!(serde_json::to_string(&event).unwrap(), json);
/// # }
/// ```
#[derive(Clone)]
pub struct Code<C>(ReceivedCode<C>);

/// Private, because an `Unknown` that users could match would change its meaning with each new code.
#[derive(Clone)]
enum ReceivedCode<C> {
    Known(C),
    Unknown(Box<str>),
}

impl<C> Code<C> {
    /// Creates a code that this build knows.
    pub const fn new(known: C) -> Self {
        Self(ReceivedCode::Known(known))
    }

    /// Reads a code: the string on the wire, an alias, or any other string.
    #[must_use]
    pub fn parse(code: &str) -> Self
    where
        C: FromStr,
    {
        Self(code.parse().map_or_else(|_| ReceivedCode::Unknown(code.into()), ReceivedCode::Known))
    }

    /// The code if it is known, or the string as it is.
    #[cfg(feature = "client")]
    pub(crate) fn of(known: Option<C>, code: Option<Box<str>>) -> Option<Self> {
        known.map(ReceivedCode::Known).or_else(|| code.map(ReceivedCode::Unknown)).map(Self)
    }

    /// Returns the code as a value of `C`, if this build knows it.
    pub const fn known(&self) -> Option<&C> {
        match &self.0 {
            ReceivedCode::Known(code) => Some(code),
            ReceivedCode::Unknown(_) => None,
        }
    }

    /// Returns the string on the wire, whether this build knows the code or not.
    pub fn as_str(&self) -> &str
    where
        C: ApiErrorSpec,
    {
        match &self.0 {
            ReceivedCode::Known(code) => code.code(),
            ReceivedCode::Unknown(code) => code,
        }
    }
}

impl<C> From<C> for Code<C> {
    fn from(known: C) -> Self {
        Self::new(known)
    }
}

/// Never fails: a string that is not a code of the spec is an unknown code.
impl<C: FromStr> FromStr for Code<C> {
    type Err = Infallible;

    fn from_str(code: &str) -> Result<Self, Infallible> {
        Ok(Self::parse(code))
    }
}

/// Writes the string on the wire.
impl<C: ApiErrorSpec> fmt::Display for Code<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Writes a known code as its variant, and an unknown one as its string in quotes.
impl<C: fmt::Debug> fmt::Debug for Code<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            ReceivedCode::Known(code) => code.fmt(f),
            ReceivedCode::Unknown(code) => code.fmt(f),
        }
    }
}

impl<C: ApiErrorSpec> AsRef<str> for Code<C> {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl<C: ApiErrorSpec> PartialEq for Code<C> {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl<C: ApiErrorSpec> Eq for Code<C> {}

impl<C: ApiErrorSpec> PartialEq<str> for Code<C> {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl<C: ApiErrorSpec> PartialEq<&str> for Code<C> {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl<C: ApiErrorSpec> PartialOrd for Code<C> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<C: ApiErrorSpec> Ord for Code<C> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl<C: ApiErrorSpec> Hash for Code<C> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

#[cfg(feature = "serde")]
mod serde {
    use alloc::string::ToString;
    use core::fmt;
    use core::marker::PhantomData;
    use core::str::FromStr;

    use serde_core::de::{Deserialize, Deserializer, Error, Unexpected, Visitor};
    use serde_core::ser::{Serialize, Serializer};

    use super::Code;
    use crate::ApiErrorSpec;

    /// Writes the string on the wire.
    impl<C: ApiErrorSpec> Serialize for Code<C> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_str(self.as_str())
        }
    }

    /// Reads any string, and in formats for people any integer.
    impl<'de, C: FromStr> Deserialize<'de> for Code<C> {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let visitor = AnyCode(PhantomData);
            if deserializer.is_human_readable() {
                deserializer.deserialize_any(visitor)
            } else {
                deserializer.deserialize_str(visitor)
            }
        }
    }

    struct AnyCode<C>(PhantomData<C>);

    impl<C: FromStr> Visitor<'_> for AnyCode<C> {
        type Value = Code<C>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an error code")
        }

        fn visit_str<E: Error>(self, code: &str) -> Result<Code<C>, E> {
            Ok(Code::parse(code))
        }

        fn visit_bytes<E: Error>(self, code: &[u8]) -> Result<Code<C>, E> {
            match core::str::from_utf8(code) {
                Ok(code) => self.visit_str(code),
                Err(_) => Err(E::invalid_value(Unexpected::Bytes(code), &self)),
            }
        }

        fn visit_i64<E: Error>(self, code: i64) -> Result<Code<C>, E> {
            self.visit_str(&code.to_string())
        }

        fn visit_u64<E: Error>(self, code: u64) -> Result<Code<C>, E> {
            self.visit_str(&code.to_string())
        }
    }
}
