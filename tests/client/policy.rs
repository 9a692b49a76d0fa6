//! What does the policy decide? Hand-picked cases; `promises.rs` has properties for all others.

use std::time::Duration;

use errspec::Retry;
use errspec::client::Idempotency::{Idempotent, Keyed, NotIdempotent};
use errspec::client::{Attempt, Decision, Idempotency, RetryAfter, RetryPolicy, Stop};
use http::{HeaderMap, Method};

use crate::response::{envelope, failure, headers, now};

fn millis(millis: u64) -> Decision {
    Decision::Retry { after: Duration::from_millis(millis) }
}

fn stop(stop: Stop) -> Decision {
    Decision::Stop(stop)
}

fn wait(seconds: u32) -> RetryAfter {
    RetryAfter::from_headers(&headers([("retry-after", seconds.to_string().as_bytes())]), now()).unwrap()
}

/// The decision after the first attempt, at the longest jitter.
#[track_caller]
fn check(code: &str, retry_after: Option<&str>, idempotency: Idempotency, decision: Decision) {
    let pairs: Vec<_> = retry_after.map(|value| ("retry-after", value)).into_iter().collect();
    let failure = envelope(code, &pairs);
    assert_eq!(RetryPolicy::new().decide(&failure, &Attempt::new(1, idempotency)), decision, "{code}");
}

#[test]
fn retry_never_stops_at_once() {
    for code in ["bad_request", "invalid_cursor", "unauthorized", "forbidden", "not_found"] {
        for idempotency in [Idempotent, Keyed, NotIdempotent] {
            check(code, None, idempotency, stop(Stop::NotRetryable));
            check(code, Some("1"), idempotency, stop(Stop::NotRetryable));
        }
    }
}

#[test]
fn after_delay_waits_for_retry_after() {
    for idempotency in [Idempotent, Keyed, NotIdempotent] {
        check("rate_limit_exceeded", Some("7"), idempotency, millis(10_500));
        check("rate_limit_exceeded", None, idempotency, millis(1_500));
        check("rate_limit_exceeded", Some("0"), idempotency, millis(1_500));
        check("rate_limit_exceeded", Some("60"), idempotency, millis(90_000));
        check("quota_exceeded", Some("61"), idempotency, stop(Stop::RetryAfterTooLong(wait(61))));
        check(
            "quota_exceeded",
            Some("4294967295"),
            idempotency,
            stop(Stop::RetryAfterTooLong(RetryAfter::MAX)),
        );
    }
}

#[test]
fn backoff_retries_idempotent_requests_only() {
    for code in ["internal_error", "service_unavailable"] {
        for idempotency in [Idempotent, Keyed] {
            check(code, None, idempotency, millis(500));
            check(code, Some("7"), idempotency, millis(10_500));
            check(code, Some("31"), idempotency, stop(Stop::RetryAfterTooLong(wait(31))));
        }
        check(code, None, NotIdempotent, stop(Stop::NotIdempotent));
        check(code, Some("7"), NotIdempotent, stop(Stop::NotIdempotent));
    }
}

/// A proxy may have passed the request on, with or without `Retry-After`.
#[test]
fn a_response_of_a_proxy() {
    let decide = |status, pairs: &[(&str, &str)], idempotency| {
        let failure = failure(status, pairs, b"<html>");
        RetryPolicy::new().decide(&failure, &Attempt::new(1, idempotency))
    };
    assert_eq!(decide(503, &[("retry-after", "7")], NotIdempotent), stop(Stop::NotIdempotent));
    assert_eq!(decide(503, &[("retry-after", "7")], Keyed), millis(10_500));
    assert_eq!(decide(503, &[], NotIdempotent), stop(Stop::NotIdempotent));
    assert_eq!(decide(503, &[], Idempotent), millis(500));
    assert_eq!(decide(502, &[("retry-after", "7")], Idempotent), millis(10_500));
    assert_eq!(decide(404, &[], Idempotent), stop(Stop::UnknownCode));
    assert_eq!(decide(404, &[("retry-after", "7")], Idempotent), millis(10_500));
    assert_eq!(decide(429, &[], NotIdempotent), millis(1_500));
}

/// A gateway that timed out can send `Retry-After`, and yet the request may have been executed.
#[test]
fn a_waiting_code_with_a_status_that_does_not_reject() {
    let decide = |status, idempotency| {
        let failure = failure(status, &[], br#"{"error": {"code": "rate_limit_exceeded"}}"#);
        RetryPolicy::new().decide(&failure, &Attempt::new(1, idempotency))
    };
    for status in [400, 408, 409, 423, 429] {
        assert_eq!(decide(status, NotIdempotent), millis(1_500), "{status}");
    }
    for status in [500, 502, 503, 504, 599] {
        assert_eq!(decide(status, NotIdempotent), stop(Stop::NotIdempotent), "{status}");
        assert_eq!(decide(status, Keyed), millis(1_500), "{status}");
    }
}

#[test]
fn the_wait_doubles_up_to_the_cap() {
    let failure = envelope("internal_error", &[]);
    let policy = RetryPolicy::new().without_budget();
    let wait =
        |attempt, random| policy.decide(&failure, &Attempt::new(attempt, Idempotent).with_random(random));
    for (attempt, longest) in [(0, 500), (1, 500), (2, 1_000), (3, 2_000), (4, 4_000)] {
        assert_eq!(wait(attempt, 1.0), millis(longest));
        assert_eq!(wait(attempt, 0.5), millis(longest / 2));
        assert_eq!(wait(attempt, 0.0), millis(0));
        // A number outside of 0 to 1 is clamped, and NaN is the longest wait.
        for (random, wanted) in [(-1.0, 0), (1.5, longest), (f64::INFINITY, longest), (f64::NAN, longest)] {
            assert_eq!(wait(attempt, random), millis(wanted));
        }
    }
    assert_eq!(wait(5, 1.0), stop(Stop::OutOfAttempts));
    assert_eq!(wait(u32::MAX, 1.0), stop(Stop::OutOfAttempts));
}

#[test]
fn a_policy_can_only_lower_the_limits_of_the_spec() {
    let failure = envelope("internal_error", &[("retry-after", "10")]);
    let decide = |policy: RetryPolicy, attempt, elapsed| {
        policy.decide(&failure, &Attempt::new(attempt, Idempotent).with_elapsed(Duration::from_secs(elapsed)))
    };
    let few = RetryPolicy::new().with_max_attempts(2);
    assert_eq!(decide(few.clone(), 1, 0), millis(15_000));
    assert_eq!(decide(few, 2, 0), stop(Stop::OutOfAttempts));
    assert_eq!(decide(RetryPolicy::new().with_max_attempts(0), 1, 0), stop(Stop::OutOfAttempts));
    assert_eq!(decide(RetryPolicy::new().with_max_attempts(9), 5, 0), stop(Stop::OutOfAttempts));
    let short = RetryPolicy::new().with_max_elapsed(Duration::from_secs(30));
    assert_eq!(decide(short.clone(), 1, 10), millis(15_000));
    // The random part of the wait leaves time for the attempt.
    assert_eq!(decide(short.clone(), 1, 18), millis(11_000));
    assert_eq!(decide(short.clone(), 1, 19), millis(10_500));
    assert_eq!(decide(short, 1, 20), stop(Stop::OutOfTime));
    assert_eq!(decide(RetryPolicy::new(), 1, u64::MAX), stop(Stop::OutOfTime));
    assert_eq!(format!("{:?}", RetryPolicy::default()), format!("{:?}", RetryPolicy::new()));
}

/// Whether it was executed is unknown, for any numbers.
#[test]
fn a_request_without_a_response() {
    let decide = |policy: &RetryPolicy, attempt, idempotency| {
        policy.decide_without_response(&Attempt::new(attempt, idempotency))
    };
    let policy = RetryPolicy::new().without_budget();
    assert_eq!(decide(&policy, 1, Idempotent), millis(500));
    assert_eq!(decide(&policy, 4, Keyed), millis(4_000));
    assert_eq!(decide(&policy, 5, Keyed), stop(Stop::OutOfAttempts));
    assert_eq!(decide(&policy, 1, NotIdempotent), stop(Stop::NotIdempotent));
    let waiting = policy.clone().with_retry_without_response(Retry::DEFAULT_AFTER_DELAY);
    assert_eq!(decide(&waiting, 1, Idempotent), millis(1_500));
    assert_eq!(decide(&waiting, 1, NotIdempotent), stop(Stop::NotIdempotent));
    let never = policy.clone().with_retry_without_response(Retry::Never);
    assert_eq!(decide(&never, 1, Idempotent), stop(Stop::NoResponse));
}

#[test]
fn the_method_decides_whether_a_request_is_idempotent() {
    let none = HeaderMap::new();
    for method in [Method::GET, Method::HEAD, Method::PUT, Method::DELETE, Method::OPTIONS, Method::TRACE] {
        assert_eq!(Idempotency::from_parts(&method, &none), Idempotent);
    }
    for method in [Method::POST, Method::PATCH, Method::CONNECT, "PURGE".parse().unwrap()] {
        assert_eq!(Idempotency::from_parts(&method, &none), NotIdempotent);
        assert_eq!(Idempotency::from_parts(&method, &headers([("Idempotency-Key", &b"k"[..])])), Keyed);
        assert_eq!(
            Idempotency::from_parts(&method, &headers([("Idempotency-Key", &b""[..])])),
            NotIdempotent
        );
    }
}

#[test]
fn reasons_are_displayed() {
    for (reason, text) in [
        (Stop::NotRetryable, "the same request gets the same answer"),
        (Stop::UnknownCode, "no code is known, and the status does not call for a retry"),
        (Stop::NoResponse, "there was no response, and the policy does not retry without one"),
        (Stop::NotIdempotent, "the request may have been executed and is not idempotent"),
        (Stop::OutOfAttempts, "no attempt is left"),
        (Stop::RetryAfterTooLong(wait(61)), "the server asks to wait for 61 s"),
        (Stop::OutOfTime, "no time is left"),
        (Stop::OutOfBudget, "too many requests have failed lately"),
        (Stop::BodyNotReplayable, "the body of the request was a stream and cannot be sent again"),
        (Stop::ClientError, "the error comes from the client itself"),
    ] {
        assert_eq!(reason.to_string(), text);
    }
}
