//! What is the status of a code that has none?

use errspec::ApiErrorSpec;

errspec::errors!("tests/derive/spec/jobs.yaml", name = JobCode);

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/jobs.yaml")]
enum JobError {
    ImportFailed,
    NotFound,
    Unavailable,
}

/// That of the fallback for 5xx would be sent; the entry says that there is none.
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
