//! The body of a failing response: written by servers, read by clients and tools.
//!
//! ```
//! use errspec::Envelope;
//! use errspec::envelope::Body;
//!
//! errspec::errors!("spec/errors.yaml");
//!
//! let json = Envelope::new(&ErrorCode::NotFound).with_request_id("req_1").to_json();
//!
//! let body = Body::parse(&json);
//! assert_eq!(body.code(), Some("not_found"));
//! assert_eq!(body.request_id(), Some("req_1"));
//! ```
//!
//! The `envelope` of the spec says which members the body has; here, the spec has `envelope: flat`:
//!
//! ```
//! # use errspec::Envelope;
//! # errspec::errors!("tests/shapes/spec/flat.yaml");
//! let json = Envelope::new(&ErrorCode::order_locked(7_u64)).to_json();
//!
//! let expected = concat!(
//!     r#"{"code":"order_locked","message":"Order 7 is being changed.","#,
//!     r#""docs_url":"https://docs.example.com/errors#order_locked","details":{"order":7}}"#,
//! );
//! assert_eq!(json, expected.as_bytes());
//! ```
//!
//! Any other format is written in the spec as a sample; `spec/envelopes.md` of the repository shows how.
//!
//! If the format has a list of errors, [`ApiErrors`](crate::ApiErrors) sends several in one response.
//! If it has none, a param of type `json` can list what is wrong with each field of a request:
//!
//! ```
//! # use errspec::Envelope;
//! # errspec::errors!("tests/shapes/spec/violations.yaml");
//! #[derive(serde::Serialize)]
//! struct Violation {
//!     field: &'static str,
//!     reason: &'static str,
//! }
//!
//! // The spec has `envelope: problem_details` and `params: { violations: json }`.
//! let violations = [Violation { field: "email", reason: "It has no domain." }];
//! let json = Envelope::new(&ErrorCode::validation_failed(&violations)).to_json();
//!
//! let json = String::from_utf8(json).unwrap();
//! assert!(json.ends_with(r#""violations":[{"field":"email","reason":"It has no domain."}]}"#));
//! ```
//!
//! | What you want | What to use |
//! |---|---|
//! | to write the body of an error | [`Envelope`] |
//! | to read any body, without a generated enum | [`Body`] |
//! | each error of a body with several | [`ReceivedError`] |
//! | the sample response of a code, for docs and mocks | [`Sample`] |
//! | a body with other members | [`Shape`] |
//! | to check whether a string can be a request id | [`is_request_id`] |

mod body;
mod headers;
mod parts;
mod read;
mod reason;
mod received;
mod sample;
mod scan;
mod serialize;
mod write;

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::time::Duration;

pub use self::body::Body;
use self::parts::EnvelopeParts;
#[cfg(feature = "server")]
pub(crate) use self::parts::whole_seconds;
pub(crate) use self::received::ReceivedDetail;
pub use self::received::ReceivedError;
pub use self::sample::Sample;
pub(crate) use self::serialize::JsonText;
#[cfg(doc)]
use crate::Shape;
use crate::{ApiErrorSpec, Message};

/// The header that carries the request id in the default shape, [`Shape::NESTED`].
pub const REQUEST_ID_HEADER: &str = crate::shape::REQUEST_ID;

/// Returns whether the string can be a request id: 1 to 128 visible ASCII characters.
///
/// Such an id can be used in headers, logs and tickets as it is.
///
/// ```
/// use errspec::envelope::is_request_id;
///
/// assert!(is_request_id("req_1"));
/// assert!(!is_request_id("two words"));
/// ```
#[must_use]
pub fn is_request_id(id: &str) -> bool {
    (1..=128).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_graphic())
}

/// The body of a failing response.
///
/// Its members are those of the [`Shape`] of the error's spec, in this order.
/// By default that is [`Shape::NESTED`]: `{"error": {"code", "message", "request_id", "docs_url", "details"}}`.
/// A member whose value is absent is omitted: `request_id` without a request id, `details` of an error without details.
///
/// - Of [several errors](crate::ApiErrors), a list of errors has all of them. Members outside of it, and all members of
///   a shape without a list, are those of the first error.
/// - Details are JSON values of their types. A float that is not a number is `null`.
/// - It contains only the entry, the message and the details of the error: no source, and no names of types.
///
/// ```
/// # use errspec::{ApiErrorSpec, Bucket, Entry, Retry};
/// # #[derive(Debug)]
/// # enum ErrorCode { NotFound }
/// # static FIX_IN_CODE: Bucket = Bucket::new("fix_in_code", "Fix in code", "Do not retry.", Retry::Never);
/// # impl ApiErrorSpec for ErrorCode {
/// #     fn entry(&self) -> Entry {
/// #         let text = "The resource does not exist.";
/// #         Entry::new("not_found", 404, &FIX_IN_CODE)
/// #             .meaning(text)
/// #             .docs_url("https://docs.example.com/errors#not_found")
/// #     }
/// # }
/// use errspec::{ApiError, Envelope};
///
/// let error = ApiError::new(ErrorCode::NotFound).with_message("There is no order 7.").with_detail("order", 7);
/// let body = Envelope::new(&error).with_request_id("req_1").to_json();
///
/// assert_eq!(
///     String::from_utf8(body).unwrap(),
///     concat!(
///         r#"{"error":{"code":"not_found","message":"There is no order 7.","request_id":"req_1","#,
///         r#""docs_url":"https://docs.example.com/errors#not_found","details":{"order":7}}}"#,
///     ),
/// );
/// ```
#[derive(Clone, Copy)]
pub struct Envelope<'a> {
    error: &'a dyn ApiErrorSpec,
    request_id: Option<&'a str>,
    http_status: Option<u16>,
    retry_after: Option<Duration>,
}

impl<'a> Envelope<'a> {
    /// Creates the envelope of an error, without a request id.
    pub fn new(error: &'a dyn ApiErrorSpec) -> Self {
        Self { error, request_id: None, http_status: None, retry_after: None }
    }

    /// Sets the id of the request that failed.
    #[must_use]
    pub fn with_request_id(mut self, request_id: &'a str) -> Self {
        self.request_id = Some(request_id);
        self
    }

    /// Sets the status of the response, if it is not that of the error, for a shape that has the status in the body.
    #[must_use]
    pub fn with_http_status(mut self, http_status: u16) -> Self {
        self.http_status = Some(http_status);
        self
    }

    /// Sets how long a client should wait, for a shape that has it in the body.
    ///
    /// The default is the base delay of a bucket that waits.
    /// Of several errors, it is the longest one, if all of them wait.
    #[must_use]
    pub fn with_retry_after(mut self, delay: Duration) -> Self {
        self.retry_after = Some(delay);
        self
    }

    /// Returns the body of a response, of the type [`content_type`](Self::content_type).
    #[must_use]
    pub fn to_json(&self) -> Vec<u8> {
        write::to_json(&self.parts(&Message::new(self.error)))
    }

    /// Returns the value of `Content-Type`, which belongs to the shape.
    #[must_use]
    pub fn content_type(&self) -> &'static str {
        self.error.entry().shape.content_type()
    }

    /// Returns the headers that the shape adds to the response, with their names in lower case.
    ///
    /// They are those under `headers` in the spec's `envelope`; no preset has any.
    /// A header is omitted if its value is absent, or is not visible ASCII.
    /// Other headers do not come from the shape: `Content-Type`, the request id, `Retry-After`.
    ///
    /// ```
    /// use errspec::Envelope;
    ///
    /// errspec::errors!("spec/errors.yaml");
    ///
    /// assert_eq!(Envelope::new(&ErrorCode::NotFound).headers().count(), 0);
    /// ```
    pub fn headers(&self) -> impl Iterator<Item = (&'static str, String)> {
        let message = Message::new(self.error);
        headers::headers(&self.parts(&message)).into_iter()
    }

    fn parts(&self, message: &'a dyn fmt::Display) -> EnvelopeParts<'a> {
        let mut parts = EnvelopeParts::of(self.error, message, self.http_status);
        parts.retry_after = self.retry_after;
        parts.request_id = self.request_id;
        parts
    }
}

impl fmt::Debug for Envelope<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Envelope")
            .field("code", &self.error.code())
            .field("request_id", &self.request_id)
            .finish_non_exhaustive()
    }
}
