//! How is a code deserialized from any format?

use core::fmt;

use serde_core::Deserializer;
use serde_core::de::{Error, Unexpected, Visitor};

struct CodeVisitor<T>(fn(&str) -> Option<T>);

impl<T> Visitor<'_> for CodeVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a known error code")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        (self.0)(text).ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<T, E> {
        match core::str::from_utf8(bytes) {
            Ok(text) => self.visit_str(text),
            Err(_) => Err(E::invalid_value(Unexpected::Bytes(bytes), &self)),
        }
    }
}

/// Reads a string and looks it up.
pub fn deserialize<'de, T, D: Deserializer<'de>>(
    deserializer: D,
    from_code: fn(&str) -> Option<T>,
) -> Result<T, D::Error> {
    deserializer.deserialize_str(CodeVisitor(from_code))
}
