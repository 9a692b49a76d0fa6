//! What should a client do about an unknown code?

use errspec::Retry;
use errspec_codegen::__internal::model::RetryNumbers;

use crate::response::failure;

const UNKNOWN: &[u8] = br#"{"error": {"code": "order_locked"}}"#;

#[track_caller]
fn check(status: u16, pairs: &[(&str, &str)], retry: Retry) {
    let words = match retry {
        Retry::AfterDelay(_) => "(retry after a delay)",
        Retry::Backoff(_) => "(retry with backoff)",
        _ => "(do not retry)",
    };
    for body in [UNKNOWN, b"<html>", b""] {
        let failure = failure(status, pairs, body);
        assert_eq!(failure.retry(), retry, "{status} {pairs:?}");
        assert_eq!(failure.bucket(), None);
        assert!(format!("{failure:#}").ends_with(words), "{failure:#}");
    }
}

#[test]
fn each_row_of_the_table() {
    let wait = [("retry-after", "30")];
    for status in [429, 503] {
        check(status, &wait, Retry::DEFAULT_AFTER_DELAY);
        check(status, &[("retry-after", "Sun, 06 Nov 1994 08:50:07 GMT")], Retry::DEFAULT_AFTER_DELAY);
    }
    for status in [500, 501, 502, 504, 520, 599] {
        check(status, &wait, Retry::DEFAULT_BACKOFF);
        check(status, &[], Retry::DEFAULT_BACKOFF);
    }
    check(503, &[], Retry::DEFAULT_BACKOFF);
    check(503, &[("retry-after", "soon")], Retry::DEFAULT_BACKOFF);
    for status in [400, 401, 404, 408, 409, 418, 425, 428, 499] {
        check(status, &wait, Retry::Never);
        check(status, &[], Retry::Never);
    }
    check(429, &[], Retry::Never);
    check(429, &[("retry-after", "soon")], Retry::Never);
    // These are not failures, so there is nothing to retry.
    for status in [100, 200, 204, 301, 304, 600, 999] {
        check(status, &wait, Retry::Never);
    }
}

/// The other half of the table: the spec, whatever the response looks like.
#[test]
fn a_known_code_is_in_the_bucket_of_its_spec() {
    for (code, bucket) in [
        ("not_found", "fix_in_code"),
        ("quota_exceeded", "fix_by_waiting"),
        ("service_unavailable", "fix_by_retrying"),
    ] {
        let body = format!(r#"{{"error": {{"code": "{code}"}}}}"#);
        for status in [400, 404, 429, 500, 503] {
            for pairs in [&[][..], &[("retry-after", "30")]] {
                let failure = failure(status, pairs, body.as_bytes());
                assert_eq!(failure.bucket().unwrap().as_str(), bucket);
                assert_eq!(failure.retry(), failure.bucket().unwrap().retry());
            }
        }
    }
}

#[test]
fn the_numbers_are_the_defaults_of_a_spec() {
    let RetryNumbers { max_attempts, base_delay, max_delay } = RetryNumbers::AFTER_DELAY;
    assert_eq!(Retry::DEFAULT_AFTER_DELAY, Retry::after_delay(max_attempts, base_delay, max_delay));
    let RetryNumbers { max_attempts, base_delay, max_delay } = RetryNumbers::BACKOFF;
    assert_eq!(Retry::DEFAULT_BACKOFF, Retry::backoff(max_attempts, base_delay, max_delay));
}
