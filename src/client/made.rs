//! How is a failure made that was not read from an envelope?

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::time::Duration;
use std::time::SystemTime;

use http::{HeaderMap, StatusCode};

use super::failure::FailureParts;
use super::failure_error::is_web_url;
use super::rate_limit::RateLimit;
use crate::client::{Failure, FailureError, RetryAfter};
use crate::envelope::{Body, ReceivedError, is_request_id};
use crate::{ApiErrorShape, Code, Detail};

/// # Without an envelope
///
/// A test, a mock, or an SDK that reads bodies itself creates a failure from its parts:
///
/// ```
/// use std::time::Duration;
///
/// use errspec::Code;
/// use errspec::client::{Failure, FailureError};
/// use http::StatusCode;
///
/// errspec::errors!("spec/errors.yaml");
///
/// let error = FailureError::new(ErrorCode::RateLimitExceeded).with_message("Slow down.").with_detail("limit", 100);
/// let failure = Failure::new(error)
///     .with_status(StatusCode::TOO_MANY_REQUESTS)
///     .with_request_id("req_1")
///     .with_retry_after(Duration::from_secs(7));
/// assert_eq!(
///     failure.to_string(),
///     "429 rate_limit_exceeded: Slow down. (retry after a delay, request id req_1)",
/// );
///
/// let failure = Failure::<ErrorCode>::new(FailureError::of_code(Code::parse("card_declined")));
/// assert_eq!(failure.known(), None);
/// ```
impl<C> Failure<C> {
    /// Creates a failure from its first error.
    ///
    /// It has no status: what to do depends only on the code. Its retry budget is that of the spec.
    #[must_use]
    pub fn new(first: FailureError<C>) -> Self
    where
        C: ApiErrorShape,
    {
        Self(Box::new(FailureParts {
            status: None,
            first,
            others: Vec::new(),
            request_id: None,
            retry_after: None,
            retry_budget: C::RETRY_BUDGET,
            rate_limit: None,
        }))
    }

    /// Adds another error of the same response; those after the first 100 are ignored.
    #[must_use]
    pub fn with_error(mut self, error: FailureError<C>) -> Self {
        if self.0.others.len() + 1 < Body::MAX_ERRORS {
            self.0.others.push(error);
        }
        self
    }

    /// Sets the status of the response.
    #[must_use]
    pub fn with_status(mut self, status: StatusCode) -> Self {
        self.0.status = Some(status);
        self
    }

    /// Sets the status of the response, and what its headers say: how long to wait, and the request id, unless the
    /// failure already has one.
    ///
    /// `now` is the time at which the response arrived; see [`RetryAfter::from_headers`].
    #[must_use]
    pub fn with_response(mut self, status: StatusCode, headers: &HeaderMap, now: SystemTime) -> Self
    where
        C: ApiErrorShape,
    {
        self.0.status = Some(status);
        if self.0.request_id.is_none() {
            self.0.request_id = request_id(headers, C::SHAPE.request_id_header());
        }
        self.0.rate_limit = RateLimit::from_headers(status, headers, now);
        if let Some(retry_after) = RetryAfter::from_headers(headers, now) {
            self.0.retry_after = Some(retry_after);
        }
        self
    }

    /// Sets the id of the request; one that [`is_request_id`] rejects is ignored, as in a response.
    #[must_use]
    pub fn with_request_id(mut self, request_id: impl Into<String>) -> Self {
        let request_id = request_id.into();
        if is_request_id(&request_id) {
            self.0.request_id = Some(request_id.into_boxed_str());
        }
        self
    }

    /// Sets how long the server asks the client to wait.
    #[must_use]
    pub fn with_retry_after(mut self, delay: Duration) -> Self {
        self.0.retry_after = Some(RetryAfter::from_delay(delay));
        self
    }
}

impl<C> FailureError<C> {
    /// Creates an error from a code that this build knows.
    #[must_use]
    pub fn new(code: C) -> Self {
        Self::of_code(Code::new(code))
    }

    /// Creates an error from a code that this build may not know.
    #[must_use]
    pub fn of_code(code: Code<C>) -> Self {
        Self { code: Some(code), received: ReceivedError::default() }
    }

    /// Creates an error without a code, such as that of a proxy.
    #[must_use]
    pub fn without_code() -> Self {
        Self { code: None, received: ReceivedError::default() }
    }

    /// Sets the message for people.
    #[must_use]
    pub fn with_message(mut self, message: impl Into<String>) -> Self {
        self.received.message = Some(message.into().into_boxed_str());
        self
    }

    /// Sets the docs URL, which is used if this build does not know the code.
    ///
    /// One that [`docs_url`](Self::docs_url) ignores in a response is ignored here as well.
    #[must_use]
    pub fn with_docs_url(mut self, docs_url: impl Into<String>) -> Self {
        self.received.docs_url = Some(docs_url.into().into_boxed_str()).filter(|url| is_web_url(url));
        self
    }

    /// Adds a detail, or replaces the detail with the same name.
    #[must_use]
    pub fn with_detail(mut self, name: impl Into<String>, value: impl Into<Detail>) -> Self {
        let (name, value) = (name.into(), value.into().into());
        let details = &mut self.received.details;
        match details.iter_mut().find(|(known, _)| **known == *name) {
            Some(detail) => detail.1 = value,
            None => details.push((name.into_boxed_str(), value)),
        }
        self
    }

    /// Sets the field with this name, which replaces that of the spec.
    #[must_use]
    pub fn with_field(mut self, name: &'static str, value: impl Into<Detail>) -> Self {
        let value = value.into().into();
        let fields = &mut self.received.fields;
        match fields.iter_mut().find(|(known, _)| *known == name) {
            Some(field) => field.1 = value,
            None => fields.push((name, value)),
        }
        self
    }
}

/// The request id in the header of the shape.
fn request_id(headers: &HeaderMap, header: Option<&str>) -> Option<Box<str>> {
    let ids = headers.get_all(header?).iter().filter_map(|value| value.to_str().ok());
    ids.map(str::trim).find(|id| is_request_id(id)).map(Box::from)
}
