//! When did a call start, and how long does it wait after a failed attempt?

use core::time::Duration;

use crate::client::{Idempotency, Retries, RetryError, RetryPolicy, Retryable, Timer};

/// One call, timed by a timer.
#[derive(Debug, Clone)]
pub(super) struct Call {
    pub(super) retries: Retries,
    start: Duration,
}

impl Call {
    /// Starts a call whose first attempt is sent now.
    pub(super) fn start(policy: RetryPolicy, idempotency: Idempotency, timer: &impl Timer) -> Self {
        Self { retries: Retries::new(policy, idempotency), start: timer.now() }
    }

    /// Returns how long the next attempt may take, or `None` without a limit.
    pub(super) fn limit(&self, timer: &impl Timer) -> Option<Duration> {
        self.retries.attempt_timeout(self.elapsed(timer))
    }

    /// Returns how long to wait before the request is sent again, or `None` if it is not.
    pub(super) fn wait_after<E: Retryable>(&mut self, error: &E, timer: &mut impl Timer) -> Option<Duration> {
        let elapsed = self.elapsed(timer);
        self.retries.decide(error, elapsed, timer.random()).after()
    }

    /// Returns how long to wait after an attempt that was ended after `limit`, before it got a response.
    pub(super) fn wait_after_timeout(&mut self, limit: Duration, timer: &mut impl Timer) -> Option<Duration> {
        let elapsed = self.elapsed(timer);
        self.retries.decide_timeout(limit, elapsed, timer.random()).after()
    }

    /// Ends a call that has succeeded.
    pub(super) fn succeeded(self) {
        self.retries.succeeded();
    }

    /// Returns the error of a call that has failed for good.
    pub(super) fn into_error<E>(self, last: Option<E>) -> RetryError<E> {
        self.retries.into_error_of(last)
    }

    fn elapsed(&self, timer: &impl Timer) -> Duration {
        timer.now().saturating_sub(self.start)
    }
}
