//! The body of a failing response: written by servers, read by clients and tools.
//!
//! - [`Envelope`] writes the body of an error.
//! - [`Body`] reads any body, and says what an envelope in it says.
//! - [`Sample`] is the sample response of a code, for docs and mocks.

mod body;
mod json;
mod sample;
pub(crate) mod shape;
mod write;

use alloc::vec::Vec;
use core::fmt;

pub use self::body::Body;
pub use self::sample::Sample;
use self::shape::{Format, NESTED};
use crate::{ApiErrorSpec, Message};

/// The header that carries the request id.
pub const REQUEST_ID_HEADER: &str = NESTED.request_id_header;

/// Returns whether the string can be a request id: 1 to 128 visible ASCII characters.
///
/// Such an id can be quoted in headers, logs and tickets as it is.
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
/// It is `{"error": {"code", "message", "request_id", "docs_url", "details"}}`, with its keys in this order.
/// `request_id` is left out when there is none, `details` when the error has none.
///
/// - Details are JSON values of their types; a float that is no number is `null`.
/// - Nothing but the entry, the message and the details of the error is in it: no source, no names of types.
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
}

impl<'a> Envelope<'a> {
    /// The envelope of an error, without a request id.
    pub fn new(error: &'a dyn ApiErrorSpec) -> Self {
        Self { error, request_id: None }
    }

    /// Names the request that failed.
    #[must_use]
    pub fn with_request_id(mut self, request_id: &'a str) -> Self {
        self.request_id = Some(request_id);
        self
    }

    /// The envelope as the bytes of a response, of the type [`content_type`](Self::content_type).
    #[must_use]
    pub fn to_json(&self) -> Vec<u8> {
        json::to_json(&self.parts(&Message::new(self.error)), self.format().body)
    }

    /// The value of `Content-Type`: `application/json`.
    #[must_use]
    pub fn content_type(&self) -> &'static str {
        self.format().content_type
    }

    #[expect(clippy::unused_self, reason = "the form will be that of the error's spec")]
    fn format(&self) -> &'static Format {
        &NESTED
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
