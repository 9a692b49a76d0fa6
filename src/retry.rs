//! Whether and how does a client try again?

use core::time::Duration;

/// Whether and how a client tries again, with the numbers of the spec.
///
/// `max_attempts` counts every time that a request is sent, the first one included.
/// `base_delay` is the wait before the second attempt, `max_delay` the longest wait.
///
/// ```
/// use core::time::Duration;
/// use errspec::Retry;
///
/// let retry = Retry::Backoff {
///     max_attempts: 5,
///     base_delay: Duration::from_millis(500),
///     max_delay: Duration::from_secs(30),
/// };
/// assert_eq!(retry.max_attempts(), 5);
/// assert_eq!(Retry::Never.max_attempts(), 1);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Retry {
    /// The same request gets the same answer; it is sent once.
    Never,
    /// Wait for as long as `Retry-After` says, then send the same request again.
    AfterDelay {
        /// How often a request is sent at most, the first time included.
        max_attempts: u32,
        /// The wait where the response has no `Retry-After`.
        base_delay: Duration,
        /// The longest wait; a `Retry-After` beyond it is the caller's to decide.
        max_delay: Duration,
    },
    /// Exponential backoff: the wait doubles with each attempt, up to a cap.
    Backoff {
        /// How often a request is sent at most, the first time included.
        max_attempts: u32,
        /// The wait before the second attempt.
        base_delay: Duration,
        /// The cap of the wait.
        max_delay: Duration,
    },
}

impl Retry {
    /// How often a request is sent at most, the first time included; 1 for [`Retry::Never`].
    #[must_use]
    pub const fn max_attempts(self) -> u32 {
        match self {
            Self::Never => 1,
            Self::AfterDelay { max_attempts, .. } | Self::Backoff { max_attempts, .. } => max_attempts,
        }
    }
}
