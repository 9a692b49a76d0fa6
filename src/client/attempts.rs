//! Which attempts of a call failed, and is it time to contact support?

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::fmt;
use core::time::Duration;

use http::StatusCode;

use crate::ApiErrorSpec;
use crate::client::Failure;
use crate::client::log_safe::LogSafe;

/// The failed attempts of one call, with their request ids.
///
/// ```
/// # use core::str::FromStr;
/// # use errspec::{ApiErrorSpec, Bucket, Entry, UnknownCode};
/// # #[derive(Debug)]
/// # enum ErrorCode {}
/// # impl ApiErrorSpec for ErrorCode {
/// #     fn entry(&self) -> Entry { match *self {} }
/// # }
/// # impl errspec::ApiErrorShape for ErrorCode {}
/// # impl FromStr for ErrorCode {
/// #     type Err = UnknownCode;
/// #     fn from_str(code: &str) -> Result<Self, UnknownCode> { Err(UnknownCode::new()) }
/// # }
/// use std::time::{Duration, SystemTime};
///
/// use errspec::client::{Attempts, Failure};
/// use http::{HeaderMap, StatusCode};
///
/// let mut attempts = Attempts::new();
/// for (millis, id) in [(80, "req_1"), (620, "req_2")] {
///     let mut headers = HeaderMap::new();
///     headers.insert("x-request-id", id.parse()?);
///     let status = StatusCode::BAD_GATEWAY;
///     let failure = Failure::<ErrorCode>::from_response(status, &headers, b"", SystemTime::now());
///     attempts.push(&failure, Duration::from_millis(millis));
/// }
///
/// assert!(attempts.is_recurring_outage());
/// assert_eq!(attempts.request_ids().collect::<Vec<_>>(), ["req_1", "req_2"]);
/// assert_eq!(
///     attempts.ticket(&["Several requests fail with a 5xx within a few minutes."]).to_string(),
///     "2 attempts failed:\n\
///      1. after 0.080 s: 502, request id req_1\n\
///      2. after 0.620 s: 502, request id req_2\n\
///      \n\
///      When to involve support:\n\
///      - Several requests fail with a 5xx within a few minutes.\n",
/// );
/// # Ok::<(), http::header::InvalidHeaderValue>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Attempts(Vec<FailedAttempt>);

/// A failed attempt in [`Attempts`].
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct FailedAttempt {
    /// The status of the response; `None` without a response, and if only [the body](Failure::from_body) is known.
    pub status: Option<StatusCode>,
    /// The code, as the string on the wire, whether this build knows it or not.
    pub code: Option<Box<str>>,
    /// The number of further errors in the response.
    pub more_errors: usize,
    /// The id of the request.
    pub request_id: Option<Box<str>>,
    /// The time from when the first attempt was sent until this one failed.
    pub elapsed: Duration,
    /// The time after which the policy ended the attempt, if it did.
    pub timeout: Option<Duration>,
}

impl Attempts {
    /// The longest time between two failures of one outage: five minutes.
    pub const RECURRENCE_WINDOW: Duration = Duration::from_secs(5 * 60);

    /// Creates an empty list.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Adds an attempt that got a failing response; `elapsed` is the time since the first attempt was sent.
    pub fn push<C: ApiErrorSpec>(&mut self, failure: &Failure<C>, elapsed: Duration) {
        self.0.push(FailedAttempt {
            status: failure.status(),
            code: failure.code().map(Box::from),
            more_errors: failure.errors().skip(1).count(),
            request_id: failure.request_id().map(Box::from),
            elapsed,
            timeout: None,
        });
    }

    /// Adds an attempt that got no response; `elapsed` is the time since the first attempt was sent.
    pub fn push_without_response(&mut self, elapsed: Duration) {
        self.push_silent(elapsed, None);
    }

    /// Adds an attempt that was ended after `timeout`, before it got a response.
    pub(super) fn push_timeout(&mut self, elapsed: Duration, timeout: Duration) {
        self.push_silent(elapsed, Some(timeout));
    }

    fn push_silent(&mut self, elapsed: Duration, timeout: Option<Duration>) {
        self.0.push(FailedAttempt {
            status: None,
            code: None,
            more_errors: 0,
            request_id: None,
            elapsed,
            timeout,
        });
    }

    /// The time after which the last attempt was ended, if it was.
    pub(super) fn last_timeout(&self) -> Option<Duration> {
        self.0.last()?.timeout
    }

    /// Returns the number of failed attempts.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// Returns whether no attempt has failed.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the attempts, in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &FailedAttempt> {
        self.0.iter()
    }

    /// Returns the request ids of the failed attempts, in order.
    ///
    /// An id that the service sent several times is returned several times.
    pub fn request_ids(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|attempt| attempt.request_id.as_deref())
    }

    /// Returns whether 5xx failures occurred under different request ids within the
    /// [recurrence window](Self::RECURRENCE_WINDOW).
    ///
    /// It is the only support criterion that a client can check; the others need a person who knows the API.
    pub fn is_recurring_outage(&self) -> bool {
        let server_errors =
            self.0.iter().filter(|attempt| attempt.status.is_some_and(|status| status.is_server_error()));
        let mut last: Option<&FailedAttempt> = None;
        for attempt in server_errors.filter(|attempt| attempt.request_id.is_some()) {
            // If any two attempts differ in id and are close enough in time, so are two neighbors between them.
            if last.is_some_and(|last| {
                last.request_id != attempt.request_id
                    && attempt.elapsed.saturating_sub(last.elapsed) <= Self::RECURRENCE_WINDOW
            }) {
                return true;
            }
            last = Some(attempt);
        }
        false
    }

    /// Returns the text for a support ticket: each attempt with its request id, then the support criteria.
    ///
    /// `criteria` are the sentences under `support` in the spec: `ErrorCode::SUPPORT` of the generated enum.
    pub fn ticket<'a>(&'a self, criteria: &'a [&'a str]) -> impl fmt::Display + 'a {
        AttemptsTicket { attempts: &self.0, criteria }
    }
}

struct AttemptsTicket<'a> {
    attempts: &'a [FailedAttempt],
    criteria: &'a [&'a str],
}

impl<'a> IntoIterator for &'a Attempts {
    type Item = &'a FailedAttempt;
    type IntoIter = core::slice::Iter<'a, FailedAttempt>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl fmt::Display for AttemptsTicket<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.attempts.len() {
            1 => writeln!(f, "1 attempt failed:")?,
            several => writeln!(f, "{several} attempts failed:")?,
        }
        for (number, attempt) in (1..).zip(self.attempts) {
            writeln!(f, "{number}. {attempt}")?;
        }
        if !self.criteria.is_empty() {
            writeln!(f, "\nWhen to involve support:")?;
        }
        for criterion in self.criteria {
            writeln!(f, "- {}", LogSafe::of_spec(criterion))?;
        }
        Ok(())
    }
}

/// Writes at most 256 bytes of the code.
impl fmt::Debug for FailedAttempt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FailedAttempt")
            .field("status", &self.status)
            .field("code", &self.code.as_deref().map(LogSafe::code))
            .field("more_errors", &self.more_errors)
            .field("request_id", &self.request_id)
            .field("elapsed", &self.elapsed)
            .field("timeout", &self.timeout)
            .finish()
    }
}

/// Writes the attempt on one line, with at most 256 bytes of the code.
impl fmt::Display for FailedAttempt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "after {:.3} s: ", self.elapsed.as_secs_f64())?;
        match (self.status, &self.code) {
            (Some(status), Some(code)) => write!(f, "{} {}", status.as_str(), LogSafe::code(code))?,
            (Some(status), None) => f.write_str(status.as_str())?,
            (None, Some(code)) => LogSafe::code(code).fmt(f)?,
            (None, None) => write_no_response(f, self.timeout)?,
        }
        if self.more_errors > 0 {
            write!(f, " and {} more", self.more_errors)?;
        }
        match &self.request_id {
            Some(id) => write!(f, ", request id {id}"),
            None => Ok(()),
        }
    }
}

/// Writes that an attempt got no response, and how long the client waited if the client ended it.
pub(super) fn write_no_response(f: &mut fmt::Formatter<'_>, timeout: Option<Duration>) -> fmt::Result {
    f.write_str("no response")?;
    match timeout {
        Some(timeout) => write!(f, " within {:.3} s", timeout.as_secs_f64()),
        None => Ok(()),
    }
}
