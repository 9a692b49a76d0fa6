//! Is a request sent again, and when?

use core::time::Duration;

use crate::client::{Attempt, Decision, Failure, RetryAfter, Stop, backoff};
use crate::{ApiErrorSpec, Retry, RetryNumbers};

/// Decides after each failed attempt whether the request is sent again, and when.
///
/// The numbers are those of the spec, by the bucket of each failure ([`Failure::retry`]); a policy can only narrow them.
/// It is a pure function of what it is given: it has no clock, no sleep and no source of random numbers in it.
///
/// | bucket | the wait | a request that is not idempotent |
/// |---|---|---|
/// | [`Retry::Never`] | none, it stops | |
/// | [`Retry::AfterDelay`] | `Retry-After`, but at least `base_delay` | is sent again: it was turned away, not executed; except after a 5xx other than 503, which says nothing of that |
/// | [`Retry::Backoff`] | exponential backoff with full jitter, but at least `Retry-After` | is not sent again: it may have been executed |
///
/// - A request is sent at most `max_attempts` times, the first time included.
/// - No wait is shorter than `Retry-After`, and none is longer than `max_delay`: if the server asks for more, it stops.
/// - Full jitter: a wait of backoff is a random part of `base_delay`, doubled with each attempt, up to `max_delay`.
///
/// ```
/// # use core::str::FromStr;
/// # use errspec::{ApiErrorSpec, Bucket, Entry, Retry, UnknownCode};
/// # #[derive(Debug)]
/// # enum ErrorCode {}
/// # impl ApiErrorSpec for ErrorCode {
/// #     fn entry(&self) -> Entry { match *self {} }
/// # }
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

/// How an attempt has failed, as far as it matters.
struct Reason {
    retry: Retry,
    retry_after: Option<RetryAfter>,
    may_be_executed: bool,
}

impl RetryPolicy {
    /// As the spec says, without a limit of time; a request without a response is retried like [`Retry::DEFAULT_BACKOFF`].
    #[must_use]
    pub const fn new() -> Self {
        Self { max_attempts: u32::MAX, max_elapsed: Duration::MAX, without_response: Retry::DEFAULT_BACKOFF }
    }

    /// Sends a request no more often than that, the first time included, even where the spec allows more.
    #[must_use]
    pub const fn with_max_attempts(mut self, max_attempts: u32) -> Self {
        self.max_attempts = max_attempts;
        self
    }

    /// Starts no attempt later than that after the first one: the budget of time for all attempts and waits.
    #[must_use]
    pub const fn with_max_elapsed(mut self, max_elapsed: Duration) -> Self {
        self.max_elapsed = max_elapsed;
        self
    }

    /// Retries a request without a response with these numbers, those of a code for this case, say.
    #[must_use]
    pub const fn with_retry_without_response(mut self, retry: Retry) -> Self {
        self.without_response = retry;
        self
    }

    /// Decides after a failing response.
    pub fn decide<C: ApiErrorSpec>(&self, failure: &Failure<C>, attempt: &Attempt) -> Decision {
        let retry = failure.retry();
        let was_turned_away = matches!(retry, Retry::AfterDelay(_)) && turns_away(failure);
        let retry_after = failure.retry_after();
        self.decide_on(&Reason { retry, retry_after, may_be_executed: !was_turned_away }, attempt)
    }

    /// Decides after a connection error, a timeout, and whatever else leaves a request without a response.
    ///
    /// The request may have been executed, unless the caller knows better; see [`Idempotency::Idempotent`].
    ///
    /// [`Idempotency::Idempotent`]: crate::client::Idempotency::Idempotent
    pub fn decide_without_response(&self, attempt: &Attempt) -> Decision {
        let retry = self.without_response;
        self.decide_on(&Reason { retry, retry_after: None, may_be_executed: true }, attempt)
    }

    /// The first reason to stop counts.
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

/// Whether a service that asks to wait has not begun to execute the request.
///
/// A gateway that gave up waiting can ask for that as well.
/// Of a body that came without a status, the status that the spec gives its code says it.
fn turns_away<C: ApiErrorSpec>(failure: &Failure<C>) -> bool {
    let status = match failure.status() {
        Some(status) => Some(status.as_u16()),
        None => failure.known().and_then(|code| code.entry().http),
    };
    status.is_some_and(|status| status < 500 || status == 503)
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self::new()
    }
}
