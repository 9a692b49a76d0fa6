//! What is sent and logged for an error whose code has no HTTP status?

use errspec::ApiError;

use crate::ask::{Layers, get};
use crate::framework::{check_text, each};

errspec::errors!("tests/derive/spec/jobs.yaml", name = JobCode, vis = pub(crate));

/// The error of the route.
pub(crate) fn import_failed() -> ApiError<JobCode> {
    ApiError::from(JobCode::ImportFailed)
}

/// The status is that of the spec's fallback for 5xx, 503; the code is kept.
#[test]
fn the_status_of_the_fallback_is_sent_and_logged() {
    check_text(
        Layers::ONE,
        &get("/import"),
        concat!(
            "503\ncache-control: no-store\ncontent-length: 152\ncontent-type: application/json\nx-request-id: req_test\n\n",
            r#"{"error":{"code":"import_failed","message":"The import has failed.","request_id":"req_test","#,
            r#""docs_url":"https://docs.example.com/errors#import_failed"}}"#,
        ),
        &[
            r#"error request{request_id="req_test"} request failed: code="import_failed" status=503 request_id="req_test""#,
        ],
    );
}

#[test]
fn without_the_layer() {
    for (framework, seen) in each(Layers::NONE, &get("/import")) {
        assert_eq!(seen.status, 503, "{framework:?}");
        assert_eq!(seen.json()["error"]["code"], "import_failed", "{framework:?}");
        assert_eq!(seen.failure.unwrap().as_spec().entry().http, None, "{framework:?}");
    }
}
