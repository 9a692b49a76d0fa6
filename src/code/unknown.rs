//! What does a string give that is no code?

use core::fmt;

/// The error for a string that is not one of the codes that this build knows.
///
/// `FromStr` and `TryFrom<&str>` of a generated enum fail with it.
/// A service may be newer than its client, so an unknown code is not a reason to fail; keep the string.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub struct UnknownCode;

impl UnknownCode {
    /// Creates the error, for a `FromStr` that is written by hand.
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
