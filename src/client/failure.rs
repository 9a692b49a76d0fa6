//! What does a failing response say, whatever it is?

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;
use std::time::SystemTime;

use http::{HeaderMap, StatusCode};

use crate::client::log_safe::LogSafe;
use crate::client::{RetryAfter, unknown_code};
use crate::envelope::{Body, REQUEST_ID_HEADER, is_request_id};
use crate::{ApiErrorSpec, CodeEnum, Detail, Retry, Value};

/// A failing response: what it says, and what a client should do about it.
///
/// It comes of any response, also of one that is not from the service at all: the page of a proxy, half an envelope,
/// nothing.
/// `C` is the code: the generated enum, or any type with [`ApiErrorSpec`] and [`FromStr`].
///
/// A code that this build does not know is no variant of anything: it is [`code`](Self::code) without
/// [`known`](Self::known).
/// Code that asks for it by its string goes on working when it becomes a variant later.
///
/// [`Display`](fmt::Display) is status, code, message, what to do and request id on one line; `{:#}` adds the docs link.
///
/// ```
/// # use core::str::FromStr;
/// # use errspec::{ApiErrorSpec, Bucket, Entry, UnknownCode};
/// # #[derive(Debug, PartialEq)]
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
/// # impl FromStr for ErrorCode {
/// #     type Err = UnknownCode;
/// #     fn from_str(code: &str) -> Result<Self, UnknownCode> {
/// #         if code == "not_found" { Ok(Self::NotFound) } else { Err(UnknownCode::new()) }
/// #     }
/// # }
/// use std::time::SystemTime;
///
/// use errspec::Retry;
/// use errspec::client::Failure;
/// use http::{HeaderMap, StatusCode};
///
/// let headers = HeaderMap::new();
/// let body = br#"{"error": {"code": "not_found", "message": "There is no order 7.", "request_id": "req_1"}}"#;
/// let failure = Failure::<ErrorCode>::from_response(StatusCode::NOT_FOUND, &headers, body, SystemTime::now());
/// assert_eq!(failure.known(), Some(&ErrorCode::NotFound));
/// assert_eq!(failure.to_string(), "404 not_found: There is no order 7. (fix in code, request id req_1)");
///
/// let body = br#"{"error": {"code": "order_locked", "message": "Order 7 is being changed."}}"#;
/// let failure = Failure::<ErrorCode>::from_response(StatusCode::CONFLICT, &headers, body, SystemTime::now());
/// assert_eq!(failure.known(), None);
/// assert_eq!(failure.code(), Some("order_locked"));
/// assert_eq!(failure.retry(), Retry::Never);
///
/// let body = b"<html>";
/// let failure = Failure::<ErrorCode>::from_response(StatusCode::BAD_GATEWAY, &headers, body, SystemTime::now());
/// assert_eq!(failure.to_string(), "502 Bad Gateway (fix by retrying)");
/// assert_eq!(failure.retry(), Retry::DEFAULT_BACKOFF);
/// assert_eq!(format!("{failure:#}"), "502 Bad Gateway (fix by retrying)");
/// ```
///
/// # Without a response
///
/// A failure can also come without status and headers: in a queue, in a stream, in a log.
/// [`from_body`](Self::from_body) reads it; its bucket and its retries follow from the code alone.
#[derive(Clone)]
pub struct Failure<C>(Box<FailureParts<C>>);

#[derive(Clone)]
struct FailureParts<C> {
    /// Absent if only the body is known.
    status: Option<StatusCode>,
    code: Option<ReceivedCode<C>>,
    message: Option<Box<str>>,
    request_id: Option<Box<str>>,
    docs_url: Option<Box<str>>,
    details: Vec<(Box<str>, Detail)>,
    retry_after: Option<RetryAfter>,
}

/// It stays private: an `Unknown` that users could match or make would change its meaning with each new code.
#[derive(Clone)]
enum ReceivedCode<C> {
    Known(C),
    Unknown(Box<str>),
}

impl<C: FromStr> Failure<C> {
    /// Reads a response that is no success; the body of a response to `HEAD` is empty.
    ///
    /// At most the first 64 KiB of the body are read, and of an envelope that is cut there or elsewhere counts what
    /// stands before the cut.
    /// `now` is when the response came; see [`RetryAfter::from_headers`].
    #[must_use]
    pub fn from_response(status: StatusCode, headers: &HeaderMap, body: &[u8], now: SystemTime) -> Self {
        let mut body = Body::parse(body);
        body.request_id = request_id(body.request_id, headers);
        let mut failure = Self::from(body);
        failure.0.status = Some(status);
        failure.0.retry_after = RetryAfter::from_headers(headers, now);
        failure
    }

    /// Reads a body that came without status and headers.
    ///
    /// What to do follows from the code alone: its bucket if this build knows it, otherwise [`Retry::Never`].
    ///
    /// ```
    /// errspec::errors!("spec/errors.yaml");
    ///
    /// use errspec::client::Failure;
    ///
    /// let body = br#"{"error": {"code": "service_unavailable", "message": "The index is being rebuilt."}}"#;
    /// let failure = Failure::<ErrorCode>::from_body(body);
    /// assert_eq!(failure.status(), None);
    /// assert_eq!(failure.retry(), ErrorCode::ServiceUnavailable.retry());
    /// assert_eq!(failure.to_string(), "service_unavailable: The index is being rebuilt. (fix by retrying)");
    /// ```
    #[must_use]
    pub fn from_body(body: &[u8]) -> Self {
        Body::parse(body).into()
    }
}

/// As [`from_body`](Failure::from_body).
impl<C: FromStr> From<Body> for Failure<C> {
    fn from(body: Body) -> Self {
        let code = body.code.map(|code| match code.parse() {
            Ok(known) => ReceivedCode::Known(known),
            Err(_) => ReceivedCode::Unknown(code),
        });
        Self(Box::new(FailureParts {
            status: None,
            code,
            message: body.message,
            request_id: body.request_id.filter(|id| is_request_id(id)),
            docs_url: body.docs_url.filter(|link| is_link(link)),
            details: body.details,
            retry_after: None,
        }))
    }
}

impl<C> Failure<C> {
    /// The status of the response, whatever the spec says about the code.
    ///
    /// There is none if only the [body](Self::from_body) is known.
    pub fn status(&self) -> Option<StatusCode> {
        self.0.status
    }

    /// The code, if this build knows it.
    pub fn known(&self) -> Option<&C> {
        match &self.0.code {
            Some(ReceivedCode::Known(code)) => Some(code),
            Some(ReceivedCode::Unknown(_)) | None => None,
        }
    }

    /// The id of the request, for logs and tickets: that of the body, else that of the header `x-request-id`.
    ///
    /// It is one word of visible ASCII, of at most 128 characters.
    pub fn request_id(&self) -> Option<&str> {
        self.0.request_id.as_deref()
    }

    /// How long the server asks to wait.
    pub fn retry_after(&self) -> Option<RetryAfter> {
        self.0.retry_after
    }

    /// A detail, by its name.
    pub fn detail(&self, name: &str) -> Option<Value<'_>> {
        self.details().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// The details, in the order of the envelope, at most 100.
    ///
    /// They are strings, booleans and numbers; what else a service sends is left out.
    pub fn details(&self) -> impl Iterator<Item = (&str, Value<'_>)> {
        self.0.details.iter().map(|(name, detail)| (&**name, detail.value()))
    }
}

impl<C: ApiErrorSpec> Failure<C> {
    /// The string on the wire, whether this build knows the code or not.
    ///
    /// There is none where the body is no envelope.
    pub fn code(&self) -> Option<&str> {
        match self.0.code.as_ref()? {
            ReceivedCode::Known(code) => Some(code.code()),
            ReceivedCode::Unknown(code) => Some(code),
        }
    }

    /// The message for people: that of the envelope, else that of the spec for a known code.
    pub fn message(&self) -> Option<&str> {
        self.0.message.as_deref().or_else(|| Some(self.known()?.entry().message))
    }

    /// The deep link into the docs: that of the envelope, else that of the spec for a known code.
    pub fn docs_url(&self) -> Option<&str> {
        self.0.docs_url.as_deref().or_else(|| Some(self.known()?.docs_url()))
    }

    /// Whether and how to try again: as the spec says for a known code, else as the
    /// [table](crate::client#codes-that-this-build-does-not-know) says.
    pub fn retry(&self) -> Retry {
        match self.known() {
            Some(code) => code.retry(),
            None => unknown_code::retry(self.0.status, self.0.retry_after.is_some()),
        }
    }
}

impl<C: CodeEnum> Failure<C> {
    /// The bucket of a known code, as a value of the spec's enum of buckets.
    ///
    /// There is none for a code that this build does not know, and for a body that is not an envelope;
    /// [`retry`](Self::retry) says what to do in any case.
    pub fn bucket(&self) -> Option<C::Bucket> {
        self.known().map(C::typed_bucket)
    }
}

impl<C: ApiErrorSpec> fmt::Display for Failure<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0.status, self.code()) {
            (Some(status), Some(code)) => write!(f, "{} {}", status.as_str(), LogSafe(code))?,
            (Some(status), None) => {
                f.write_str(status.as_str())?;
                if let Some(reason) = status.canonical_reason() {
                    write!(f, " {reason}")?;
                }
            }
            (None, Some(code)) => LogSafe(code).fmt(f)?,
            (None, None) => f.write_str("failure without a code")?,
        }
        if let Some(message) = self.message() {
            write!(f, ": {}", LogSafe(message))?;
        }
        write!(f, " ({}", what_to_do(self.retry()))?;
        if let Some(id) = self.request_id() {
            write!(f, ", request id {id}")?;
        }
        if let Some(link) = self.docs_url().filter(|_| f.alternate()) {
            write!(f, ", see {link}")?;
        }
        f.write_str(")")
    }
}

/// In words that fit a known code and an unknown one; a bucket of the spec has its own for known ones.
const fn what_to_do(retry: Retry) -> &'static str {
    match retry {
        Retry::Never => "fix in code",
        Retry::AfterDelay(_) => "fix by waiting",
        Retry::Backoff(_) => "fix by retrying",
    }
}

impl<C: fmt::Debug> fmt::Debug for Failure<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Failure")
            .field("status", &self.0.status)
            .field("code", &self.0.code)
            .field("message", &self.0.message)
            .field("request_id", &self.0.request_id)
            .field("docs_url", &self.0.docs_url)
            .field("details", &self.0.details)
            .field("retry_after", &self.0.retry_after)
            .finish()
    }
}

/// A known code is its variant, an unknown one its string in quotes.
impl<C: fmt::Debug> fmt::Debug for ReceivedCode<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Known(code) => code.fmt(f),
            Self::Unknown(code) => code.fmt(f),
        }
    }
}

impl<C: ApiErrorSpec + fmt::Debug> core::error::Error for Failure<C> {}

/// The id of a response: that of the body, else that of the header.
fn request_id(body: Option<Box<str>>, headers: &HeaderMap) -> Option<Box<str>> {
    if let Some(id) = body.filter(|id| is_request_id(id)) {
        return Some(id);
    }
    let ids = headers.get_all(REQUEST_ID_HEADER).iter().filter_map(|value| value.to_str().ok());
    ids.map(str::trim).find(|id| is_request_id(id)).map(Box::from)
}

/// A link that can be shown as it is.
fn is_link(text: &str) -> bool {
    let is_web = text.starts_with("https://") || text.starts_with("http://");
    is_web && text.bytes().all(|byte| byte.is_ascii_graphic())
}
