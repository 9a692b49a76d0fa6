//! What does a policy decide?

use core::fmt;
use core::time::Duration;

use crate::client::RetryAfter;

/// What to do after an attempt that failed.
///
/// There is nothing beside the two, so no variant will be added; what may grow is [`Stop`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[must_use]
pub enum Decision {
    /// Wait for that long, then send the same request again.
    Retry {
        /// How long to wait.
        after: Duration,
    },
    /// Hand the failure to the caller.
    Stop(Stop),
}

impl Decision {
    /// How long to wait, if the request is sent again.
    pub const fn after(self) -> Option<Duration> {
        match self {
            Self::Retry { after } => Some(after),
            Self::Stop(_) => None,
        }
    }
}

/// Why a request is not sent again.
///
/// [`Display`](fmt::Display) says it in a few words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Stop {
    /// The same request would get the same answer.
    FixInCode,
    /// The request may have been executed, and is not idempotent.
    NotIdempotent,
    /// It was sent as often as the spec or the policy allows.
    OutOfAttempts,
    /// The server asks for a longer wait than the spec has clients make; it is the caller's to decide.
    RetryAfterTooLong(RetryAfter),
    /// The wait would end after the time that the policy gives.
    OutOfTime,
    /// The body of the request was a stream, of which there is no second one.
    BodyNotReplayable,
    /// The error is the client's own, so that no policy was asked.
    ClientError,
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::FixInCode => f.write_str("the same request gets the same answer"),
            Self::NotIdempotent => f.write_str("the request may have been executed and is not idempotent"),
            Self::OutOfAttempts => f.write_str("no attempt is left"),
            Self::RetryAfterTooLong(wait) => write!(f, "the server asks to wait for {wait} s"),
            Self::OutOfTime => f.write_str("no time is left"),
            Self::BodyNotReplayable => f.write_str("the body of the request was a stream and is gone"),
            Self::ClientError => f.write_str("the error is the client's own"),
        }
    }
}
