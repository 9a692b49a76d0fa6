//! How does a client read a code that has no HTTP status?

use errspec::Retry;
use errspec::client::{Attempt, Decision, Failure, Idempotency, RetryPolicy, Stop};
use http::{HeaderMap, StatusCode};

use crate::response::now;

errspec::errors!("tests/derive/spec/jobs.yaml", name = JobCode);

const BODY: &[u8] = br#"{"error": {"code": "import_failed", "message": "Row 7 is malformed."}}"#;

/// In a queue, a stream or a log, where such a code is used.
#[test]
fn from_a_body() {
    let failure = Failure::<JobCode>::from_body(BODY);
    assert_eq!(failure.known(), Some(&JobCode::ImportFailed));
    assert_eq!((failure.status(), failure.retry()), (None, Retry::Never));
    assert_eq!(failure.bucket(), Some(JobCode::ImportFailed.bucket()));
    assert_eq!(failure.docs_url(), Some(JobCode::ImportFailed.docs_url()));
    assert_eq!(failure.to_string(), "import_failed: Row 7 is malformed. (do not retry)");
}

/// The bucket of the code decides, not the 503 that it was sent with.
#[test]
fn from_a_response() {
    let status = StatusCode::from(JobCode::ImportFailed);
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    let failure = Failure::<JobCode>::from_response(status, &HeaderMap::new(), BODY, now());
    assert_eq!(failure.known(), Some(&JobCode::ImportFailed));
    assert_eq!((failure.status(), failure.retry()), (Some(status), Retry::Never));
    let decision = RetryPolicy::new().decide(&failure, &Attempt::new(1, Idempotency::Idempotent));
    assert_eq!(decision, Decision::Stop(Stop::NotRetryable));
    assert_eq!(failure.to_string(), "503 import_failed: Row 7 is malformed. (do not retry)");
}
