//! What should a client do about a group of codes?

use core::fmt;

use crate::Retry;

/// What a client should do about a group of codes.
///
/// A bucket belongs to a code, never to a status: one status may carry two codes that need two different actions.
/// Two buckets are equal when all of their fields are.
/// [`Display`](fmt::Display) writes the name, as logs and metrics want it.
///
/// ```
/// use errspec::{Bucket, Retry};
///
/// static FIX_IN_CODE: Bucket =
///     Bucket::new("fix_in_code", "Fix the request", "Do not retry.", Retry::Never);
/// assert_eq!(FIX_IN_CODE.to_string(), "fix_in_code");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Bucket {
    /// Its name in the spec, such as `fix_in_code`.
    pub name: &'static str,
    /// Its heading, inline Markdown.
    pub title: &'static str,
    /// What to do, for people; inline Markdown.
    pub advice: &'static str,
    /// What to do, for clients.
    pub retry: Retry,
}

impl Bucket {
    /// A bucket with all of its fields.
    #[must_use]
    pub const fn new(name: &'static str, title: &'static str, advice: &'static str, retry: Retry) -> Self {
        Self { name, title, advice, retry }
    }
}

impl fmt::Display for Bucket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name)
    }
}
