//! A code that is sent with several statuses: the first is the default, and an error can choose another one.

use errspec::{ApiError, ApiErrorSpec, Codes};
use http::StatusCode;

errspec::errors!("tests/derive/spec/statuses.yaml", name = OperationCode);

/// It has its own rows.
#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/statuses.yaml", partial, with(StatusCode))]
enum OperationError {
    #[api_error(shared)]
    NoSuchOperation,
    #[api_error(code = "no_such_operation", http = 405, shared)]
    NotAllowed,
    #[api_error(code = "no_such_operation", http = 404, message = "The default was chosen.", shared)]
    Default,
    #[api_error(http = 410)]
    Gone,
    #[api_error(http = 500)]
    Unavailable { order: u64 },
}

/// It uses the generated enum.
#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/statuses.yaml", partial, codes = OperationCode)]
enum OfCodes {
    #[api_error(http = 501)]
    NoSuchOperation,
    Gone,
}

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/statuses.yaml", partial)]
enum Outer {
    #[api_error(http = 501)]
    NoSuchOperation,
    Gone,
    #[api_error(transparent)]
    Inner(OperationError),
}

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/statuses.yaml", code = "no_such_operation", http = 405)]
struct NotAllowed;

/// The code, the status that is sent, and the default.
#[track_caller]
fn check<E: ApiErrorSpec>(error: E, code: &str, sent: u16, default: u16)
where
    OperationCode: errspec::Catalog,
    ApiError<OperationCode>: From<E>,
{
    let entry = error.entry();
    assert_eq!((error.code(), error.http_status()), (code, sent));
    assert_eq!((entry.code, entry.http_status, entry.http), (code, default, Some(default)));
    assert_eq!(entry, OperationCode::from_code(code).unwrap().entry());
    let erased: &dyn ApiErrorSpec = &error;
    assert_eq!(erased.http_status(), sent);
    // `?` keeps the status.
    let raised = ApiError::<OperationCode>::from(error);
    assert_eq!((raised.code(), raised.http_status()), (code, sent));
}

#[test]
fn a_variant_chooses() {
    check(OperationError::NoSuchOperation, "no_such_operation", 404, 404);
    check(OperationError::NotAllowed, "no_such_operation", 405, 404);
    check(OperationError::Default, "no_such_operation", 404, 404);
    check(OperationError::Gone, "gone", 410, 410);
    check(OperationError::Unavailable { order: 7 }, "unavailable", 500, 503);
    check(OfCodes::NoSuchOperation, "no_such_operation", 501, 404);
    check(OfCodes::Gone, "gone", 410, 410);
    check(Outer::NoSuchOperation, "no_such_operation", 501, 404);
    check(Outer::Gone, "gone", 410, 410);
    check(Outer::Inner(OperationError::NotAllowed), "no_such_operation", 405, 404);
    check(Outer::Inner(OperationError::Gone), "gone", 410, 410);
    check(NotAllowed, "no_such_operation", 405, 404);
    assert_eq!(StatusCode::from(&OperationError::NotAllowed), StatusCode::METHOD_NOT_ALLOWED);
}

#[test]
fn an_error_chooses_and_the_choice_wins() {
    let error = ApiError::new(OperationCode::NoSuchOperation);
    assert_eq!(error.http_status(), 404);
    for status in [405, 501, 404] {
        let error = ApiError::new(OperationCode::NoSuchOperation).with_http_status(status);
        assert_eq!((error.http_status(), error.entry().http_status), (status, 404));
        // The last choice counts, whatever the variant says.
        let derived =
            ApiError::new(OperationError::NotAllowed).with_http_status(501).with_http_status(status);
        assert_eq!(derived.http_status(), status);
        assert_eq!(ApiError::new(&Outer::NoSuchOperation).with_http_status(status).http_status(), status);
    }
}

#[test]
fn a_status_that_is_not_listed_is_never_sent() {
    for status in [400, 410, 200, 0, 500] {
        let chosen = std::panic::catch_unwind(|| {
            ApiError::new(OperationCode::NoSuchOperation).with_http_status(405).with_http_status(status)
        });
        assert_eq!(chosen.is_err(), cfg!(debug_assertions));
        match chosen {
            Ok(error) => assert!(!cfg!(debug_assertions) && error.http_status() == 405),
            Err(panic) => {
                let message = panic.downcast_ref::<String>().unwrap();
                let expected = format!("HTTP status {status} of code `no_such_operation` is not in its spec");
                assert_eq!(*message, expected);
            }
        }
    }
}

#[test]
fn every_status_is_in_the_entry() {
    let statuses = |code: OperationCode| code.entry().http_statuses().collect::<Vec<_>>();
    assert_eq!(statuses(OperationCode::NoSuchOperation), [404, 405, 501]);
    assert_eq!(statuses(OperationCode::Gone), [410]);
    assert_eq!(statuses(OperationCode::Unavailable), [503, 500]);
    assert_eq!(OperationError::NotAllowed.entry().http_statuses().collect::<Vec<_>>(), [404, 405, 501]);
}

/// Both statuses of a code are rows of one code.
#[test]
fn a_code_is_listed_once() {
    const CODES: Codes = <OperationError as errspec::ApiErrorCodes>::CODES;
    assert_eq!(CODES.iter().collect::<Vec<_>>(), ["no_such_operation", "gone", "unavailable"]);
}
