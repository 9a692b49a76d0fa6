//! Does a client send a request again, and how?

use core::time::Duration;

/// Whether and how a client sends a request again, with the numbers of the spec.
///
/// ```
/// use core::time::Duration;
/// use errspec::Retry;
///
/// let retry = Retry::backoff(5, Duration::from_millis(500), Duration::from_secs(30));
/// assert_eq!(retry, Retry::DEFAULT_BACKOFF);
/// assert_eq!(retry.max_attempts(), 5);
/// assert_eq!(Retry::Never.max_attempts(), 1);
/// assert_eq!(Retry::AfterRefresh.max_attempts(), 2);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Retry {
    /// Do not retry. If the spec says so, the same request gets the same answer.
    Never,
    /// Wait for the time in `Retry-After`, then send the same request again.
    ///
    /// If the response has no `Retry-After`, the wait is `base_delay`.
    /// A client waits up to half longer, at random, so that not all clients come back at once.
    /// If the response asks for more than `max_delay`, the client returns the failure to its caller instead.
    AfterDelay(RetryNumbers),
    /// Retry with exponential backoff: the wait starts at `base_delay` and doubles after each attempt, up to `max_delay`.
    Backoff(RetryNumbers),
    /// Renew what the request was rejected for, such as an access token, then send the request again, once.
    ///
    /// Only the caller can renew it; `client::RetryPolicy::with_refresh` takes the function that does.
    AfterRefresh,
}

/// The numbers of a retry: how many attempts a client makes, and how long it waits between them.
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
    /// The maximum number of attempts, including the first.
    pub max_attempts: u32,
    /// The wait before the second attempt.
    pub base_delay: Duration,
    /// The longest wait between two attempts, without the random part of a wait that the server asks for.
    pub max_delay: Duration,
}

impl Retry {
    /// The default of `after_delay` in a spec: 5 attempts, `base_delay` of 1 second, `max_delay` of 60 seconds.
    pub const DEFAULT_AFTER_DELAY: Self =
        Self::after_delay(5, Duration::from_secs(1), Duration::from_secs(60));

    /// The default of `backoff` in a spec: 5 attempts, `base_delay` of 500 milliseconds, `max_delay` of 30 seconds.
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

    /// Returns the maximum number of attempts, including the first; 1 for [`Retry::Never`], and 2 for
    /// [`Retry::AfterRefresh`].
    #[must_use]
    pub const fn max_attempts(self) -> u32 {
        match self {
            Self::Never => 1,
            Self::AfterRefresh => 2,
            Self::AfterDelay(numbers) | Self::Backoff(numbers) => numbers.max_attempts,
        }
    }

    /// Returns the numbers, or `None` for [`Retry::Never`] and [`Retry::AfterRefresh`].
    #[must_use]
    pub const fn numbers(self) -> Option<RetryNumbers> {
        match self {
            Self::Never | Self::AfterRefresh => None,
            Self::AfterDelay(numbers) | Self::Backoff(numbers) => Some(numbers),
        }
    }

    /// How a request is retried that failed for both reasons: not at all if one of them forbids it, after a refresh if
    /// one of them needs it, otherwise with the fewest attempts and the longest waits.
    #[cfg(feature = "alloc")]
    pub(crate) fn strictest(self, other: Self) -> Self {
        if self == Self::Never || other == Self::Never {
            return Self::Never;
        }
        let (Some(own), Some(others)) = (self.numbers(), other.numbers()) else { return Self::AfterRefresh };
        let numbers = RetryNumbers {
            max_attempts: own.max_attempts.min(others.max_attempts),
            base_delay: own.base_delay.max(others.base_delay),
            max_delay: own.max_delay.max(others.max_delay),
        };
        match (self, other) {
            (Self::AfterDelay(_), Self::AfterDelay(_)) => Self::AfterDelay(numbers),
            // The request may have been executed.
            _ => Self::Backoff(numbers),
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
