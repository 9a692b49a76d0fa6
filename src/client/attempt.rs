//! What does a policy know about the attempt it decides on?

use core::time::Duration;

use crate::client::Idempotency;

/// An attempt that has failed, as [`RetryPolicy::decide`](crate::client::RetryPolicy::decide) takes it.
///
/// ```
/// use std::time::Duration;
///
/// use errspec::client::{Attempt, Idempotency};
///
/// let attempt = Attempt::new(2, Idempotency::Idempotent)
///     .with_elapsed(Duration::from_millis(700))
///     .with_random(0.5);
/// assert_eq!(attempt.number, 2);
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Attempt {
    /// Which attempt it was; the first one is 1.
    pub number: u32,
    /// Whether the request can be sent twice.
    pub idempotency: Idempotency,
    /// The time since the first attempt was sent.
    pub elapsed: Duration,
    /// A random number from 0 to 1, for the jitter of a backoff.
    pub random: f64,
}

impl Attempt {
    /// Creates an attempt for which no time has passed, and after which a backoff waits as long as it can.
    #[must_use]
    pub const fn new(number: u32, idempotency: Idempotency) -> Self {
        Self { number, idempotency, elapsed: Duration::ZERO, random: 1.0 }
    }

    /// Sets the time since the first attempt was sent, which a policy with a limit of time needs.
    #[must_use]
    pub const fn with_elapsed(mut self, elapsed: Duration) -> Self {
        self.elapsed = elapsed;
        self
    }

    /// Sets the random number, without which all clients of an outage come back at the same time.
    #[must_use]
    pub const fn with_random(mut self, random: f64) -> Self {
        self.random = random;
        self
    }
}
