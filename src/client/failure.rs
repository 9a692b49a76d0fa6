//! What does a failing response say, and what should a client do about it?

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;
use std::time::SystemTime;

use http::{HeaderMap, StatusCode};

use crate::client::log_safe::{self, LogSafe};
use crate::client::rate_limit::RateLimit;
use crate::client::{FailureError, RateLimitReset, RetryAfter, unknown_code};
use crate::envelope::{Body, is_request_id};
use crate::{ApiErrorShape, ApiErrorSpec, Code, CodeEnum, Retry, RetryBudget, Value};

/// A failing response: what it says, and what a client should do about it.
///
/// It can be built from any response, even one that does not come from the service: a proxy's HTML page, a truncated
/// envelope, an empty body.
/// `C` is the type of the code: the generated enum, or any type that implements [`ApiErrorSpec`],
/// [`ApiErrorShape`] and [`FromStr`].
/// The response is read by the [`Shape`](crate::Shape) of its spec.
///
/// A code that this build does not know has no variant: [`code`](Self::code) returns its string, and
/// [`known`](Self::known) returns `None`.
/// Source code that compares the string keeps working when the code becomes a variant later.
///
/// A response with a list of errors can have several: [`errors`](Self::errors) returns all of them, and every other
/// method is about the first one, except [`retry`](Self::retry).
///
/// [`Display`](fmt::Display) writes one line: status, code, message, the number of further errors, retry and request id;
/// `{:#}` adds the docs URL.
/// The retry is `do not retry`, `retry after a delay` or `retry with backoff`, as [`retry`](Self::retry) returns it.
/// It is the same for known and unknown codes, and does not depend on the names of buckets.
///
/// What is written is safe to log: invisible characters and line breaks are escaped, and of a code at most 256 bytes are
/// written, of a message 1 KiB, and by [`Debug`](fmt::Debug) 4 KiB in total, with `…` in place of the rest.
/// The methods return what was sent, which the limit of 64 KiB for the whole body bounds.
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
/// # impl errspec::ApiErrorShape for ErrorCode {}
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
/// assert_eq!(failure.to_string(), "404 not_found: There is no order 7. (do not retry, request id req_1)");
///
/// let body = br#"{"error": {"code": "order_locked", "message": "Order 7 is being changed."}}"#;
/// let failure = Failure::<ErrorCode>::from_response(StatusCode::CONFLICT, &headers, body, SystemTime::now());
/// assert_eq!(failure.known(), None);
/// assert_eq!(failure.code(), Some("order_locked"));
/// assert_eq!(failure.retry(), Retry::Never);
/// assert_eq!(failure.to_string(), "409 order_locked: Order 7 is being changed. (do not retry)");
///
/// let body = b"<html>";
/// let failure = Failure::<ErrorCode>::from_response(StatusCode::BAD_GATEWAY, &headers, body, SystemTime::now());
/// assert_eq!(failure.to_string(), "502 Bad Gateway (retry with backoff)");
/// assert_eq!(failure.retry(), Retry::DEFAULT_BACKOFF);
/// ```
///
/// # Without a response
///
/// A failure can also arrive without a status and headers: in a queue, in a stream, in a log.
/// [`from_body`](Self::from_body) reads such a body; only the code decides what to do.
#[derive(Clone)]
pub struct Failure<C>(pub(super) Box<FailureParts<C>>);

#[derive(Clone)]
pub(super) struct FailureParts<C> {
    /// Absent if only the body is known.
    pub(super) status: Option<StatusCode>,
    pub(super) first: FailureError<C>,
    pub(super) others: Vec<FailureError<C>>,
    pub(super) request_id: Option<Box<str>>,
    pub(super) retry_after: Option<RetryAfter>,
    pub(super) retry_budget: Option<RetryBudget>,
    pub(super) rate_limit: Option<RateLimit>,
}

// Bounds are on the functions, so that rustc explains a type without the trait; on an impl, it only says that the
// function is missing.
impl<C> Failure<C> {
    /// Reads a failing response; pass an empty `body` for a response to `HEAD`.
    ///
    /// - It never fails: whatever is missing or malformed is `None`.
    /// - Only the first 64 KiB of the body are read. If an envelope is cut off there or anywhere else, the part before
    ///   the cut is used.
    /// - `now` is the time at which the response arrived; see [`RetryAfter::from_headers`].
    #[must_use]
    pub fn from_response(status: StatusCode, headers: &HeaderMap, body: &[u8], now: SystemTime) -> Self
    where
        C: ApiErrorShape + FromStr,
    {
        Self::from_body(body).with_response(status, headers, now)
    }

    /// Reads a body that arrived without a status and headers.
    ///
    /// What to do depends only on the code: its bucket if this build knows the code, otherwise [`Retry::Never`].
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
    /// assert_eq!(failure.to_string(), "service_unavailable: The index is being rebuilt. (retry with backoff)");
    /// ```
    #[must_use]
    pub fn from_body(body: &[u8]) -> Self
    where
        C: ApiErrorShape + FromStr,
    {
        Body::parse_as(C::SHAPE, body).into()
    }

    /// Returns the status of the response, which may differ from the one that the spec gives the code.
    ///
    /// It is `None` if only the [body](Self::from_body) is known.
    pub fn status(&self) -> Option<StatusCode> {
        self.0.status
    }

    /// Returns all errors of the response, in the order of the body; at most 100.
    ///
    /// There is always at least one, which has no code if the body is not an envelope.
    /// The methods of the failure itself, such as [`code`](Self::code), return the members of the first one.
    ///
    /// ```
    /// # errspec::errors!("tests/shapes/spec/errors.yaml");
    /// use errspec::client::{FailureError, Failure};
    ///
    /// let body = br#"{"errors": [{"code": "order_locked"}, {"code": "no_stock", "message": "It is sold out."}]}"#;
    /// let failure = Failure::<ErrorCode>::from_body(body);
    /// assert_eq!(failure.errors().filter_map(FailureError::code).collect::<Vec<_>>(), ["order_locked", "no_stock"]);
    /// assert_eq!(failure.code(), Some("order_locked"));
    /// ```
    pub fn errors(&self) -> impl Iterator<Item = &FailureError<C>> {
        core::iter::once(&self.0.first).chain(&self.0.others)
    }

    /// Returns the code as a value of `C`, if this build knows it.
    pub fn known(&self) -> Option<&C> {
        self.0.first.known()
    }

    /// Returns the code as a value to store or to pass on, whether this build knows it or not.
    pub fn received_code(&self) -> Option<&Code<C>> {
        self.0.first.received_code()
    }

    /// Returns the id of the request, for logs and tickets: from the body, or else from the header that
    /// [`Shape::request_id_header`](crate::Shape::request_id_header) names.
    ///
    /// It consists of 1 to 128 visible ASCII characters; anything else is ignored.
    pub fn request_id(&self) -> Option<&str> {
        self.0.request_id.as_deref()
    }

    /// Returns how long the server asks the client to wait, from the header `Retry-After`, or else from the
    /// body if its shape has it.
    pub fn retry_after(&self) -> Option<RetryAfter> {
        self.0.retry_after
    }

    /// Returns the retry budget of the spec, or `None` if it sets `retry_budget: none`.
    ///
    /// A [`RetryPolicy`](crate::client::RetryPolicy) applies it.
    pub fn retry_budget(&self) -> Option<RetryBudget> {
        self.0.retry_budget
    }

    /// Returns how long it takes until an exhausted rate limit resets, from the headers about rate limits.
    ///
    /// | Header | Reset |
    /// |---|---|
    /// | [`RateLimit`][draft], as in `"minute";r=0;t=30` or `remaining=0, reset=30` | in that many seconds |
    /// | `RateLimit-Reset`, `X-RateLimit-Reset-After` | in that many seconds |
    /// | `X-RateLimit-Reset`, `X-Rate-Limit-Reset` | as `meaning` says; a time counts from the `Date` of the response |
    ///
    /// - A limit of which requests remain is ignored, and one that does not say so counts only for a 429.
    /// - Of several exhausted limits, the longest counts, and one in seconds counts more than `X-RateLimit-Reset`.
    /// - A policy uses it only [if you say so](crate::client::RetryPolicy::with_rate_limit_headers), and without a
    ///   [`Retry-After`](Self::retry_after).
    ///
    /// ```
    /// use std::time::{Duration, SystemTime};
    ///
    /// use errspec::client::{Failure, RateLimitReset, RetryAfter};
    /// use http::{HeaderMap, StatusCode};
    ///
    /// errspec::errors!("spec/errors.yaml");
    ///
    /// let mut headers = HeaderMap::new();
    /// headers.insert("date", "Sun, 06 Nov 1994 08:49:37 GMT".parse()?);
    /// headers.insert("x-ratelimit-remaining", "0".parse()?);
    /// headers.insert("x-ratelimit-reset", "784111807".parse()?);
    ///
    /// let failure = Failure::<ErrorCode>::from_response(StatusCode::FORBIDDEN, &headers, b"", SystemTime::now());
    /// let wait = failure.rate_limit_reset(RateLimitReset::UnixTime).map(RetryAfter::delay);
    /// assert_eq!(wait, Some(Duration::from_secs(30)));
    /// # Ok::<(), http::header::InvalidHeaderValue>(())
    /// ```
    ///
    /// [draft]: https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/
    pub fn rate_limit_reset(&self, meaning: RateLimitReset) -> Option<RetryAfter> {
        self.0.rate_limit.as_ref()?.wait(meaning)
    }

    /// Returns the detail with this name.
    pub fn detail(&self, name: &str) -> Option<Value<'_>> {
        self.0.first.detail(name)
    }

    /// Returns the details, names with values, in the order of the envelope; at most 100.
    ///
    /// They are any JSON. A list or an object is ignored if it is nested more than 32 deep or not valid.
    pub fn details(&self) -> impl Iterator<Item = (&str, Value<'_>)> {
        self.0.first.details()
    }

    /// Returns the field with this name: from the body, or else from the spec if the code is known.
    pub fn field(&self, name: &str) -> Option<Value<'_>>
    where
        C: ApiErrorSpec,
    {
        self.0.first.field(name)
    }

    /// Returns the code as the string on the wire, whether this build knows it or not.
    ///
    /// If the body has an alias of a code, it is the string of the code.
    ///
    /// It is `None` if the body is not an envelope.
    pub fn code(&self) -> Option<&str>
    where
        C: ApiErrorSpec,
    {
        self.0.first.code()
    }

    /// Returns the message for people: from the envelope, or else from the spec if the code is known.
    pub fn message(&self) -> Option<&str>
    where
        C: ApiErrorSpec,
    {
        self.0.first.message()
    }

    /// Returns the docs URL of the code: from the spec if the code is known, or else from the envelope.
    ///
    /// See [`FailureError::docs_url`] for the URLs that are ignored.
    pub fn docs_url(&self) -> Option<&str>
    where
        C: ApiErrorSpec,
    {
        self.0.first.docs_url()
    }

    /// Returns whether and how to retry: from the spec for a known code, or else from the
    /// [table for unknown codes](crate::client#unknown-codes).
    ///
    /// Of several errors, one that must not be retried is enough for [`Retry::Never`].
    /// Otherwise one that needs a refresh is enough for [`Retry::AfterRefresh`].
    /// Otherwise it has the fewest attempts and the longest delays, and is a backoff unless all errors wait for a delay.
    pub fn retry(&self) -> Retry
    where
        C: ApiErrorSpec,
    {
        self.retry_if(self.0.retry_after.is_some())
    }

    /// Whether and how to retry if the response asks to wait or not, whatever header says so.
    pub(super) fn retry_if(&self, asks_to_wait: bool) -> Retry
    where
        C: ApiErrorSpec,
    {
        let others = self.0.others.iter();
        let retry_of = |error| self.retry_of(error, asks_to_wait);
        others.fold(retry_of(&self.0.first), |retry, error| retry.strictest(retry_of(error)))
    }

    /// Whether and how a request is retried that failed for this error alone, if the response asks to wait or not.
    pub(super) fn retry_of(&self, error: &FailureError<C>, asks_to_wait: bool) -> Retry
    where
        C: ApiErrorSpec,
    {
        match error.known() {
            Some(code) => code.retry(),
            None => unknown_code::retry(self.0.status, asks_to_wait),
        }
    }

    /// Returns the bucket of a known code, as a value of the spec's enum of buckets.
    ///
    /// It is `None` for a code that this build does not know, and for a body that is not an envelope;
    /// [`retry`](Self::retry) always has an answer.
    pub fn bucket(&self) -> Option<C::Bucket>
    where
        C: CodeEnum,
    {
        self.0.first.bucket()
    }
}

/// Converts a body that is already parsed, like [`from_body`](Failure::from_body).
impl<C: ApiErrorShape + FromStr> From<Body> for Failure<C> {
    fn from(body: Body) -> Self {
        Self(Box::new(FailureParts {
            status: None,
            first: FailureError::read(body.first),
            others: body.others.into_iter().map(FailureError::read).collect(),
            request_id: body.request_id.filter(|id| is_request_id(id)),
            retry_after: body.retry_after.map(RetryAfter::from_delay),
            retry_budget: C::RETRY_BUDGET,
            rate_limit: None,
        }))
    }
}

impl<C: ApiErrorSpec> fmt::Display for Failure<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0.status, self.code()) {
            (Some(status), Some(code)) => write!(f, "{} {}", status.as_str(), LogSafe::code(code))?,
            (Some(status), None) => {
                f.write_str(status.as_str())?;
                if let Some(reason) = status.canonical_reason() {
                    write!(f, " {reason}")?;
                }
            }
            (None, Some(code)) => LogSafe::code(code).fmt(f)?,
            (None, None) => f.write_str("failure without a code")?,
        }
        if let Some(message) = self.message() {
            write!(f, ": {}", LogSafe::message(message))?;
        }
        f.write_str(" (")?;
        match self.0.others.len() {
            0 => {}
            1 => f.write_str("1 more error, ")?,
            several => write!(f, "{several} more errors, ")?,
        }
        f.write_str(what_to_do(self.retry()))?;
        if let Some(id) = self.request_id() {
            write!(f, ", request id {id}")?;
        }
        if let Some(url) = self.docs_url().filter(|_| f.alternate()) {
            write!(f, ", see {url}")?;
        }
        f.write_str(")")
    }
}

/// What a client should do, in words that hold for every bucket.
///
/// The title of a bucket says more, but the line of a code must not change when a release makes the code a variant.
const fn what_to_do(retry: Retry) -> &'static str {
    match retry {
        Retry::Never => "do not retry",
        Retry::AfterDelay(_) => "retry after a delay",
        Retry::Backoff(_) => "retry with backoff",
        Retry::AfterRefresh => "retry once, after a refresh",
    }
}

/// Writes at most 4 KiB, with `…` in place of the rest.
impl<C: fmt::Debug> fmt::Debug for Failure<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        log_safe::debug(f, &*self.0)
    }
}

impl<C: fmt::Debug> fmt::Debug for FailureParts<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut fields = f.debug_struct("Failure");
        fields.field("status", &self.status);
        self.first.debug_fields(&mut fields);
        fields.field("request_id", &self.request_id).field("retry_after", &self.retry_after);
        fields.field("retry_budget", &self.retry_budget);
        if let Some(rate_limit) = &self.rate_limit {
            fields.field("rate_limit", rate_limit);
        }
        if !self.others.is_empty() {
            fields.field("others", &self.others);
        }
        fields.finish()
    }
}

impl<C: ApiErrorSpec + fmt::Debug> core::error::Error for Failure<C> {}
