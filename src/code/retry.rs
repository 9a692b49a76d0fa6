//! Whether and how does a client try again?

use core::time::Duration;

/// Whether and how a client tries again, with the numbers of the spec.
///
/// ```
/// use core::time::Duration;
/// use errspec::Retry;
///
/// let retry = Retry::backoff(5, Duration::from_millis(500), Duration::from_secs(30));
/// assert_eq!(retry, Retry::DEFAULT_BACKOFF);
/// assert_eq!(retry.max_attempts(), 5);
/// assert_eq!(Retry::Never.max_attempts(), 1);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Retry {
    /// The same request gets the same answer; it is sent once.
    Never,
    /// Wait for the time in `Retry-After`, then send the same request again.
    ///
    /// `base_delay` is the wait where the response has no `Retry-After`.
    /// A `Retry-After` longer than `max_delay` is left to the caller.
    AfterDelay(RetryNumbers),
    /// Exponential backoff: the wait starts at `base_delay` and doubles with each attempt, up to `max_delay`.
    Backoff(RetryNumbers),
}

/// How often a request is sent and how long a client waits in between.
///
/// ```
/// use core::time::Duration;
/// use errspec::{Retry, RetryNumbers};
///
/// let Retry::AfterDelay(numbers) = Retry::DEFAULT_AFTER_DELAY else { unreachable!() };
/// assert_eq!(numbers, RetryNumbers::new(5, Duration::from_secs(1), Duration::from_secs(60)));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct RetryNumbers {
    /// How often a request is sent at most, including the first time.
    pub max_attempts: u32,
    /// The wait before the second attempt.
    pub base_delay: Duration,
    /// The longest wait.
    pub max_delay: Duration,
}

impl Retry {
    /// The numbers of `after_delay` in a spec that sets none: 5 attempts, 1 second, 60 seconds.
    pub const DEFAULT_AFTER_DELAY: Self =
        Self::after_delay(5, Duration::from_secs(1), Duration::from_secs(60));

    /// The numbers of `backoff` in a spec that sets none: 5 attempts, 500 milliseconds, 30 seconds.
    pub const DEFAULT_BACKOFF: Self = Self::backoff(5, Duration::from_millis(500), Duration::from_secs(30));

    /// Creates [`Retry::AfterDelay`].
    #[must_use]
    pub const fn after_delay(max_attempts: u32, base_delay: Duration, max_delay: Duration) -> Self {
        Self::AfterDelay(RetryNumbers::new(max_attempts, base_delay, max_delay))
    }

    /// Creates [`Retry::Backoff`].
    #[must_use]
    pub const fn backoff(max_attempts: u32, base_delay: Duration, max_delay: Duration) -> Self {
        Self::Backoff(RetryNumbers::new(max_attempts, base_delay, max_delay))
    }

    /// How often a request is sent at most, including the first time; 1 for [`Retry::Never`].
    #[must_use]
    pub const fn max_attempts(self) -> u32 {
        match self.numbers() {
            Some(numbers) => numbers.max_attempts,
            None => 1,
        }
    }

    /// The numbers, unless the request is sent only once.
    #[must_use]
    pub const fn numbers(self) -> Option<RetryNumbers> {
        match self {
            Self::Never => None,
            Self::AfterDelay(numbers) | Self::Backoff(numbers) => Some(numbers),
        }
    }
}

impl RetryNumbers {
    /// Creates the numbers of a retry.
    #[must_use]
    pub const fn new(max_attempts: u32, base_delay: Duration, max_delay: Duration) -> Self {
        Self { max_attempts, base_delay, max_delay }
    }
}
