//! What is the sample response of a code?

use alloc::string::String;

use crate::Entry;

/// The sample response of a code: what docs show, OpenAPI documents give as an example, and mocks send.
///
/// The same code has the same sample everywhere, byte for byte, and the name of the sample is the code.
/// It takes plain strings, so tools that have a spec but no generated enum can make it, too.
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
    pub(super) code: &'a str,
    pub(super) message: &'a str,
    pub(super) docs_url: &'a str,
}

impl<'a> Sample<'a> {
    /// The request id in every sample.
    pub const REQUEST_ID: &'static str = "req_5f3a9c1e7b20";

    /// Creates the sample of a code, with an empty message and link.
    #[must_use]
    pub const fn new(code: &'a str) -> Self {
        Self { code, message: "", docs_url: "" }
    }

    /// Sets the message.
    #[must_use]
    pub const fn with_message(mut self, message: &'a str) -> Self {
        self.message = message;
        self
    }

    /// Sets the link into the docs.
    #[must_use]
    pub const fn with_docs_url(mut self, docs_url: &'a str) -> Self {
        self.docs_url = docs_url;
        self
    }

    /// Returns the name of the sample, which is its code.
    #[must_use]
    pub const fn name(&self) -> &'a str {
        self.code
    }

    /// Returns the body as indented JSON, without a line break at its end.
    ///
    /// It has the members and values of what [`Envelope::to_json`](super::Envelope::to_json) writes without whitespace.
    #[must_use]
    pub fn to_json(&self) -> String {
        match serde_json::to_string_pretty(self) {
            Ok(json) => json,
            Err(error) => unreachable!("keys are strings: {error}"),
        }
    }
}

/// The sample of a bare code, with the message and the link of its entry.
impl From<Entry> for Sample<'static> {
    fn from(entry: Entry) -> Self {
        Self::new(entry.code).with_message(entry.message).with_docs_url(entry.docs_url)
    }
}
