//! How does a client read a code by an alias, and a code with another status than the default?

use errspec::client::Failure;
use http::{HeaderMap, StatusCode};

use crate::response::now;

errspec::errors!("tests/derive/spec/statuses.yaml", name = OperationCode);

const BODY: &[u8] =
    br#"{"type": "about:blank", "status": 405, "detail": "No.", "code": "unknown_operation"}"#;

/// Whatever the server calls it, the client knows it by its present name.
#[test]
fn an_alias_is_read_as_its_code() {
    let status = StatusCode::METHOD_NOT_ALLOWED;
    let response = Failure::<OperationCode>::from_response(status, &HeaderMap::new(), BODY, now());
    let body = Failure::<OperationCode>::from_body(BODY);
    for failure in [response, body] {
        assert_eq!(failure.known(), Some(&OperationCode::NoSuchOperation));
        assert_eq!(failure.code(), Some("no_such_operation"));
        assert_eq!(failure.bucket(), Some(OperationCode::NoSuchOperation.bucket()));
        assert_eq!(failure.docs_url(), Some(OperationCode::NoSuchOperation.docs_url()));
        assert_eq!(failure.message(), Some("No."));
    }
}
