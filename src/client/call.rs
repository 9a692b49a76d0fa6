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

    /// Returns how long to wait before the request is sent again, or `None` if it is not.
    pub(super) fn wait_after<E: Retryable>(&mut self, error: &E, timer: &mut impl Timer) -> Option<Duration> {
        let elapsed = timer.now().saturating_sub(self.start);
        self.retries.decide(error, elapsed, timer.random()).after()
    }

    /// Ends a call that has succeeded.
    pub(super) fn succeeded(self) {
        self.retries.succeeded();
    }

    /// Returns the error of a call that has failed for good.
    pub(super) fn into_error<E>(self, error: E) -> RetryError<E> {
        self.retries.into_error(error)
    }
}
