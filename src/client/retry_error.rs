//! What does a caller get if a request has failed for good?

use core::error::Error;
use core::fmt;

use crate::client::attempts::write_no_response;
use crate::client::{Attempts, Failure, Outcome, Retryable, Stop};

/// The last error of a call, with all failed attempts and the reason why the policy stopped.
///
/// `E` is a [`Failure`](crate::client::Failure), or an error type of the client that contains one.
///
/// An attempt that the policy ended because it took too long has no error, and does not hide that of an earlier one:
/// [`error`](Self::error) is the last error that there was, and [`attempts`](Self::attempts) has all attempts.
///
/// [`Display`](fmt::Display) writes the last error, the number of attempts, and the reason; `{:#}` adds the request ids.
///
/// ```
/// use std::io;
/// use std::time::Duration;
///
/// use errspec::client::{Attempts, RetryError, Stop};
///
/// let mut attempts = Attempts::new();
/// attempts.push_without_response(Duration::from_millis(80));
/// let error = RetryError::new(Some(io::Error::other("connection reset")), attempts, Stop::NotIdempotent);
///
/// assert_eq!(
///     error.to_string(),
///     "connection reset; given up after 1 attempt: the request may have been executed and is not idempotent",
/// );
/// ```
#[derive(Debug, Clone)]
pub struct RetryError<E> {
    error: Option<E>,
    attempts: Attempts,
    stop: Stop,
}

impl<E> RetryError<E> {
    /// Creates an error from the last error, all attempts including the last, and the reason why the policy stopped.
    ///
    /// `error` is `None` if each attempt was ended because it took too long.
    pub const fn new(error: Option<E>, attempts: Attempts, stop: Stop) -> Self {
        Self { error, attempts, stop }
    }

    /// Takes the attempts and the reason from the retries of its call.
    #[cfg(feature = "client-tower")]
    pub(super) fn learn(&mut self, retries: &crate::client::Retries) {
        self.attempts = retries.attempts().clone();
        self.stop = retries.stop();
    }

    /// Returns the last error, or `None` if each attempt was ended because it took too long.
    pub const fn error(&self) -> Option<&E> {
        self.error.as_ref()
    }

    /// Returns the failing response of the last error, or `None` if that error is not about a response.
    pub fn failure(&self) -> Option<&Failure<E::Code>>
    where
        E: Retryable,
    {
        match self.error.as_ref()?.outcome() {
            Outcome::Response(failure) => Some(failure),
            Outcome::NotSent | Outcome::NoResponse | Outcome::ClientError => None,
        }
    }

    /// Returns the last error, without the attempts, or `None` if each attempt was ended because it took too long.
    pub fn into_error(self) -> Option<E> {
        self.error
    }

    /// Returns all failed attempts, including the last unless [`Stop::ClientError`] ended it.
    pub const fn attempts(&self) -> &Attempts {
        &self.attempts
    }

    /// Returns why the request was not sent again.
    pub const fn stop(&self) -> Stop {
        self.stop
    }
}

/// Creates an error without attempts, to which no policy has been applied yet.
impl<E> From<E> for RetryError<E> {
    fn from(error: E) -> Self {
        Self::new(Some(error), Attempts::new(), Stop::ClientError)
    }
}

impl<E> RetryError<E> {
    /// Returns the text for a support ticket: the last error, then
    /// [all attempts and the support criteria](Attempts::ticket).
    pub fn ticket<'a>(&'a self, criteria: &'a [&'a str]) -> impl fmt::Display + 'a
    where
        E: fmt::Display,
    {
        ErrorTicket { error: self, rest: self.attempts.ticket(criteria) }
    }

    /// Writes the last error, or how long the client waited for a response.
    fn write_error(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result
    where
        E: fmt::Display,
    {
        match &self.error {
            Some(error) => error.fmt(f),
            None => write_no_response(f, self.attempts.last_timeout()),
        }
    }
}

struct ErrorTicket<'a, E, R> {
    error: &'a RetryError<E>,
    rest: R,
}

impl<E: fmt::Display, R: fmt::Display> fmt::Display for ErrorTicket<'_, E, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.error.error() {
            Some(error) => write!(f, "{error:#}")?,
            None => self.error.write_error(f)?,
        }
        write!(f, "\n\n{}", self.rest)
    }
}

impl<E: fmt::Display> fmt::Display for RetryError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_error(f)?;
        match (self.stop, self.attempts.len()) {
            (Stop::ClientError, 0) => {}
            (Stop::ClientError, 1) => f.write_str("; after 1 failed attempt")?,
            (Stop::ClientError, several) => write!(f, "; after {several} failed attempts")?,
            (stop, 1) => write!(f, "; given up after 1 attempt: {stop}")?,
            (stop, several) => {
                write!(f, "; given up after {several} attempts")?;
                if let (Some(_), Some(timeout)) = (&self.error, self.attempts.last_timeout()) {
                    f.write_str(", the last with ")?;
                    write_no_response(f, Some(timeout))?;
                }
                write!(f, ": {stop}")?;
            }
        }
        if f.alternate() {
            for (number, id) in self.attempts.request_ids().enumerate() {
                f.write_str(if number == 0 { "; request ids: " } else { ", " })?;
                f.write_str(id)?;
            }
        }
        Ok(())
    }
}

/// The text includes the last error, so the source is that of the last error.
impl<E: Error> Error for RetryError<E> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.error.as_ref()?.source()
    }
}
