//! What does a policy know about a failed attempt?

use core::time::Duration;

use crate::client::Idempotency;

/// A failed attempt, the input of [`RetryPolicy::decide`](crate::client::RetryPolicy::decide).
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
    /// The number of the attempt, from 1.
    pub number: u32,
    /// Whether the request can safely be sent more than once.
    pub idempotency: Idempotency,
    /// The time since the first attempt was sent.
    pub elapsed: Duration,
    /// A random number from 0 to 1, for the jitter of waits.
    pub random: f64,
    /// Whether the call has already renewed what its request needs, such as an access token.
    pub refreshed: bool,
}

impl Attempt {
    /// Creates an attempt with an `elapsed` of zero and a `random` of 1, the longest wait.
    #[must_use]
    pub const fn new(number: u32, idempotency: Idempotency) -> Self {
        Self { number, idempotency, elapsed: Duration::ZERO, random: 1.0, refreshed: false }
    }

    /// Sets the time since the first attempt was sent, which a policy with a time limit needs.
    #[must_use]
    pub const fn with_elapsed(mut self, elapsed: Duration) -> Self {
        self.elapsed = elapsed;
        self
    }

    /// Sets the random number, from 0 to 1.
    ///
    /// Without it, all clients retry at the same time after an outage, and after the window of a limit.
    #[must_use]
    pub const fn with_random(mut self, random: f64) -> Self {
        self.random = random;
        self
    }

    /// Sets whether the call has already followed a [`Decision::Refresh`](crate::client::Decision::Refresh); a call does
    /// so once.
    #[must_use]
    pub const fn with_refreshed(mut self, refreshed: bool) -> Self {
        self.refreshed = refreshed;
        self
    }
}
