//! What does the spec say about a code?

use crate::Bucket;

/// What the spec says about one code.
///
/// ```
/// use errspec::{Bucket, Entry, Retry};
///
/// static FIX_IN_CODE: Bucket =
///     Bucket::new("fix_in_code", "4xx that you fix in code", "Do not retry.", Retry::Never);
///
/// const NOT_FOUND: Entry = Entry::new(
///     "not_found",
///     404,
///     &FIX_IN_CODE,
///     "The resource does not exist. Check the `id`.",
///     "The resource does not exist. Check the id.",
///     "https://docs.example.com/errors#not_found",
/// );
/// assert_eq!(NOT_FOUND.bucket.retry, Retry::Never);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Entry {
    /// The string on the wire: the only thing that client logic keys off.
    pub code: &'static str,
    /// The HTTP status of the response, 400 to 599.
    pub http_status: u16,
    /// What a client should do.
    pub bucket: &'static Bucket,
    /// What the code means, the cell of the docs table; inline Markdown.
    pub meaning: &'static str,
    /// The text for people where the value has nothing better; plain text.
    ///
    /// It is the message of the spec if that has no params, else the meaning without its Markdown.
    pub message: &'static str,
    /// The deep link into the docs.
    pub docs_url: &'static str,
}

impl Entry {
    /// An entry with all of its fields, in their order.
    #[must_use]
    pub const fn new(
        code: &'static str,
        http_status: u16,
        bucket: &'static Bucket,
        meaning: &'static str,
        message: &'static str,
        docs_url: &'static str,
    ) -> Self {
        Self { code, http_status, bucket, meaning, message, docs_url }
    }
}
