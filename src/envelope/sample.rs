//! What is the sample response of a code?

use alloc::string::String;
use core::time::Duration;

use super::headers;
use super::parts::{DetailSource, EnvelopeParts};
use crate::{Entry, Fields, Retry, Shape};

/// The sample response of a code: what docs show, OpenAPI documents give as an example, and mocks send.
///
/// The same code has the same sample everywhere, byte for byte, and the name of the sample is the code.
/// It is created from plain strings, so tools with a spec but without a generated enum can use it too.
///
/// ```
/// use errspec::envelope::Sample;
///
/// let sample = Sample::new("not_found")
///     .with_message("The resource does not exist.")
///     .with_docs_url("https://docs.example.com/errors#not_found");
/// assert_eq!(sample.name(), "not_found");
/// assert_eq!(
///     sample.to_json(),
///     r#"{
///   "error": {
///     "code": "not_found",
///     "message": "The resource does not exist.",
///     "request_id": "req_5f3a9c1e7b20",
///     "docs_url": "https://docs.example.com/errors#not_found"
///   }
/// }"#,
/// );
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sample<'a> {
    message: &'a str,
    code: &'a str,
    docs_url: &'a str,
    shape: &'a Shape,
    meaning: &'a str,
    bucket: &'a str,
    http_status: u16,
    retry_after: Option<Duration>,
    fields: Fields,
    details: &'a [(&'a str, &'a str)],
}

impl<'a> Sample<'a> {
    /// The request id in every sample.
    pub const REQUEST_ID: &'static str = "req_5f3a9c1e7b20";

    /// Creates the sample of a code, with an empty message and docs URL.
    #[must_use]
    pub const fn new(code: &'a str) -> Self {
        Self {
            code,
            message: "",
            docs_url: "",
            shape: &Shape::NESTED,
            meaning: "",
            bucket: "",
            http_status: 500,
            retry_after: None,
            fields: Fields::NONE,
            details: &[],
        }
    }

    /// Sets the message.
    #[must_use]
    pub const fn with_message(mut self, message: &'a str) -> Self {
        self.message = message;
        self
    }

    /// Sets the docs URL.
    #[must_use]
    pub const fn with_docs_url(mut self, docs_url: &'a str) -> Self {
        self.docs_url = docs_url;
        self
    }

    /// Sets the shape; the default is [`Shape::NESTED`].
    #[must_use]
    pub const fn with_shape(mut self, shape: &'a Shape) -> Self {
        self.shape = shape;
        self
    }

    /// Sets the meaning, for a shape that has it.
    #[must_use]
    pub const fn with_meaning(mut self, meaning: &'a str) -> Self {
        self.meaning = meaning;
        self
    }

    /// Sets the name of the bucket, for a shape that has it.
    #[must_use]
    pub const fn with_bucket(mut self, bucket: &'a str) -> Self {
        self.bucket = bucket;
        self
    }

    /// Sets the HTTP status, for a shape that has it; the default is 500.
    #[must_use]
    pub const fn with_http_status(mut self, http_status: u16) -> Self {
        self.http_status = http_status;
        self
    }

    /// Sets how long to wait, for a shape that has it.
    #[must_use]
    pub const fn with_retry_after(mut self, retry_after: Duration) -> Self {
        self.retry_after = Some(retry_after);
        self
    }

    /// Sets the values of the spec's fields, for a shape that has them.
    #[must_use]
    pub const fn with_fields(mut self, fields: Fields) -> Self {
        self.fields = fields;
        self
    }

    /// Sets the details: the name of each, and its value as JSON.
    ///
    /// ```
    /// use errspec::envelope::Sample;
    ///
    /// let sample = Sample::new("too_large").with_details(&[("limit", "60"), ("unit", r#""kB""#)]);
    /// assert!(sample.to_json().contains(r#""limit": 60"#));
    /// ```
    #[must_use]
    pub const fn with_details(mut self, details: &'a [(&'a str, &'a str)]) -> Self {
        self.details = details;
        self
    }

    /// Returns the name of the sample, which is its code.
    #[must_use]
    pub const fn name(&self) -> &'a str {
        self.code
    }

    /// Returns the body as indented JSON, without a line break at its end.
    ///
    /// It has the same members and values as [`Envelope::to_json`](super::Envelope::to_json), which writes no whitespace.
    #[must_use]
    pub fn to_json(&self) -> String {
        match serde_json::to_string_pretty(self) {
            Ok(json) => json,
            Err(error) => unreachable!("keys are strings: {error}"),
        }
    }

    /// Returns the headers that the shape adds to the response, like [`Envelope::headers`](super::Envelope::headers).
    pub fn headers(&self) -> impl Iterator<Item = (&'static str, String)> {
        headers::headers(&self.parts()).into_iter()
    }

    pub(super) fn parts(&self) -> EnvelopeParts<'_> {
        EnvelopeParts {
            shape: self.shape,
            code: self.code,
            message: &self.message,
            meaning: self.meaning,
            docs_url: self.docs_url,
            bucket: self.bucket,
            http_status: Some(self.http_status),
            retry_after: self.retry_after,
            request_id: Some(Self::REQUEST_ID),
            fields: self.fields,
            details: DetailSource::Sample(self.details),
        }
    }
}

/// Creates the sample of a code from its entry.
impl From<Entry> for Sample<'static> {
    fn from(entry: Entry) -> Self {
        let sample = Self::new(entry.code)
            .with_shape(entry.shape)
            .with_message(entry.message)
            .with_meaning(entry.meaning)
            .with_docs_url(entry.docs_url)
            .with_bucket(entry.bucket.name)
            .with_http_status(entry.http_status)
            .with_fields(entry.fields);
        // A server sends it if the error has no delay of its own.
        match entry.bucket.retry {
            Retry::AfterDelay(numbers) => sample.with_retry_after(numbers.base_delay),
            Retry::Never | Retry::Backoff(_) | Retry::AfterRefresh => sample,
        }
    }
}
