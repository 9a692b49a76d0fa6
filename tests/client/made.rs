//! A failure that is made from its parts is the same as one that was read.

use std::time::Duration;

use errspec::Code;
use errspec::client::{Failure, FailureError, RetryAfter};
use http::{HeaderMap, StatusCode};

use crate::code::ErrorCode;
use crate::response::{WHOLE, failure, headers, now};

errspec::errors!("tests/shapes/spec/errors.yaml", name = ListCode);
errspec::errors!("tests/shapes/spec/custom.yaml", name = CustomCode);

#[track_caller]
fn check(made: &Failure<ErrorCode>, read: &Failure<ErrorCode>) {
    assert_eq!(format!("{made:?} {made:#}"), format!("{read:?} {read:#}"));
    assert_eq!((made.retry(), made.bucket()), (read.retry(), read.bucket()));
    assert_eq!(made.received_code(), read.received_code());
}

#[test]
fn a_whole_failure() {
    let error = FailureError::new(ErrorCode::RateLimitExceeded)
        .with_message("The limit is 100.")
        .with_docs_url("https://api.example/errors#rate")
        .with_detail("limit", 7)
        .with_detail("share", 0.5)
        .with_detail("key", "free")
        .with_detail("hard", true)
        .with_detail("low", -7)
        .with_detail("limit", 100);
    let made = Failure::new(error)
        .with_status(StatusCode::TOO_MANY_REQUESTS)
        .with_request_id("req_1")
        .with_retry_after(Duration::from_secs(7));
    check(&made, &failure(429, &[("retry-after", "7")], WHOLE.as_bytes()));
}

#[test]
fn each_code_and_status() {
    for code in ErrorCode::ALL.iter().map(|code| code.as_str()).chain(["order_locked", "new\nline"]) {
        for status in [400, 404, 409, 429, 500, 502, 503, 504] {
            let made = Failure::new(FailureError::of_code(Code::parse(code)))
                .with_status(StatusCode::from_u16(status).unwrap());
            let body = serde_json::json!({ "error": { "code": code } }).to_string();
            check(&made, &failure(status, &[], body.as_bytes()));
        }
    }
}

#[test]
fn without_a_code() {
    let made = Failure::new(FailureError::without_code()).with_status(StatusCode::BAD_GATEWAY);
    check(&made, &failure(502, &[], b"<html>"));
}

#[test]
fn with_the_headers_of_a_response() {
    for pairs in [
        &[("retry-after", "7"), ("x-request-id", "req_7")][..],
        &[("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", "30"), ("x-request-id", "two words")],
        &[],
    ] {
        let headers = headers(pairs.iter().map(|&(name, value)| (name, value.as_bytes())));
        let made = Failure::new(FailureError::new(ErrorCode::QuotaExceeded)).with_response(
            StatusCode::TOO_MANY_REQUESTS,
            &headers,
            now(),
        );
        check(&made, &failure(429, pairs, br#"{"error": {"code": "quota_exceeded"}}"#));
    }
    // The id of the body comes first, as in a response.
    let pairs = [("x-request-id", &b"req_7"[..])];
    let made = Failure::new(FailureError::new(ErrorCode::NotFound)).with_request_id("req_1");
    let made = made.with_response(StatusCode::NOT_FOUND, &headers(pairs), now());
    assert_eq!(made.request_id(), Some("req_1"));
    // The header is that of the spec.
    let pairs = [("x-request-id", &b"req_7"[..]), ("x-correlation-id", b"corr_1")];
    let made = Failure::new(FailureError::new(CustomCode::OrderLocked)).with_response(
        StatusCode::CONFLICT,
        &headers(pairs),
        now(),
    );
    assert_eq!(made.request_id(), Some("corr_1"));
}

#[test]
fn several_errors() {
    let locked = |order: u64| FailureError::new(ListCode::OrderLocked).with_detail("order", order);
    let made = Failure::new(locked(7))
        .with_error(FailureError::new(ListCode::SlowDown))
        .with_error(FailureError::of_code(Code::parse("no_stock")));
    let body = r#"{"errors": [{"code": "order_locked", "detail": {"order": 7}}, {"code": "slow_down"}, {"code": "no_stock"}]}"#;
    let read = Failure::<ListCode>::from_body(body.as_bytes());
    assert_eq!(format!("{made:?} {made:#}"), format!("{read:?} {read:#}"));
    let many = (0..200).fold(Failure::new(locked(0)), |failure, order| failure.with_error(locked(order)));
    assert_eq!(many.errors().count(), 100);
}

#[test]
fn what_a_response_must_not_say_is_ignored() {
    let made =
        Failure::new(FailureError::of_code(Code::<ErrorCode>::parse("x")).with_docs_url("javascript:x"))
            .with_request_id("two words");
    assert_eq!((made.docs_url(), made.request_id()), (None, None));
    assert_eq!(made.status(), None);
    assert_eq!(made.retry_after().map(RetryAfter::delay), None);
}

/// What a policy does follows from the parts.
#[test]
fn a_policy_decides_about_it() {
    use errspec::client::{Attempt, Decision, Idempotency, RetryPolicy};

    let made = Failure::new(FailureError::new(ErrorCode::RateLimitExceeded))
        .with_response(StatusCode::TOO_MANY_REQUESTS, &HeaderMap::new(), now())
        .with_retry_after(Duration::from_secs(10));
    let attempt = Attempt::new(1, Idempotency::Idempotent).with_random(0.5);
    let after = Duration::from_millis(12_500);
    assert_eq!(RetryPolicy::new().decide(&made, &attempt), Decision::Retry { after });
}

/// The bucket is an enum of the spec, so a `match` needs no strings and covers all buckets.
#[test]
fn the_bucket_is_typed() {
    let advice = |failure: &Failure<ErrorCode>| match failure.bucket() {
        Some(crate::code::ErrorBucket::FixInCode) => "change the request",
        Some(crate::code::ErrorBucket::FixByWaiting) => "wait",
        Some(crate::code::ErrorBucket::FixByRetrying) => "retry",
        None => "unknown",
    };
    assert_eq!(advice(&Failure::new(FailureError::new(ErrorCode::NotFound))), "change the request");
    assert_eq!(advice(&Failure::new(FailureError::new(ErrorCode::QuotaExceeded))), "wait");
    assert_eq!(advice(&Failure::new(FailureError::of_code(Code::parse("new_code")))), "unknown");
}
