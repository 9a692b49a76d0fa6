//! A code without an HTTP status is not a response of an operation.

use errspec::ApiErrorSpec;
use errspec::openapi::ErrorResponses;
use utoipa::OpenApi;

use crate::document::{codes, document, failures};

errspec::errors!("tests/derive/spec/jobs.yaml", name = JobCode);

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/jobs.yaml", partial)]
enum ImportError {
    ImportFailed,
    NotFound,
}

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/jobs.yaml", partial)]
enum JobError {
    ImportFailed,
}

#[utoipa::path(get, path = "/imports", responses(ErrorResponses<JobCode>))]
#[expect(dead_code, reason = "it is documented, not called")]
fn whole() {}

#[utoipa::path(post, path = "/imports", responses(ErrorResponses<JobCode, ImportError>))]
#[expect(dead_code, reason = "it is documented, not called")]
fn part() {}

#[utoipa::path(delete, path = "/imports", responses(ErrorResponses<JobCode, JobError>))]
#[expect(dead_code, reason = "it is documented, not called")]
fn nothing_else() {}

#[derive(OpenApi)]
#[openapi(paths(whole, part, nothing_else))]
struct Document;

#[test]
fn no_operation_has_it() {
    let document = document::<Document>();
    let found = |method| {
        let failures = failures(&document, "/imports", method);
        failures
            .into_iter()
            .map(|(status, response)| (status, codes(&response).join(" ")))
            .collect::<Vec<_>>()
    };
    assert_eq!(found("get"), [(404, "not_found".to_owned()), (503, "unavailable".to_owned())]);
    assert_eq!(found("post"), [(404, "not_found".to_owned())]);
    assert_eq!(found("delete"), []);
}

/// Its status is that of another code, but it is not part of that response.
#[test]
fn its_enum_still_has_a_status() {
    let statuses = [ImportError::ImportFailed, ImportError::NotFound].map(|error| error.http_status());
    assert_eq!(statuses, [503, 404]);
    assert_eq!(JobError::ImportFailed.http_status(), 503);
}
