//! Do clients use the retry budget that their spec sets?

use std::fmt;
use std::str::FromStr;
use std::time::SystemTime;

use errspec::client::{Attempt, Decision, Failure, Idempotency, RetryPolicy};
use errspec::{ApiErrorShape, ApiErrorSpec, RetryBudget};
use http::{HeaderMap, StatusCode};

use crate::code::ErrorCode;

mod large {
    errspec::errors!("tests/client/spec/large_budget.yaml");
}

/// Its largest `max_attempts` is 6, and the spec sets no budget.
mod many_attempts {
    errspec::errors!("tests/client/spec/many_attempts.yaml");
}

mod off {
    errspec::errors!("tests/client/spec/off_budget.yaml");
}

/// Any failing response tells the budget, also one whose code is unknown.
fn failure<C: ApiErrorShape + FromStr>() -> Failure<C> {
    let status = StatusCode::BAD_GATEWAY;
    Failure::from_response(status, &HeaderMap::new(), b"<html>", SystemTime::UNIX_EPOCH)
}

/// How many first attempts in a row are sent again.
fn retries<C: ApiErrorSpec + ApiErrorShape + FromStr + fmt::Debug>(policy: &RetryPolicy) -> usize {
    let attempt = Attempt::new(1, Idempotency::Idempotent);
    let is_retried = || matches!(policy.decide(&failure::<C>(), &attempt), Decision::Retry { .. });
    (0..100).take_while(|_| is_retried()).count()
}

#[test]
fn the_spec_sets_the_budget() {
    assert_eq!(<ErrorCode as ApiErrorShape>::RETRY_BUDGET, Some(RetryBudget::DEFAULT));
    assert_eq!(<large::ErrorCode as ApiErrorShape>::RETRY_BUDGET, Some(RetryBudget::new(20, 0.5)));
    assert_eq!(<many_attempts::ErrorCode as ApiErrorShape>::RETRY_BUDGET, Some(RetryBudget::new(12, 0.1)));
    assert_eq!(<off::ErrorCode as ApiErrorShape>::RETRY_BUDGET, None);
    assert_eq!(failure::<large::ErrorCode>().retry_budget(), Some(RetryBudget::new(20, 0.5)));

    assert_eq!(retries::<ErrorCode>(&RetryPolicy::new()), 4);
    assert_eq!(retries::<large::ErrorCode>(&RetryPolicy::new()), 9);
    assert_eq!(retries::<off::ErrorCode>(&RetryPolicy::new()), 100);
    let limited = RetryPolicy::new().with_budget(RetryBudget::new(10, 0.1));
    assert_eq!(retries::<large::ErrorCode>(&limited), 4);
    assert_eq!(retries::<off::ErrorCode>(&RetryPolicy::new().with_budget(RetryBudget::new(10, 0.1))), 4);
}

/// A success and an attempt without a response bring no numbers, so the last ones apply.
#[test]
fn the_numbers_of_the_spec_are_remembered() {
    let policy = RetryPolicy::new();
    // 10 of 20 tokens are spent, and a success adds half of one.
    retries::<large::ErrorCode>(&policy);
    for _ in 0..4 {
        policy.succeeded();
    }
    let lost = || policy.decide_without_response(&Attempt::new(1, Idempotency::Idempotent));
    assert!(matches!(lost(), Decision::Retry { .. }));
    assert!(matches!(lost(), Decision::Stop(_)));

    let policy = RetryPolicy::new();
    retries::<off::ErrorCode>(&policy);
    let lost = || policy.decide_without_response(&Attempt::new(1, Idempotency::Idempotent));
    assert_eq!((0..100).filter(|_| matches!(lost(), Decision::Retry { .. })).count(), 100);
}
