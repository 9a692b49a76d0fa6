//! Which attempts failed, and is it time to contact support?

use std::error::Error;
use std::time::Duration;

use errspec::client::{Attempts, Failure, RetryError, Stop};
use proptest::prelude::*;

use crate::code::ErrorCode;
use crate::response::failure;

const RULES: &[&str] = &["Several requests fail with a 5xx.", "A 4xx contradicts\nthe reference."];

fn numbered(status: u16, id: Option<&str>) -> Failure<ErrorCode> {
    let pairs: Vec<_> = id.map(|id| ("x-request-id", id)).into_iter().collect();
    failure(status, &pairs, b"")
}

/// Attempts by status, id and second; status 0 means no response.
fn attempts(list: &[(u16, Option<&str>, u64)]) -> Attempts {
    let mut attempts = Attempts::new();
    for &(status, id, second) in list {
        let elapsed = Duration::from_secs(second);
        match status {
            0 => attempts.push_without_response(elapsed),
            _ => attempts.push(&numbered(status, id), elapsed),
        }
    }
    attempts
}

#[test]
fn a_5xx_that_recurs_across_request_ids() {
    for (list, recurs) in [
        (&[][..], false),
        (&[(500, Some("a"), 1)], false),
        (&[(500, Some("a"), 1), (500, Some("b"), 2)], true),
        (&[(500, Some("a"), 1), (503, Some("b"), 301)], true),
        (&[(500, Some("a"), 1), (503, Some("b"), 302)], false),
        (&[(500, Some("a"), 1), (500, Some("a"), 2)], false),
        (&[(500, Some("a"), 1), (500, None, 2)], false),
        (&[(500, Some("a"), 1), (429, Some("b"), 2)], false),
        (
            &[(500, Some("a"), 1), (429, Some("b"), 2), (0, None, 3), (500, None, 4), (502, Some("c"), 5)],
            true,
        ),
        (&[(500, Some("a"), 1), (500, Some("b"), 400), (500, Some("b"), 500), (500, Some("c"), 600)], true),
        (&[(404, Some("a"), 1), (404, Some("b"), 2)], false),
    ] {
        assert_eq!(attempts(list).is_recurring_outage(), recurs, "{list:?}");
    }
}

fn given_up() -> RetryError<Failure<ErrorCode>> {
    let body = br#"{"error": {"code": "internal_error", "message": "No.", "request_id": "req_3"}}"#;
    let last = failure(500, &[], body);
    let mut attempts = attempts(&[(503, Some("req_1"), 0), (0, None, 2)]);
    attempts.push(&last, Duration::from_micros(4_500_600));
    RetryError::new(Some(last), attempts, Stop::OutOfAttempts)
}

#[test]
fn the_ticket_has_all_request_ids() {
    assert_eq!(
        given_up().ticket(RULES).to_string(),
        "\
500 internal_error: No. (retry with backoff, request id req_3, see https://docs.example.com/errors#internal_error)

3 attempts failed:
1. after 0.000 s: 503, request id req_1
2. after 2.000 s: no response
3. after 4.501 s: 500 internal_error, request id req_3

When to involve support:
- Several requests fail with a 5xx.
- A 4xx contradicts\\nthe reference.
"
    );
    assert_eq!(Attempts::new().ticket(&[]).to_string(), "0 attempts failed:\n");
    let one = attempts(&[(0, None, 1)]);
    assert_eq!(one.ticket(&[]).to_string(), "1 attempt failed:\n1. after 1.000 s: no response\n");
    assert_eq!(one.iter().next().unwrap().status, None);
}

#[test]
fn the_final_error_has_the_number_of_attempts_and_the_reason() {
    let error = given_up();
    assert_eq!(
        error.to_string(),
        "500 internal_error: No. (retry with backoff, request id req_3); given up after 3 attempts: no attempt is left"
    );
    assert!(
        format!("{error:#}")
            .ends_with("; given up after 3 attempts: no attempt is left; request ids: req_1, req_3")
    );
    assert!(error.attempts().is_recurring_outage());
    assert_eq!(error.stop(), Stop::OutOfAttempts);
    assert_eq!(error.failure().and_then(Failure::known), Some(&ErrorCode::InternalError));
    assert!(error.source().is_none());
    assert_eq!(error.into_error().unwrap().request_id(), Some("req_3"));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// The criterion: any two server errors with different ids within five minutes.
    #[test]
    fn recurring(mut list in prop::collection::vec((prop::sample::select(vec![0_u16, 429, 500, 503]), prop::option::of("[abc]"), 0..1_000_u64), 0..8)) {
        list.sort_by_key(|(.., second)| *second);
        let list: Vec<_> = list.iter().map(|(status, id, second)| (*status, id.as_deref(), *second)).collect();
        let errors: Vec<_> = list.iter().filter(|(status, id, _)| *status >= 500 && id.is_some()).collect();
        let any = errors.iter().any(|a| errors.iter().any(|b| a.1 != b.1 && a.2.abs_diff(b.2) <= 300));
        prop_assert_eq!(attempts(&list).is_recurring_outage(), any);
    }
}
