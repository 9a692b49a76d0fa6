//! What does a policy decide?

use core::fmt;
use core::time::Duration;

use crate::client::RetryAfter;

/// What to do after an attempt that failed.
///
/// No variant will be added; [`Stop`] may get new ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[must_use]
pub enum Decision {
    /// Wait for `after`, then send the same request again.
    Retry {
        /// How long to wait: at least as long as the server asks, and up to half longer, at random.
        after: Duration,
    },
    /// Renew what the request was rejected for, such as an access token, then send the request again.
    ///
    /// A loop that cannot renew anything returns the failure to its caller instead.
    Refresh {
        /// How long to wait at least, which includes the time for the renewal. It is zero unless the server asks for more.
        after: Duration,
    },
    /// Return the failure to the caller.
    Stop(Stop),
}

impl Decision {
    /// Returns how long to wait before the same request is sent again, or `None` if it is not, or only after a refresh.
    pub const fn after(self) -> Option<Duration> {
        match self {
            Self::Retry { after } => Some(after),
            Self::Refresh { .. } | Self::Stop(_) => None,
        }
    }
}

/// Why a request is not sent again.
///
/// [`Display`](fmt::Display) writes the reason as a short clause, such as `no attempt is left`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Stop {
    /// The spec gives the code [`Retry::Never`](crate::Retry::Never): the same request would get the same response.
    NotRetryable,
    /// This build does not know the code, or there is none, and the status does not call for a retry either.
    ///
    /// The [table of statuses](crate::client#unknown-codes) has the reasons.
    UnknownCode,
    /// There was no response, and the policy has [`Retry::Never`](crate::Retry::Never) for that.
    NoResponse,
    /// The request may have been executed and is not idempotent.
    NotIdempotent,
    /// The request was sent as many times as the spec or the policy allows.
    OutOfAttempts,
    /// The server asks for a longer wait than `max_delay`; the caller decides whether to wait.
    ///
    /// The random part of a wait does not count.
    RetryAfterTooLong(RetryAfter),
    /// The time limit of the policy ended the last attempt, or would end the wait for the next one.
    ///
    /// If it ended an attempt, the request may have been executed.
    OutOfTime,
    /// Too many requests of this policy and its clones have failed, so its [`RetryBudget`](crate::RetryBudget) allows
    /// no retry.
    OutOfBudget,
    /// The request was rejected for something that the caller has to renew, and the policy has no
    /// [function](crate::client::RetryPolicy::with_refresh) for that, or it has failed.
    NotRefreshed,
    /// The request was rejected for something that the caller had renewed before the last attempt.
    AlreadyRefreshed,
    /// The body of the request was a stream, which can be sent only once.
    BodyNotReplayable,
    /// The error comes from the client itself, so no policy was applied.
    ClientError,
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotRetryable => f.write_str("the same request gets the same answer"),
            Self::UnknownCode => f.write_str("no code is known, and the status does not call for a retry"),
            Self::NoResponse => {
                f.write_str("there was no response, and the policy does not retry without one")
            }
            Self::NotIdempotent => f.write_str("the request may have been executed and is not idempotent"),
            Self::OutOfAttempts => f.write_str("no attempt is left"),
            Self::RetryAfterTooLong(wait) => write!(f, "the server asks to wait for {wait} s"),
            Self::OutOfTime => f.write_str("no time is left"),
            Self::OutOfBudget => f.write_str("too many requests have failed lately"),
            Self::NotRefreshed => {
                f.write_str("something that the request needs was not renewed, such as an access token")
            }
            Self::AlreadyRefreshed => f.write_str("the request was already sent again after a refresh"),
            Self::BodyNotReplayable => {
                f.write_str("the body of the request was a stream and cannot be sent again")
            }
            Self::ClientError => f.write_str("the error comes from the client itself"),
        }
    }
}
