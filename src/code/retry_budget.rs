//! How many retries does a service allow in all, whichever call they belong to?

/// The limit of all retries of a client together, as a token bucket.
///
/// While a service is down, retries only add load. A budget stops them once too many requests have failed:
///
/// - A full bucket has `max_tokens`. Each failed attempt that could be retried takes one token, and each success adds
///   `token_ratio`.
/// - A request is sent again only while more than half of the tokens are left.
/// - A failure that is [`Never`](crate::Retry::Never) retried neither takes nor adds a token.
///
/// This is the [retry throttling of gRPC](https://github.com/grpc/proposal/blob/master/A6-client-retries.md#throttling-retry-attempts-and-hedged-rpcs).
///
/// ```
/// use errspec::RetryBudget;
///
/// let budget = RetryBudget::new(20, 0.05);
/// assert_eq!((budget.max_tokens(), budget.token_ratio()), (Some(20), 0.05));
/// assert_eq!((RetryBudget::DEFAULT.max_tokens(), RetryBudget::DEFAULT.token_ratio()), (None, 0.1));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct RetryBudget {
    max_tokens: Option<u32>,
    /// In thousandths of a token.
    token_ratio: u32,
}

impl RetryBudget {
    /// The default of a spec: 10 tokens, or twice the `max_attempts` of the failure if that is more, and a
    /// `token_ratio` of 0.1.
    ///
    /// A generated enum has a budget of its own if a bucket of its spec has more than 5 attempts: then all failures have
    /// twice the largest `max_attempts` of the spec.
    ///
    /// So a call gets all its attempts if the bucket was full when it started, and no other call fails meanwhile.
    pub const DEFAULT: Self = Self { max_tokens: None, token_ratio: 100 };

    /// A token, in thousandths.
    pub(crate) const TOKEN: u32 = 1_000;

    /// Creates a budget.
    ///
    /// - `max_tokens` is from 1 to 1,000,000.
    /// - `token_ratio` is from 0.001 to 1, in steps of 0.001.
    ///
    /// The nearest allowed number is used for any other.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a cast of a float saturates, and the limits are applied to the result"
    )]
    pub const fn new(max_tokens: u32, token_ratio: f64) -> Self {
        Self::in_thousandths(max_tokens, (token_ratio * 1_000.0 + 0.5) as u32)
    }

    /// Generated code calls it, through `__v1`, so that no spec depends on how a float is written.
    pub(crate) const fn in_thousandths(max_tokens: u32, token_ratio: u32) -> Self {
        let max_tokens = match max_tokens {
            0 => 1,
            tokens if tokens > MAX_TOKENS => MAX_TOKENS,
            tokens => tokens,
        };
        let token_ratio = match token_ratio {
            0 => 1,
            ratio if ratio > Self::TOKEN => Self::TOKEN,
            ratio => ratio,
        };
        Self { max_tokens: Some(max_tokens), token_ratio }
    }

    /// Returns the tokens of a full bucket, or `None` if they depend on the failure, as in [`DEFAULT`](Self::DEFAULT).
    #[must_use]
    pub const fn max_tokens(self) -> Option<u32> {
        self.max_tokens
    }

    /// Returns which part of a token a success adds.
    #[must_use]
    pub fn token_ratio(self) -> f64 {
        f64::from(self.token_ratio) / f64::from(Self::TOKEN)
    }
}

/// In thousandths, it fits into 32 bits.
const MAX_TOKENS: u32 = 1_000_000;

#[cfg(feature = "client")]
impl RetryBudget {
    /// The capacity of the bucket for a call of so many attempts, in thousandths of a token.
    pub(crate) fn capacity(self, max_attempts: u32) -> u32 {
        let tokens = self.max_tokens.unwrap_or_else(|| max_attempts.saturating_mul(2).max(10));
        tokens.min(MAX_TOKENS) * Self::TOKEN
    }

    /// What a success adds, in thousandths of a token.
    pub(crate) fn refill(self) -> u32 {
        self.token_ratio
    }

    /// The numbers in one, for an atomic; 10 bits are enough for the ratio, and 20 for the tokens.
    pub(crate) fn to_bits(self) -> u32 {
        self.token_ratio << 20 | self.max_tokens.unwrap_or(0)
    }

    pub(crate) fn from_bits(bits: u32) -> Self {
        let max_tokens = bits & ((1 << 20) - 1);
        Self { max_tokens: (max_tokens != 0).then_some(max_tokens), token_ratio: bits >> 20 }
    }
}
