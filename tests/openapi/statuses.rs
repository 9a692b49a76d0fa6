//! A code with several statuses is one of the codes of each.

use errspec::openapi::ErrorResponses;
use utoipa::OpenApi;

use crate::document::{document, failures};

errspec::errors!("tests/derive/spec/statuses.yaml", name = OperationCode);

#[utoipa::path(get, path = "/operations", responses(ErrorResponses<OperationCode>))]
#[expect(dead_code, reason = "it is documented, not called")]
fn whole() {}

#[derive(OpenApi)]
#[openapi(paths(whole))]
struct Document;

#[test]
fn each_status_has_its_codes() {
    let document = document::<Document>();
    let failures = failures(&document, "/operations", "get").into_iter();
    let found: Vec<_> = failures
        .map(|(status, response)| {
            let schema = &response["content"]["application/problem+json"]["schema"];
            (status, schema["properties"]["code"]["enum"].to_string())
        })
        .collect();
    let expected = [
        (400, "bad_request"),
        (404, "no_such_operation"),
        (405, "no_such_operation"),
        (410, "gone"),
        (500, "unavailable"),
        (501, "no_such_operation"),
        (503, "unavailable"),
    ];
    assert_eq!(found, expected.map(|(status, codes)| (status, format!("[\"{codes}\"]"))));
}
