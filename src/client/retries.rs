//! What does one call remember between its attempts?

use core::time::Duration;

use crate::client::{
    Attempt, Attempts, Decision, Idempotency, Outcome, RetryError, RetryPolicy, Retryable, Stop,
};

/// The retries of one call, for a loop other than [`retry`](crate::client::retry()).
///
/// It counts the attempts and keeps their request ids.
/// A loop that can renew an access token follows [`Decision::Refresh`] itself; the function that is set with
/// [`RetryPolicy::with_refresh`] is not called.
/// It decides only between attempts, so end each one yourself after its [`attempt_timeout`](Self::attempt_timeout).
/// Call [`succeeded`](Self::succeeded) after a success, so that the [retry budget](RetryPolicy#retry-budget) learns of it.
/// With [backon](https://docs.rs/backon), call it from `adjust`; backon's own numbers then have no effect:
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
/// # struct Order;
/// # fn random() -> f64 { 0.5 }
/// use std::time::Instant;
///
/// use backon::{ConstantBuilder, Retryable, Sleeper};
/// use errspec::client::{Failure, Idempotency, Retries, RetryError, RetryPolicy};
///
/// async fn get() -> Result<Order, Failure<ErrorCode>> {
///     // …
/// #   unimplemented!()
/// }
///
/// async fn order(
///     policy: &RetryPolicy,
///     sleeper: impl Sleeper,
/// ) -> Result<Order, RetryError<Failure<ErrorCode>>> {
///     let mut retries = Retries::new(policy.clone(), Idempotency::Idempotent);
///     let start = Instant::now();
///     let got = get
///         .retry(ConstantBuilder::new())
///         .sleep(sleeper)
///         .adjust(|failure, _| retries.decide(failure, start.elapsed(), random()).after())
///         .await;
///     match got {
///         Ok(order) => {
///             retries.succeeded();
///             Ok(order)
///         }
///         Err(failure) => Err(retries.into_error(failure)),
///     }
/// }
/// ```
#[derive(Debug, Clone)]
pub struct Retries {
    policy: RetryPolicy,
    idempotency: Idempotency,
    attempts: Attempts,
    number: u32,
    refreshed: bool,
    stop: Stop,
}

impl Retries {
    /// Creates the state of a call before its first attempt.
    #[must_use]
    pub fn new(policy: RetryPolicy, idempotency: Idempotency) -> Self {
        Self {
            policy,
            idempotency,
            attempts: Attempts::new(),
            number: 0,
            refreshed: false,
            stop: Stop::OutOfAttempts,
        }
    }

    /// Counts the success that ends the call, for the retry budget of the policy.
    pub fn succeeded(self) {
        self.policy.succeeded();
    }

    /// Returns how long the next attempt may take: the attempt timeout of the policy, or what is left of its time limit
    /// if that is less. Without either, it is `None`.
    ///
    /// `elapsed` is the time since the first attempt was sent; for the first attempt, zero.
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// use errspec::client::{Idempotency, Retries, RetryPolicy};
    ///
    /// let policy = RetryPolicy::new()
    ///     .with_attempt_timeout(Duration::from_secs(5))
    ///     .with_max_elapsed(Duration::from_secs(30));
    /// let retries = Retries::new(policy, Idempotency::Idempotent);
    /// assert_eq!(retries.attempt_timeout(Duration::ZERO), Some(Duration::from_secs(5)));
    /// assert_eq!(retries.attempt_timeout(Duration::from_secs(28)), Some(Duration::from_secs(2)));
    /// ```
    pub fn attempt_timeout(&self, elapsed: Duration) -> Option<Duration> {
        self.policy.limit_at(elapsed)
    }

    /// Decides after a failed attempt; call it once for each.
    ///
    /// - `elapsed` is the time since the first attempt was sent.
    /// - `random` is a random number from 0 to 1, for the jitter of waits.
    pub fn decide<E: Retryable>(&mut self, error: &E, elapsed: Duration, random: f64) -> Decision {
        let attempt = self.attempt(elapsed, random);
        let decision = match error.outcome() {
            Outcome::Response(failure) => {
                self.attempts.push(failure, elapsed);
                self.policy.decide(failure, &attempt)
            }
            Outcome::NotSent => {
                self.attempts.push_without_response(elapsed);
                self.policy
                    .decide_without_response(&Attempt { idempotency: Idempotency::Idempotent, ..attempt })
            }
            Outcome::NoResponse => {
                self.attempts.push_without_response(elapsed);
                self.policy.decide_without_response(&attempt)
            }
            Outcome::ClientError => Decision::Stop(Stop::ClientError),
        };
        self.remember(decision);
        decision
    }

    /// Decides after an attempt that was ended after `timeout`, before it got a response.
    pub(super) fn decide_timeout(&mut self, timeout: Duration, elapsed: Duration, random: f64) -> Decision {
        let attempt = self.attempt(elapsed, random);
        self.attempts.push_timeout(elapsed, timeout);
        let decision = match self.policy.decide_without_response(&attempt) {
            // The caller wants to know which limit ended the attempt.
            Decision::Stop(_) if self.policy.is_over(elapsed) => Decision::Stop(Stop::OutOfTime),
            decision => decision,
        };
        self.remember(decision);
        decision
    }

    /// Counts the attempt that has failed.
    fn attempt(&mut self, elapsed: Duration, random: f64) -> Attempt {
        self.number = self.number.saturating_add(1);
        Attempt::new(self.number, self.idempotency)
            .with_elapsed(elapsed)
            .with_random(random)
            .with_refreshed(self.refreshed)
    }

    /// Keeps what the next decision, or the error of the call, needs to know.
    fn remember(&mut self, decision: Decision) {
        match decision {
            Decision::Retry { .. } => {}
            // That is the reason if the caller does not follow it.
            Decision::Refresh { .. } => (self.refreshed, self.stop) = (true, Stop::NotRefreshed),
            Decision::Stop(stop) => self.stop = stop,
        }
    }

    /// The policy of the call.
    pub(super) const fn policy(&self) -> &RetryPolicy {
        &self.policy
    }

    /// Sets the reason why the call stops, if it is not that of the last decision.
    pub(super) fn stop_for(&mut self, stop: Stop) {
        self.stop = stop;
    }

    /// Returns the attempts that have failed so far.
    pub const fn attempts(&self) -> &Attempts {
        &self.attempts
    }

    /// Whether nothing has been decided yet.
    #[cfg(feature = "client-tower")]
    pub(super) const fn is_new(&self) -> bool {
        self.number == 0
    }

    /// The reason of the last decision to stop.
    #[cfg(feature = "client-tower")]
    pub(super) const fn stop(&self) -> Stop {
        self.stop
    }

    /// Returns the last error of the call, with all attempts and the reason why it stopped.
    pub fn into_error<E>(self, error: E) -> RetryError<E> {
        self.into_error_of(Some(error))
    }

    /// The error of the call, whose last error is missing if each attempt was ended.
    pub(super) fn into_error_of<E>(self, error: Option<E>) -> RetryError<E> {
        RetryError::new(error, self.attempts, self.stop)
    }
}
