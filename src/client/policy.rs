//! Is a request sent again, and when?

use core::time::Duration;

use crate::client::{Attempt, Decision, Failure, FailureError, RetryAfter, Stop, backoff};
use crate::{ApiErrorSpec, Retry, RetryNumbers};

/// A policy that decides after each failed attempt whether and when the request is sent again.
///
/// The numbers come from the spec, by the [`retry`](Failure::retry) of each failure; a policy can only lower them.
/// It is a pure function of its inputs: it has no clock, does not sleep, and generates no random numbers.
///
/// | Retry | Wait | If the request is not idempotent |
/// |---|---|---|
/// | [`Retry::Never`] | none; it stops | |
/// | [`Retry::AfterDelay`] | `Retry-After`, but at least `base_delay` | it is sent again, because it was rejected and not executed; but not after a 5xx other than 503, which may have been executed |
/// | [`Retry::Backoff`] | exponential backoff with full jitter, but at least `Retry-After` | it is not sent again, because it may have been executed |
///
/// - A request is sent at most `max_attempts` times, including the first.
/// - No wait is shorter than `Retry-After` or longer than `max_delay`. If the server asks for more, the policy stops.
/// - Full jitter: the wait is a random fraction of the backoff, which is `base_delay`, doubled after each attempt, up to
///   `max_delay`.
///
/// ```
/// # use core::str::FromStr;
/// # use errspec::{ApiErrorSpec, Bucket, Entry, Retry, UnknownCode};
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
/// use errspec::client::{Attempt, Decision, Failure, Idempotency, RetryPolicy, Stop};
/// use http::{HeaderMap, StatusCode};
///
/// let policy = RetryPolicy::new().with_max_elapsed(Duration::from_secs(60));
/// let attempt = |idempotency| {
///     Attempt::new(1, idempotency).with_elapsed(Duration::from_millis(80)).with_random(0.5)
/// };
///
/// let status = StatusCode::INTERNAL_SERVER_ERROR;
/// let failure = Failure::<ErrorCode>::from_response(status, &HeaderMap::new(), b"", SystemTime::now());
/// assert_eq!(
///     policy.decide(&failure, &attempt(Idempotency::Idempotent)),
///     Decision::Retry { after: Duration::from_millis(250) },
/// );
/// assert_eq!(
///     policy.decide(&failure, &attempt(Idempotency::NotIdempotent)),
///     Decision::Stop(Stop::NotIdempotent),
/// );
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct RetryPolicy {
    max_attempts: u32,
    max_elapsed: Duration,
    without_response: Retry,
}

/// How an attempt failed, as far as the decision depends on it.
struct Reason {
    retry: Retry,
    retry_after: Option<RetryAfter>,
    may_be_executed: bool,
}

impl RetryPolicy {
    /// Creates a policy that follows the spec, without a time limit.
    ///
    /// A request without a response is retried with [`Retry::DEFAULT_BACKOFF`].
    #[must_use]
    pub const fn new() -> Self {
        Self { max_attempts: u32::MAX, max_elapsed: Duration::MAX, without_response: Retry::DEFAULT_BACKOFF }
    }

    /// Limits the number of attempts, including the first, even if the spec allows more.
    #[must_use]
    pub const fn with_max_attempts(mut self, max_attempts: u32) -> Self {
        self.max_attempts = max_attempts;
        self
    }

    /// Limits the total time: no attempt starts later than this after the first.
    #[must_use]
    pub const fn with_max_elapsed(mut self, max_elapsed: Duration) -> Self {
        self.max_elapsed = max_elapsed;
        self
    }

    /// Sets how a request without a response is retried.
    #[must_use]
    pub const fn with_retry_without_response(mut self, retry: Retry) -> Self {
        self.without_response = retry;
        self
    }

    /// Decides after a failing response.
    ///
    /// A response with several errors is retried only if it would be for each of them, after the longest of the waits.
    pub fn decide<C: ApiErrorSpec>(&self, failure: &Failure<C>, attempt: &Attempt) -> Decision {
        // Of several reasons to stop, this one holds for good.
        if failure.retry() == Retry::Never {
            return Decision::Stop(Stop::NotRetryable);
        }
        let mut longest = Duration::ZERO;
        for error in failure.errors() {
            let retry = failure.retry_of(error);
            let was_turned_away = matches!(retry, Retry::AfterDelay(_)) && turns_away(failure, error);
            let reason =
                Reason { retry, retry_after: failure.retry_after(), may_be_executed: !was_turned_away };
            match self.decide_on(&reason, attempt) {
                Decision::Retry { after } => longest = longest.max(after),
                stop @ Decision::Stop(_) => return stop,
            }
        }
        Decision::Retry { after: longest }
    }

    /// Decides after an attempt without a response: a connection error, a timeout, or the like.
    ///
    /// The policy assumes that the request may have been executed.
    /// If you know that it was not, pass [`Idempotency::Idempotent`].
    ///
    /// [`Idempotency::Idempotent`]: crate::client::Idempotency::Idempotent
    pub fn decide_without_response(&self, attempt: &Attempt) -> Decision {
        let retry = self.without_response;
        self.decide_on(&Reason { retry, retry_after: None, may_be_executed: true }, attempt)
    }

    /// The first reason to stop is the one that is returned.
    fn decide_on(&self, reason: &Reason, attempt: &Attempt) -> Decision {
        let (max_attempts, mut after, max_delay) = match reason.retry {
            Retry::Never => return Decision::Stop(Stop::NotRetryable),
            Retry::AfterDelay(RetryNumbers { max_attempts, base_delay, max_delay }) => {
                (max_attempts, base_delay.min(max_delay), max_delay)
            }
            Retry::Backoff(RetryNumbers { max_attempts, base_delay, max_delay }) => {
                let longest = backoff::longest(base_delay, max_delay, attempt.number);
                (max_attempts, backoff::jittered(longest, attempt.random), max_delay)
            }
        };
        if reason.may_be_executed && !attempt.idempotency.is_safe_to_repeat() {
            return Decision::Stop(Stop::NotIdempotent);
        }
        if attempt.number >= max_attempts.min(self.max_attempts) {
            return Decision::Stop(Stop::OutOfAttempts);
        }
        if let Some(asked) = reason.retry_after {
            if asked.delay() > max_delay {
                return Decision::Stop(Stop::RetryAfterTooLong(asked));
            }
            after = after.max(asked.delay());
        }
        match attempt.elapsed.checked_add(after) {
            Some(start) if start <= self.max_elapsed => Decision::Retry { after },
            Some(_) | None => Decision::Stop(Stop::OutOfTime),
        }
    }
}

/// Whether a service that asks to wait has rejected the request without executing it.
///
/// A gateway that gave up on a service can ask to wait as well, with a 502 or a 504.
/// A body without a status counts by all statuses that the spec gives its code.
fn turns_away<C: ApiErrorSpec>(failure: &Failure<C>, error: &FailureError<C>) -> bool {
    let is_rejection = |status: u16| status < 500 || status == 503;
    match (failure.status(), error.known()) {
        (Some(status), _) => is_rejection(status.as_u16()),
        (None, Some(code)) => {
            let mut statuses = code.entry().http_statuses().peekable();
            statuses.peek().is_some() && statuses.all(is_rejection)
        }
        (None, None) => false,
    }
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self::new()
    }
}
