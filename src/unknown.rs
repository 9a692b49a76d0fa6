//! What does a string give that is no code?

use core::fmt;

/// The string is none of the codes that this build knows.
///
/// It is what `FromStr` and `TryFrom<&str>` of a generated enum fail with.
/// A service may be newer than its client, so that an unknown code is no reason to fail; keep the string.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct UnknownCode;

impl fmt::Display for UnknownCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unknown error code")
    }
}

impl core::error::Error for UnknownCode {}
