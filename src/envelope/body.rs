//! What does a body say?

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::time::Duration;

use super::{ReceivedDetail, read};
use crate::{Shape, Value};

/// What the body of a failing response says, whatever it is.
///
/// Nothing in it is checked against a spec, so it also fits tools that have no generated enum: a code is a string.
/// What the envelope lacks, or has in another type, is `None`; a body that is not an envelope says nothing.
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
    pub(crate) code: Option<Box<str>>,
    pub(crate) message: Option<Box<str>>,
    pub(crate) request_id: Option<Box<str>>,
    pub(crate) docs_url: Option<Box<str>>,
    pub(crate) details: Vec<(Box<str>, ReceivedDetail)>,
    pub(crate) retry_after: Option<Duration>,
}

impl Body {
    /// How much of a body is read: 64 KiB, far more than an envelope has.
    pub const MAX_LEN: usize = 64 * 1024;

    /// Reads a body of the default shape, [`Shape::NESTED`].
    ///
    /// It never fails: of an envelope that is cut or damaged, what comes before the damage counts.
    /// Bytes after the first [`MAX_LEN`](Self::MAX_LEN) are ignored.
    #[must_use]
    pub fn parse(bytes: &[u8]) -> Self {
        Self::parse_as(&Shape::NESTED, bytes)
    }

    /// Reads a body of any shape, as [`parse`](Self::parse) does.
    ///
    /// In a list of errors, the first one counts.
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

    /// Returns the code, known to any spec or not.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }

    /// Returns the message for people.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }

    /// Returns the request id as it was sent, which may be one that [`is_request_id`](super::is_request_id) rejects.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }

    /// Returns the deep link into the docs as it was sent, which may not be a URL.
    #[must_use]
    pub fn docs_url(&self) -> Option<&str> {
        self.docs_url.as_deref()
    }

    /// Returns how long to wait, if the body has it.
    ///
    /// None of the presets has it; most servers send it in the header `Retry-After`.
    #[must_use]
    pub const fn retry_after(&self) -> Option<Duration> {
        self.retry_after
    }

    /// Returns the detail of that name.
    #[must_use]
    pub fn detail(&self, name: &str) -> Option<Value<'_>> {
        self.details().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// Returns the details in the order of the envelope, at most 100.
    ///
    /// They are any JSON. A list or an object is ignored if it is nested more than 32 deep or not valid.
    pub fn details(&self) -> impl Iterator<Item = (&str, Value<'_>)> {
        self.details.iter().map(|(name, detail)| (&**name, detail.value()))
    }
}
