//! The status of a code that has none in the spec.

use errspec::ApiErrorSpec;

errspec::errors!("tests/derive/spec/jobs.yaml", name = JobCode);

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/jobs.yaml")]
enum JobError {
    ImportFailed,
    NotFound,
    Unavailable,
}

/// The status of the 5xx fallback is sent, and the entry has none.
#[test]
fn of_a_variant_and_of_a_code() {
    for (error, code, http, sent) in [
        (JobError::ImportFailed, JobCode::ImportFailed, None, 503),
        (JobError::NotFound, JobCode::NotFound, Some(404), 404),
        (JobError::Unavailable, JobCode::Unavailable, Some(503), 503),
    ] {
        assert_eq!((error.entry().http, error.http_status()), (http, sent), "{error:?}");
        assert_eq!((code.entry().http, code.http_status()), (http, sent), "{code:?}");
        assert_eq!(error.entry(), code.entry());
    }
}
