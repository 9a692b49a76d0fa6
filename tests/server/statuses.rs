//! What is sent and logged for an error that chose one of several statuses?

use errspec::ApiError;

use crate::ask::{Layers, get};
use crate::framework::{check_text, each};

errspec::errors!("tests/derive/spec/statuses.yaml", name = OperationCode, vis = pub(crate));

/// The error of the route.
pub(crate) fn not_allowed() -> ApiError<OperationCode> {
    ApiError::from(OperationCode::NoSuchOperation).with_http_status(405)
}

/// The response, the body and the log have the chosen status.
#[test]
fn the_chosen_status_is_sent_and_logged() {
    check_text(
        Layers::ONE,
        &get("/operation"),
        concat!(
            "405\ncache-control: no-store\ncontent-length: 201\ncontent-type: application/problem+json\nx-request-id: req_test\n\n",
            r#"{"type":"https://docs.example.com/errors#no_such_operation","title":"There is no such operation.","#,
            r#""status":405,"detail":"There is no such operation.","code":"no_such_operation","#,
            r#""request_id":"req_test"}"#,
        ),
        &[
            r#"info request{request_id="req_test"} request failed: code="no_such_operation" status=405 request_id="req_test""#,
            r#"debug request{request_id="req_test"} a 405 needs `Allow`, which `ApiError::with_header` sets: code="no_such_operation""#,
        ],
    );
}

#[test]
fn without_the_layer() {
    for (framework, seen) in each(Layers::NONE, &get("/operation")) {
        assert_eq!(seen.status, 405, "{framework:?}");
        assert_eq!(seen.json()["status"], 405, "{framework:?}");
        let error = seen.failure.unwrap();
        assert_eq!((error.as_spec().http_status(), error.as_spec().entry().http_status), (405, 404));
    }
}
