//! `?` converts an error of one part of a service into an error of the whole service.

use std::error::Error;
use std::io;

use errspec::{ApiError, ApiErrorSpec, Catalog};

use crate::seen;

errspec::errors!("spec/errors.yaml");

mod limits {
    errspec::errors!("tests/derive/spec/errors.yaml");
}

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "spec/errors.yaml", partial)]
enum OrderError {
    NotFound,
    #[api_error(message = "The disk is full.")]
    InternalError(#[api_error(from)] io::Error),
}

/// A code of another spec, with details.
#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", partial)]
enum LimitError<'a> {
    RateLimitExceeded {
        limit: u32,
    },
    #[api_error(code = "unauthorized")]
    Borrowed(&'a [u8]),
}

/// It is not `Send`.
#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "spec/errors.yaml", code = "not_found")]
struct Local(std::rc::Rc<str>);

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "spec/errors.yaml", code = "not_found")]
struct Generic<C: Catalog, const N: usize>(C, [u8; N])
where
    Self: Sized;

#[track_caller]
fn check(error: &ApiError<ErrorCode>, code: ErrorCode, message: Option<&str>, source: Option<&str>) {
    assert_eq!(*error.kind(), code);
    assert_eq!(error.own_message(), message);
    assert_eq!(error.source().map(ToString::to_string).as_deref(), source);
}

#[test]
fn by_question_mark() {
    fn order() -> Result<(), OrderError> {
        Err(io::Error::other("no space"))?
    }
    fn handler() -> Result<(), ApiError<ErrorCode>> {
        Ok(order()?)
    }
    let error = handler().unwrap_err();
    check(&error, ErrorCode::InternalError, Some("The disk is full."), Some("The disk is full."));
    assert_eq!(error.source().unwrap().source().unwrap().to_string(), "no space");
    assert!(error.source().unwrap().is::<OrderError>());
}

#[test]
fn a_message_of_the_spec_is_not_kept_twice() {
    let text = ErrorCode::NotFound.message();
    check(&OrderError::NotFound.into(), ErrorCode::NotFound, None, Some(text));
}

#[test]
fn a_code_of_another_spec_becomes_its_fallback() {
    let error: ApiError<ErrorCode> = LimitError::RateLimitExceeded { limit: 7 }.into();
    assert_eq!(*error.kind(), ErrorCode::RateLimitExceeded);
    assert_eq!(seen::json(&error), serde_json::json!({ "limit": 7 }));
    assert!(error.source().is_none(), "it may borrow");
    let borrowed: ApiError<ErrorCode> = LimitError::Borrowed(b"x").into();
    assert_eq!(*borrowed.kind(), ErrorCode::Unauthorized);
    let LimitError::Borrowed(b"x") = LimitError::Borrowed(b"x") else { unreachable!("as it was made") };
}

#[test]
fn an_error_that_is_not_send_is_not_the_source() {
    let local = Local("here".into());
    assert_eq!(&*local.0, "here");
    assert!(ApiError::<ErrorCode>::from(local).source().is_none());
}

#[test]
fn generic_types_are_converted_too() {
    let generic = Generic(ErrorCode::NotFound, [0; 3]);
    assert_eq!((generic.0, generic.1.len()), (ErrorCode::NotFound, 3));
    check(&generic.into(), ErrorCode::NotFound, None, Some(ErrorCode::NotFound.message()));
}

#[test]
fn a_foreign_error_is_an_internal_one() {
    let error = ApiError::<ErrorCode>::internal(io::Error::other("no space"));
    check(&error, ErrorCode::InternalError, None, Some("no space"));
    assert!(!limits::ErrorCode::ALL.is_empty());
}

/// A type with a hand-written `ApiErrorSpec`.
#[derive(Debug)]
struct NoSuchShop(u64);

impl ApiErrorSpec for NoSuchShop {
    fn entry(&self) -> errspec::Entry {
        ErrorCode::NotFound.entry()
    }

    fn visit_details(&self, visit: &mut dyn FnMut(&'static str, errspec::Value<'_>)) {
        visit("shop", self.0.into());
    }
}

impl std::fmt::Display for NoSuchShop {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "no shop {}", self.0)
    }
}

impl Error for NoSuchShop {}

/// Does not implement `Error`, so it is not a source.
struct NoSuchTill;

impl ApiErrorSpec for NoSuchTill {
    fn entry(&self) -> errspec::Entry {
        let text = "The till is gone.";
        let bucket = ErrorCode::InternalError.bucket().as_bucket();
        errspec::Entry::new("till_gone", 503, bucket)
            .meaning(text)
            .docs_url("https://docs.example.com/errors#till_gone")
    }
}

errspec::into_api_error!(NoSuchShop);
errspec::into_api_error!(NoSuchTill);

#[test]
fn by_hand() {
    fn handler() -> Result<(), ApiError<ErrorCode>> {
        Err(NoSuchShop(7))?
    }
    let error = handler().unwrap_err();
    check(&error, ErrorCode::NotFound, None, Some("no shop 7"));
    assert_eq!(seen::json(&error), serde_json::json!({ "shop": 7 }));
    check(&NoSuchTill.into(), ErrorCode::ServiceUnavailable, Some("The till is gone."), None);
}
