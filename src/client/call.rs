//! When did a call start, and what happens between its attempts?

use core::time::Duration;

use crate::client::refresh::{Joined, Refresh};
use crate::client::time_limit::within;
use crate::client::{Decision, Idempotency, Retries, RetryError, RetryPolicy, Retryable, Stop, Timer};

/// One call, timed by a timer.
#[derive(Debug, Clone)]
pub(super) struct Call {
    pub(super) retries: Retries,
    start: Duration,
    /// How many renewals there had been when the last attempt was sent.
    renewals: u64,
}

impl Call {
    /// Creates a call whose first attempt is sent now.
    pub(super) fn start(policy: RetryPolicy, idempotency: Idempotency, timer: &impl Timer) -> Self {
        Self { retries: Retries::new(policy, idempotency), start: timer.now(), renewals: 0 }
    }

    /// Starts an attempt.
    pub(super) fn start_attempt(&mut self) {
        self.renewals = self.refresh().map_or(0, Refresh::renewals);
    }

    /// Returns how long the next attempt may take, or `None` without a limit.
    pub(super) fn limit(&self, timer: &impl Timer) -> Option<Duration> {
        self.retries.attempt_timeout(self.elapsed(timer))
    }

    /// Decides after a failed attempt.
    pub(super) fn decide<E: Retryable>(&mut self, error: &E, timer: &mut impl Timer) -> Decision {
        let elapsed = self.elapsed(timer);
        self.retries.decide(error, elapsed, timer.random())
    }

    /// Decides after an attempt that was ended after `limit`, before it got a response.
    pub(super) fn decide_timeout(&mut self, limit: Duration, timer: &mut impl Timer) -> Decision {
        let elapsed = self.elapsed(timer);
        self.retries.decide_timeout(limit, elapsed, timer.random())
    }

    /// Waits until the request can be sent again, or returns `false` if it is not.
    pub(super) async fn wait(&mut self, decision: Decision, timer: &mut impl Timer) -> bool {
        match decision {
            Decision::Retry { after } => timer.sleep(after).await,
            Decision::Refresh { after } => {
                let start = timer.now();
                if let Err(stop) = self.renew(timer).await {
                    self.retries.stop_for(stop);
                    return false;
                }
                let rest = after.saturating_sub(timer.now().saturating_sub(start));
                if !rest.is_zero() {
                    timer.sleep(rest).await;
                }
            }
            Decision::Stop(_) => return false,
        }
        // A timer is never exact, and an attempt without any time would be sent for nothing.
        if self.retries.policy().is_over(self.elapsed(timer)) {
            self.retries.stop_for(Stop::OutOfTime);
            return false;
        }
        true
    }

    /// Renews what the request needs, within the limits of the policy.
    async fn renew(&mut self, timer: &mut impl Timer) -> Result<(), Stop> {
        let renewal = self.renewal().ok_or(Stop::NotRefreshed)?;
        match within(self.limit(timer), timer, renewal).await {
            Ok(true) => Ok(()),
            Err(_) if self.retries.policy().is_over(self.elapsed(timer)) => Err(Stop::OutOfTime),
            Ok(false) | Err(_) => Err(Stop::NotRefreshed),
        }
    }

    /// The renewal that the last attempt needs, if the policy has a function for it.
    pub(super) fn renewal(&self) -> Option<Joined> {
        Some(self.refresh()?.renew(self.renewals))
    }

    /// Ends a call that has succeeded.
    pub(super) fn succeeded(self) {
        self.retries.succeeded();
    }

    /// Returns the error of a call that has failed for good.
    pub(super) fn into_error<E>(self, last: Option<E>) -> RetryError<E> {
        self.retries.into_error_of(last)
    }

    fn refresh(&self) -> Option<&Refresh> {
        self.retries.policy().refresh()
    }

    fn elapsed(&self, timer: &impl Timer) -> Duration {
        timer.now().saturating_sub(self.start)
    }
}
