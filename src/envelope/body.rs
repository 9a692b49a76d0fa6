//! What is in a body?

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::time::Duration;

use super::{ReceivedError, read};
use crate::{Shape, Value};

/// The body of a failing response, as far as it is an envelope.
///
/// It is not checked against a spec, so tools without a generated enum can use it: a code is a string.
/// A member that is missing or has another type is `None`; so are all members of a body that is not an envelope.
///
/// ```
/// use errspec::envelope::Body;
///
/// let body = Body::parse(br#"{"error": {"code": "order_locked", "details": {"order": 7}}}"#);
/// assert_eq!(body.code(), Some("order_locked"));
/// assert_eq!(body.message(), None);
/// assert_eq!(body.detail("order").unwrap().to_string(), "7");
///
/// let cut = Body::parse(br#"{"error": {"code": "order_locked", "messa"#);
/// assert_eq!(cut.code(), Some("order_locked"));
///
/// assert_eq!(Body::parse(b"<html>").code(), None);
/// ```
#[derive(Debug, Clone, Default)]
pub struct Body {
    pub(crate) first: ReceivedError,
    /// The further errors of a list.
    pub(crate) others: Vec<ReceivedError>,
    pub(crate) request_id: Option<Box<str>>,
    pub(crate) retry_after: Option<Duration>,
}

impl Body {
    /// The number of bytes that are read: 64 KiB, far more than an envelope has.
    pub const MAX_LEN: usize = 64 * 1024;

    /// The number of errors that are read: 100.
    pub const MAX_ERRORS: usize = 100;

    /// Reads a body of the default shape, [`Shape::NESTED`].
    ///
    /// It never fails: if an envelope is cut off or damaged, the part before that is used.
    /// Bytes after the first [`MAX_LEN`](Self::MAX_LEN) are ignored.
    #[must_use]
    pub fn parse(bytes: &[u8]) -> Self {
        Self::parse_as(&Shape::NESTED, bytes)
    }

    /// Reads a body of any shape, like [`parse`](Self::parse).
    ///
    /// If it has a list of errors, the first one is that of the body itself; [`errors`](Self::errors) returns all.
    /// A member outside of the list takes precedence over that of the first error.
    ///
    /// ```
    /// use errspec::Shape;
    /// use errspec::envelope::Body;
    ///
    /// let body = Body::parse_as(&Shape::PROBLEM_DETAILS, br#"{"status": 409, "code": "order_locked", "order": 7}"#);
    /// assert_eq!(body.code(), Some("order_locked"));
    /// assert_eq!(body.detail("order").unwrap().to_string(), "7");
    /// ```
    #[must_use]
    pub fn parse_as(shape: &Shape, bytes: &[u8]) -> Self {
        let bytes = &bytes[..bytes.len().min(Self::MAX_LEN)];
        read::read(shape, bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes))
    }

    /// Returns all errors, in the order of the body; at most [`MAX_ERRORS`](Self::MAX_ERRORS).
    ///
    /// There is always at least one, which may be empty.
    /// The methods of the body itself return the members of the first one.
    ///
    /// ```
    /// use errspec::Shape;
    /// use errspec::envelope::{Body, ReceivedError};
    ///
    /// let body = Body::parse_as(&Shape::ERRORS, br#"{"errors": [{"code": "no_name"}, {"code": "no_mail"}]}"#);
    /// assert_eq!(body.errors().filter_map(ReceivedError::code).collect::<Vec<_>>(), ["no_name", "no_mail"]);
    /// assert_eq!(body.code(), Some("no_name"));
    /// ```
    pub fn errors(&self) -> impl Iterator<Item = &ReceivedError> {
        core::iter::once(&self.first).chain(&self.others)
    }

    /// Returns the code, whether a spec has it or not.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.first.code()
    }

    /// Returns the message for people.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.first.message()
    }

    /// Returns the request id as it was sent, which may be one that [`is_request_id`](super::is_request_id) rejects.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }

    /// Returns the docs URL as it was sent, which may not be a URL at all.
    #[must_use]
    pub fn docs_url(&self) -> Option<&str> {
        self.first.docs_url()
    }

    /// Returns how long to wait, if that is in the body; if several errors have it, the longest.
    ///
    /// No preset has it in the body; most servers send the header `Retry-After` instead.
    #[must_use]
    pub const fn retry_after(&self) -> Option<Duration> {
        self.retry_after
    }

    /// Returns the field with this name, if it has a place in the shape.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<Value<'_>> {
        self.first.field(name)
    }

    /// Returns the fields that have a place in the shape, in the order of the body.
    ///
    /// A part of a longer string is a string, even if the field is a number.
    pub fn fields(&self) -> impl Iterator<Item = (&'static str, Value<'_>)> {
        self.first.fields()
    }

    /// Returns the detail with this name.
    #[must_use]
    pub fn detail(&self, name: &str) -> Option<Value<'_>> {
        self.first.detail(name)
    }

    /// Returns the details in the order of the envelope, at most 100.
    ///
    /// They can be any JSON. A list or an object is ignored if it is invalid or nested more than 32 deep.
    pub fn details(&self) -> impl Iterator<Item = (&str, Value<'_>)> {
        self.first.details()
    }
}
