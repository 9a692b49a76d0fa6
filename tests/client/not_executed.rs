//! Is a request that is not idempotent sent again after a code of which the spec says that it was not executed?

use errspec::client::{Attempt, Decision, Failure, Idempotency, RetryPolicy, Stop};
use http::{HeaderMap, StatusCode};

use crate::response::now;

errspec::errors!("tests/derive/spec/not_executed.yaml", name = QueueCode);

fn decide(failure: &Failure<QueueCode>) -> Decision {
    RetryPolicy::new().decide(failure, &Attempt::new(1, Idempotency::NotIdempotent))
}

fn body(code: &str) -> String {
    format!(r#"{{"error": {{"code": "{code}"}}}}"#)
}

/// The word of the spec counts for any status, and without one.
#[test]
fn the_spec_decides() {
    for (code, is_sent_again) in [
        ("queue_full", true),
        ("overloaded", true),
        ("worker_full", true),
        ("draining", false),
        ("broken", false),
    ] {
        let body = body(code);
        for status in [500, 502, 503, 504] {
            let status = StatusCode::from_u16(status).unwrap();
            let failure = Failure::from_response(status, &HeaderMap::new(), body.as_bytes(), now());
            let decision = decide(&failure);
            assert_eq!(decision.after().is_some(), is_sent_again, "{status} {code}");
            assert!(is_sent_again || decision == Decision::Stop(Stop::NotIdempotent), "{status} {code}");
        }
        assert_eq!(decide(&Failure::from_body(body.as_bytes())).after().is_some(), is_sent_again, "{code}");
    }
    // `never` stays `never`.
    let failure = Failure::from_body(body("bad_job").as_bytes());
    assert_eq!(decide(&failure), Decision::Stop(Stop::NotRetryable));
}
