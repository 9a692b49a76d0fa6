//! What should a client do about a group of codes?

use core::fmt;

use crate::Retry;

/// What a client should do about a group of codes.
///
/// A bucket belongs to a code, never to a status: two codes can share a status and need different actions.
/// Two buckets are equal if all of their fields are equal.
/// [`Display`](fmt::Display) writes the name, for logs and metrics.
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
    /// The name in the spec, such as `fix_in_code`.
    pub name: &'static str,
    /// The heading in the docs; inline Markdown.
    pub title: &'static str,
    /// What to do, for people; inline Markdown.
    pub advice: &'static str,
    /// What to do, for programs.
    pub retry: Retry,
}

impl Bucket {
    /// Creates a bucket.
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
