//! Is a request sent again, and when? Here are the settings; `policy/decide.rs` decides.

mod decide;

use core::future::Future;
use core::time::Duration;

use crate::client::RateLimitReset;
use crate::client::budget::Spent;
use crate::client::refresh::Refresh;
use crate::{Retry, RetryBudget};

/// A policy that decides after each failed attempt whether and when the request is sent again.
///
/// The numbers come from the spec, by the [`retry`](crate::client::Failure::retry) of each failure; a policy can only lower them.
/// It has no clock, does not sleep, and generates no random numbers.
///
/// | Retry | Wait | If the request is not idempotent |
/// |---|---|---|
/// | [`Retry::Never`] | none; it stops | |
/// | [`Retry::AfterDelay`] | `Retry-After`, but at least `base_delay`, plus a random part of up to half of it | it is sent again after a 4xx, with which the service has rejected it; but not after a 5xx, with which it may have been executed |
/// | [`Retry::Backoff`] | exponential backoff with full jitter, but at least `Retry-After` plus a random part of up to half of it | it is not sent again, because it may have been executed |
/// | [`Retry::AfterRefresh`] | until the caller has [renewed](Self::with_refresh) what the request needs, but at least `Retry-After` plus a random part of up to half of it; once in a call | it is sent again after a 4xx, but not after a 5xx |
///
/// - After a code of which the spec says that the request was [not executed](crate::Entry::not_executed), any request is
///   sent again.
/// - Without a known code, the [status](crate::client#unknown-codes) decides about both.
/// - A request is sent at most `max_attempts` times, including the first.
/// - No wait is shorter than `Retry-After`. If the server asks for more than `max_delay`, the policy stops.
/// - All clients that a limit has stopped are told the same moment, so each adds a random part of up to half of the wait.
///   The longest wait is therefore one and a half times `max_delay`. The random part never exceeds the time limit.
/// - Full jitter: the wait is a random fraction of the backoff, which is `base_delay`, doubled after each attempt, up to
///   `max_delay`.
///
/// # Retry budget
///
/// All calls with a policy and its clones share the [`RetryBudget`] of the spec, so a client stops sending requests
/// again while the service is down. Create one policy for each service, keep it as long as the client, and clone it.
///
/// A policy counts each failure that it decides on. It must also be told of each success:
/// [`retry`](crate::client::retry()), the middleware for reqwest and the policy for tower do so themselves; in a loop of
/// your own, call [`succeeded`](Self::succeeded). Otherwise the budget is used up after a few failures and stays so.
///
/// ```
/// # use core::str::FromStr;
/// # use errspec::{ApiErrorSpec, Bucket, Entry, Retry, UnknownCode};
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
/// use std::time::{Duration, SystemTime};
///
/// use errspec::client::{Attempt, Decision, Failure, Idempotency, RetryPolicy, Stop};
/// use http::{HeaderMap, StatusCode};
///
/// let policy = RetryPolicy::new().with_max_elapsed(Duration::from_secs(60));
/// let attempt = |idempotency| {
///     Attempt::new(1, idempotency).with_elapsed(Duration::from_millis(80)).with_random(0.5)
/// };
///
/// let status = StatusCode::INTERNAL_SERVER_ERROR;
/// let failure = Failure::<ErrorCode>::from_response(status, &HeaderMap::new(), b"", SystemTime::now());
/// assert_eq!(
///     policy.decide(&failure, &attempt(Idempotency::Idempotent)),
///     Decision::Retry { after: Duration::from_millis(250) },
/// );
/// assert_eq!(
///     policy.decide(&failure, &attempt(Idempotency::NotIdempotent)),
///     Decision::Stop(Stop::NotIdempotent),
/// );
/// ```
#[derive(Debug, Clone)]
pub struct RetryPolicy {
    max_attempts: u32,
    max_elapsed: Duration,
    attempt_timeout: Duration,
    without_response: Retry,
    rate_limit_headers: Option<RateLimitReset>,
    refresh: Option<Refresh>,
    budget: Budget,
    spent: Spent,
}

/// What a policy makes of the budget of the spec.
#[derive(Debug, Clone, Copy)]
enum Budget {
    OfSpec,
    AtMost(RetryBudget),
    Off,
}

impl RetryPolicy {
    /// Creates a policy that follows the spec, without a time limit and with a full retry budget.
    ///
    /// A request without a response is retried with [`Retry::DEFAULT_BACKOFF`].
    #[must_use]
    pub fn new() -> Self {
        Self {
            max_attempts: u32::MAX,
            max_elapsed: Duration::MAX,
            attempt_timeout: Duration::MAX,
            without_response: Retry::DEFAULT_BACKOFF,
            budget: Budget::OfSpec,
            spent: Spent::default(),
            rate_limit_headers: None,
            refresh: None,
        }
    }

    /// Limits the number of attempts, including the first, even if the spec allows more.
    #[must_use]
    pub fn with_max_attempts(mut self, max_attempts: u32) -> Self {
        self.max_attempts = max_attempts;
        self
    }

    /// Limits the total time of a call, from when the first attempt is sent: all attempts and all waits.
    ///
    /// [`retry`](crate::client::retry()) and the middleware for reqwest end an attempt that is running when the time is
    /// up, and no attempt starts later.
    /// The policy for tower and a loop of your own decide only between attempts, so they have to end an attempt
    /// themselves; [`Retries::attempt_timeout`](crate::client::Retries::attempt_timeout) says when.
    #[must_use]
    pub fn with_max_elapsed(mut self, max_elapsed: Duration) -> Self {
        self.max_elapsed = max_elapsed;
        self
    }

    /// Limits the time of each attempt.
    ///
    /// An attempt that takes longer is ended, by those that [`with_max_elapsed`](Self::with_max_elapsed) names, and
    /// counts as one without a response: the request may have been executed.
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// use errspec::client::RetryPolicy;
    ///
    /// let policy = RetryPolicy::new()
    ///     .with_attempt_timeout(Duration::from_secs(5))
    ///     .with_max_elapsed(Duration::from_secs(30));
    /// ```
    #[must_use]
    pub fn with_attempt_timeout(mut self, attempt_timeout: Duration) -> Self {
        self.attempt_timeout = attempt_timeout;
        self
    }

    /// Sets how a request without a response is retried.
    #[must_use]
    pub fn with_retry_without_response(mut self, retry: Retry) -> Self {
        self.without_response = retry;
        self
    }

    /// Limits the retry budget, even if the spec allows more: of each number, the smaller one is used.
    ///
    /// Clones share the tokens that are spent, even if their limits differ.
    ///
    /// ```
    /// use errspec::RetryBudget;
    /// use errspec::client::RetryPolicy;
    ///
    /// let policy = RetryPolicy::new().with_budget(RetryBudget::new(4, 0.05));
    /// ```
    #[must_use]
    pub fn with_budget(mut self, budget: RetryBudget) -> Self {
        self.budget = Budget::AtMost(budget);
        self
    }

    /// Retries without a budget, whatever the spec says.
    ///
    /// For a program that sends few requests and waits for each, such as a command. In a service, it turns an outage of
    /// another service into a multiple of its load.
    #[must_use]
    pub fn without_budget(mut self) -> Self {
        self.budget = Budget::Off;
        self
    }

    /// Counts a success for the retry budget; call it once for each successful response.
    pub fn succeeded(&self) {
        if let Some(refill) = self.budgets().map(RetryBudget::refill).min() {
            self.spent.give_back(refill);
        }
    }

    /// Waits until an exhausted rate limit resets, as the [headers about it](crate::client::Failure::rate_limit_reset) say, if a response
    /// has no `Retry-After`.
    ///
    /// It is not the default, because services do not agree on what `X-RateLimit-Reset` means. `reset` says it.
    /// The wait counts as one of `Retry-After` in every other way; [`Failure::retry`](crate::client::Failure::retry) does not know it.
    ///
    /// ```
    /// use errspec::client::{RateLimitReset, RetryPolicy};
    ///
    /// let github = RetryPolicy::new().with_rate_limit_headers(RateLimitReset::UnixTime);
    /// ```
    #[must_use]
    pub fn with_rate_limit_headers(mut self, reset: RateLimitReset) -> Self {
        self.rate_limit_headers = Some(reset);
        self
    }

    /// Sets the function that renews what a request was rejected for, for codes with [`Retry::AfterRefresh`].
    ///
    /// Its future returns whether it has renewed it, so that the request is sent again. An access token is the usual case:
    /// store the new token where each attempt reads it, that is, in the closure that sends the request, or in a
    /// middleware below the one that retries.
    ///
    /// - Calls of a policy and its clones that are rejected at the same time share one run of the function, and a request
    ///   that was sent before the last renewal is sent again without another one. So an expired token does not cause as
    ///   many renewals as there are requests.
    /// - The time limits of the policy include the renewal. If they end it in one call, it goes on for the others that wait
    ///   for it. The policy for tower cannot end it.
    /// - A call sends its request again once for this reason. If the service rejects it again, it stops with
    ///   [`Stop::AlreadyRefreshed`](crate::client::Stop::AlreadyRefreshed); without a function, and if it returns `false`, with [`Stop::NotRefreshed`](crate::client::Stop::NotRefreshed).
    /// - The rejection takes a token of the retry budget, as any failure does that may be retried.
    /// - Requests that the function sends itself need another policy, or none: one that waits for its own renewal never
    ///   ends before its time limit.
    ///
    /// ```
    /// use std::sync::{Arc, RwLock};
    ///
    /// use errspec::client::RetryPolicy;
    /// # mod my { pub async fn log_in() -> Result<String, std::io::Error> { unimplemented!() } }
    ///
    /// let token = Arc::new(RwLock::new("token 1".to_owned()));
    /// let store = Arc::clone(&token);
    /// let policy = RetryPolicy::new().with_refresh(move || {
    ///     let store = Arc::clone(&store);
    ///     async move {
    ///         let Ok(new) = my::log_in().await else { return false };
    ///         *store.write().unwrap() = new;
    ///         true
    ///     }
    /// });
    /// ```
    #[must_use]
    pub fn with_refresh<F>(mut self, refresh: impl Fn() -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = bool> + Send + 'static,
    {
        self.refresh = Some(Refresh::new(refresh));
        self
    }

    /// The function that renews what a request needs.
    pub(super) fn refresh(&self) -> Option<&Refresh> {
        self.refresh.as_ref()
    }

    /// How long an attempt may take that starts at this time, or `None` without a limit.
    pub(super) fn limit_at(&self, elapsed: Duration) -> Option<Duration> {
        let left = match self.max_elapsed {
            Duration::MAX => Duration::MAX,
            max_elapsed => max_elapsed.saturating_sub(elapsed),
        };
        Some(left.min(self.attempt_timeout)).filter(|limit| *limit != Duration::MAX)
    }

    /// Whether no time is left for another attempt.
    pub(super) fn is_over(&self, elapsed: Duration) -> bool {
        elapsed >= self.max_elapsed
    }

    /// The budgets that apply: of each number, the smallest one is used.
    fn budgets(&self) -> impl Iterator<Item = RetryBudget> {
        let (limit, of_spec) = match self.budget {
            Budget::OfSpec => (None, self.spent.seen()),
            Budget::AtMost(limit) => (Some(limit), self.spent.seen()),
            Budget::Off => (None, None),
        };
        limit.into_iter().chain(of_spec)
    }
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self::new()
    }
}
