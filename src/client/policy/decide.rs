//! What does a policy decide about one attempt?

use core::time::Duration;

use super::RetryPolicy;
use crate::client::{Attempt, Decision, Failure, FailureError, RetryAfter, Stop, backoff, unknown_code};
use crate::{ApiErrorSpec, Retry, RetryNumbers};

/// How an attempt failed, as far as the decision depends on it.
struct Reason {
    retry: Retry,
    retry_after: Option<RetryAfter>,
    may_be_executed: bool,
}

impl RetryPolicy {
    /// Decides after a failing response, and counts it for the retry budget.
    ///
    /// A response with several errors is retried only if it would be for each of them, after the longest of the waits.
    pub fn decide<C: ApiErrorSpec>(&self, failure: &Failure<C>, attempt: &Attempt) -> Decision {
        self.spent.learn(failure.retry_budget());
        let retry_after = self.retry_after(failure);
        if let Some(stop) = never(failure, retry_after.is_some()) {
            return Decision::Stop(stop);
        }
        let decision = self.decide_without_budget(failure, retry_after, attempt);
        self.within_budget(decision, failure.retry_if(retry_after.is_some()))
    }

    fn decide_without_budget<C: ApiErrorSpec>(
        &self,
        failure: &Failure<C>,
        retry_after: Option<RetryAfter>,
        attempt: &Attempt,
    ) -> Decision {
        let (mut longest, mut refreshes) = (Duration::ZERO, false);
        for error in failure.errors() {
            let retry = failure.retry_of(error, retry_after.is_some());
            let may_be_executed = !was_not_executed(failure, error);
            let reason = Reason { retry, retry_after, may_be_executed };
            match self.decide_on(&reason, attempt) {
                Decision::Retry { after } => longest = longest.max(after),
                Decision::Refresh { after } => (longest, refreshes) = (longest.max(after), true),
                stop @ Decision::Stop(_) => return stop,
            }
        }
        if refreshes { Decision::Refresh { after: longest } } else { Decision::Retry { after: longest } }
    }

    /// Decides after an attempt without a response: a connection error, a timeout, or the like. Counts it for the retry
    /// budget.
    ///
    /// The policy assumes that the request may have been executed.
    /// If you know that it was not, pass [`Idempotency::Idempotent`].
    ///
    /// [`Idempotency::Idempotent`]: crate::client::Idempotency::Idempotent
    pub fn decide_without_response(&self, attempt: &Attempt) -> Decision {
        let retry = self.without_response;
        let decision = self.decide_on(&Reason { retry, retry_after: None, may_be_executed: true }, attempt);
        self.within_budget(decision, retry)
    }

    /// Takes a token whatever was decided, since each failure tells how the service is doing.
    fn within_budget(&self, decision: Decision, retry: Retry) -> Decision {
        if retry == Retry::Never {
            return decision;
        }
        let capacities = self.budgets().map(|budget| budget.capacity(retry.max_attempts()));
        let Some(capacity) = capacities.min() else { return decision };
        match (self.spent.take(capacity), decision) {
            (false, Decision::Retry { .. } | Decision::Refresh { .. }) => Decision::Stop(Stop::OutOfBudget),
            (true | false, decision) => decision,
        }
    }

    /// How long the response asks to wait, in its headers about rate limits if the policy follows them.
    fn retry_after<C>(&self, failure: &Failure<C>) -> Option<RetryAfter> {
        failure.retry_after().or_else(|| failure.rate_limit_reset(self.rate_limit_headers?))
    }

    /// The first reason to stop is the one that is returned.
    fn decide_on(&self, reason: &Reason, attempt: &Attempt) -> Decision {
        let (RetryNumbers { max_attempts, base_delay, max_delay }, is_backoff) = match reason.retry {
            Retry::Never => return Decision::Stop(Stop::NoResponse),
            Retry::AfterDelay(numbers) => (numbers, false),
            Retry::Backoff(numbers) => (numbers, true),
            Retry::AfterRefresh => (REFRESH, false),
        };
        let refreshes = reason.retry == Retry::AfterRefresh;
        if reason.may_be_executed && !attempt.idempotency.is_safe_to_repeat() {
            return Decision::Stop(Stop::NotIdempotent);
        }
        if refreshes && attempt.refreshed {
            return Decision::Stop(Stop::AlreadyRefreshed);
        }
        if attempt.number >= max_attempts.min(self.max_attempts) {
            return Decision::Stop(Stop::OutOfAttempts);
        }
        let mut asked = if is_backoff { Duration::ZERO } else { base_delay.min(max_delay) };
        if let Some(retry_after) = reason.retry_after {
            if retry_after.delay() > max_delay {
                return Decision::Stop(Stop::RetryAfterTooLong(retry_after));
            }
            asked = asked.max(retry_after.delay());
        }
        let Some(left) = self.max_elapsed.checked_sub(attempt.elapsed) else {
            return Decision::Stop(Stop::OutOfTime);
        };
        // Half of the time that the wait leaves stays for the attempt.
        let latest = asked + left.saturating_sub(asked) / 2;
        let mut after = backoff::lengthened(asked, latest, attempt.random);
        if is_backoff {
            let longest = backoff::longest(base_delay, max_delay, attempt.number);
            after = after.max(backoff::jittered(longest, attempt.random));
        }
        match (after < left, refreshes) {
            (true, false) => Decision::Retry { after },
            (true, true) => Decision::Refresh { after },
            // At the limit itself, no time is left for an attempt.
            (false, _) => Decision::Stop(Stop::OutOfTime),
        }
    }
}

/// A refresh is limited to one by the call itself, and waits only if the server asks for it.
const REFRESH: RetryNumbers = RetryNumbers::new(u32::MAX, Duration::ZERO, Duration::from_secs(60));

/// The reason if an error of the response must not be retried. Of several, the word of the spec counts most.
fn never<C: ApiErrorSpec>(failure: &Failure<C>, asks_to_wait: bool) -> Option<Stop> {
    let never = failure.errors().filter(|error| failure.retry_of(error, asks_to_wait) == Retry::Never);
    let stops =
        never.map(|error| if error.known().is_some() { Stop::NotRetryable } else { Stop::UnknownCode });
    stops.reduce(|stop, other| if stop == Stop::NotRetryable { stop } else { other })
}

/// Whether a request that failed for this error was surely not executed, so that any request can be sent again.
///
/// The spec can say so of a code. A code with a 4xx in a bucket that waits or refreshes is a rejection by the service
/// itself, too.
/// A 5xx, or any status without a known code, can come from a gateway behind which the request was executed.
/// A body without a status counts by all statuses that the spec gives its code.
fn was_not_executed<C: ApiErrorSpec>(failure: &Failure<C>, error: &FailureError<C>) -> bool {
    let Some(code) = error.known() else { return unknown_code::was_not_executed(failure.status()) };
    if code.entry().not_executed {
        return true;
    }
    if !matches!(code.retry(), Retry::AfterDelay(_) | Retry::AfterRefresh) {
        return false;
    }
    if let Some(status) = failure.status() {
        return status.is_client_error();
    }
    let mut statuses = code.entry().http_statuses().peekable();
    statuses.peek().is_some() && statuses.all(|status| status < 500)
}
