//! What is the error for a string that is not a code?

use core::fmt;

/// The error for a string that is not a code of the spec.
///
/// `FromStr` and `TryFrom<&str>` of a generated enum return it.
/// A service can be newer than its client, so a client should not fail because of an unknown code; keep the string.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub struct UnknownCode;

impl UnknownCode {
    /// Creates the error, for a hand-written `FromStr`.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }
}

impl fmt::Display for UnknownCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unknown error code")
    }
}

impl core::error::Error for UnknownCode {}
