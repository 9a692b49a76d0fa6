//! `codes = …`: the conversion into the generated enum.

use std::error::Error;

use errspec::{ApiError, ApiErrorSpec};

use crate::seen;

mod api {
    errspec::errors!("tests/derive/spec/errors.yaml");

    pub(super) mod admin {
        errspec::errors!("tests/derive/spec/screaming.yaml", name = AdminCode, vis = pub(crate));
    }
}

use api::ErrorCode;
use api::admin::AdminCode;

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", codes = crate::generated::ErrorCode, partial)]
enum Lending {
    BadRequest,
    #[api_error(message = "This is not a cursor.")]
    InvalidCursor,
    NotFound {
        id: u64,
    },
    #[api_error(code = "not_found", shared)]
    Missing(#[api_error(source)] std::num::ParseIntError),
    RateLimitExceeded {
        limit: u32,
    },
    LoanLimit(
        #[api_error(param = "plan")] &'static str,
        #[api_error(param = "used")] u8,
        #[api_error(param = "limit")] u8,
    ),
    #[api_error(transparent)]
    Card(CardError),
    #[api_error(transparent)]
    Code(ErrorCode),
}

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", codes = api::ErrorCode, partial)]
enum CardError {
    Unauthorized,
    CardBlocked { card: String },
}

fn cases() -> [(Lending, ErrorCode); 9] {
    [
        (Lending::BadRequest, ErrorCode::BadRequest),
        (Lending::InvalidCursor, ErrorCode::InvalidCursor),
        (Lending::NotFound { id: 7 }, ErrorCode::NotFound),
        (Lending::Missing("x".parse::<u8>().unwrap_err()), ErrorCode::NotFound),
        (Lending::RateLimitExceeded { limit: 7 }, ErrorCode::RateLimitExceeded),
        (Lending::LoanLimit("free", 3, 4), ErrorCode::LoanLimit),
        (Lending::Card(CardError::Unauthorized), ErrorCode::Unauthorized),
        (
            Lending::Card(CardError::CardBlocked { card: "c".into() }),
            #[expect(deprecated, reason = "a deprecated code has a variant as well")]
            ErrorCode::CardBlocked,
        ),
        (Lending::Code(ErrorCode::Measured), ErrorCode::Measured),
    ]
}

#[test]
fn conversion_into_the_code() {
    for (error, code) in cases() {
        assert_eq!(ErrorCode::from(&error), code);
        assert_eq!(ErrorCode::from(error), code);
    }
}

/// Transparent variants with a code, an error with a code, and errors behind pointers.
#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", codes = ErrorCode, partial)]
enum Pointers<'a, E, C: ApiErrorSpec> {
    #[api_error(transparent)]
    Code(ErrorCode),
    #[api_error(transparent)]
    Error(ApiError<ErrorCode>),
    #[api_error(transparent)]
    Boxed(Box<CardError>),
    #[api_error(transparent)]
    Borrowed(&'a CardError),
    #[api_error(transparent)]
    #[expect(clippy::borrowed_box, reason = "that is what is tested")]
    Both(&'a Box<CardError>),
    #[api_error(transparent)]
    Generic(E),
    #[api_error(transparent)]
    BoxedGeneric(Box<C>),
}

#[test]
fn conversion_of_what_a_variant_points_to() {
    type Error<'a> = Pointers<'a, ErrorCode, CardError>;
    let boxed = Box::new(CardError::Unauthorized);
    let cases = [
        (Error::Code(ErrorCode::Forbidden), ErrorCode::Forbidden),
        (Error::Error(ErrorCode::rate_limit_exceeded(7)), ErrorCode::RateLimitExceeded),
        (Error::Boxed(Box::new(CardError::Unauthorized)), ErrorCode::Unauthorized),
        (Error::Borrowed(&boxed), ErrorCode::Unauthorized),
        (Error::Both(&boxed), ErrorCode::Unauthorized),
        (Error::Generic(ErrorCode::NotFound), ErrorCode::NotFound),
        (Error::BoxedGeneric(Box::new(CardError::Unauthorized)), ErrorCode::Unauthorized),
    ];
    for (error, code) in cases {
        assert_eq!(ErrorCode::from(&error), code);
        assert_eq!(error.entry(), code.entry());
        assert_eq!(ErrorCode::from(error), code);
    }
}

/// Every value is that of the code, except the message.
#[test]
fn answers_are_those_of_the_code() {
    for (error, code) in cases() {
        seen::check_entry(&error);
        assert_eq!(error.code(), code.as_str());
        assert_eq!(error.http_status(), code.http_status());
        assert!(std::ptr::eq(error.bucket(), code.bucket().as_bucket()), "{code:?} has one bucket");
        assert_eq!(error.meaning(), code.meaning());
        assert_eq!(error.docs_url(), code.docs_url());
        assert_eq!(error.retry(), code.retry());
        assert_eq!(error.entry().code, code.entry().code);
        assert_eq!(error.entry().http_status, code.entry().http_status);
        assert_eq!(error.entry().bucket, code.entry().bucket);
        assert_eq!(error.entry().meaning, code.entry().meaning);
        assert_eq!(error.entry().docs_url, code.entry().docs_url);
    }
}

#[test]
fn messages_and_details() {
    let cases = [
        (Lending::BadRequest, "The request is malformed. See the guide, and check {q} | page.", ""),
        (Lending::InvalidCursor, "This is not a cursor.", ""),
        (Lending::NotFound { id: 7 }, "There is no such book. Check the id.", ""),
        (
            Lending::RateLimitExceeded { limit: 7 },
            "The limit of 7 requests per minute was exceeded.",
            "limit=U64(7);",
        ),
        (
            Lending::LoanLimit("free", 3, 4),
            "Plan free has 4 loans a month, 3 of them used.",
            "used=U64(3);limit=U64(4);plan=Str(\"free\");",
        ),
        (
            Lending::Card(CardError::CardBlocked { card: "c".into() }),
            "Card c was blocked.",
            "card=Str(\"c\");",
        ),
    ];
    for (error, message, details) in cases {
        let code = error.code();
        seen::check(&error, code, message);
        assert_eq!(seen::details(&error), details);
    }
}

/// `?` converts a value into its code, and into an error with the code.
#[test]
fn conversion_by_question_mark() {
    fn lend() -> Result<(), Lending> {
        Err(Lending::NotFound { id: 7 })
    }
    fn code() -> Result<(), ErrorCode> {
        Ok(lend()?)
    }
    fn error() -> Result<(), ApiError<ErrorCode>> {
        lend().map_err(|error| ApiError::new(ErrorCode::from(&error)).with_message(error.to_string()))
    }
    assert_eq!(code(), Err(ErrorCode::NotFound));
    let error = error().unwrap_err();
    assert_eq!(*error.kind(), ErrorCode::NotFound);
    assert_eq!(error.to_string(), "There is no such book. Check the id.");
}

#[test]
fn source_is_kept() {
    let error = Lending::Missing("x".parse::<u8>().unwrap_err());
    assert!(error.source().is_some_and(<dyn Error>::is::<std::num::ParseIntError>));
}

/// A struct, a generic one, and an enum of another spec with an enum of another name.
#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", codes = ErrorCode, code = "branch_closed")]
struct Closed<'a, T> {
    branch: &'a str,
    opens: T,
}

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/screaming.yaml", codes = api::admin::AdminCode)]
enum Admin {
    NotFound,
    HTTPTimeout,
    Err404,
    #[api_error(code = "E2BIG")]
    TooLong,
}

#[test]
fn structs_generics_and_other_enums() {
    let closed = Closed { branch: "North", opens: 9 };
    assert_eq!(ErrorCode::from(&closed), ErrorCode::BranchClosed);
    seen::check(&closed, "branch_closed", "North is closed; North opens at 9.");
    assert_eq!(ErrorCode::from(Closed { branch: "North", opens: "nine" }), ErrorCode::BranchClosed);
    for (error, code) in [
        (Admin::NotFound, AdminCode::NotFound),
        (Admin::HTTPTimeout, AdminCode::HttpTimeout),
        (Admin::Err404, AdminCode::Err404),
        (Admin::TooLong, AdminCode::E2big),
    ] {
        assert_eq!(error.entry(), code.entry());
        assert_eq!(AdminCode::from(error), code);
    }
}

/// A bound on `Self` means the type itself, even in impls for other types.
#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", codes = ErrorCode, partial, with(AsRef, StatusCode))]
enum Bounded<T>
where
    Self: Marked,
    T: Clone,
{
    NotFound(T),
}

trait Marked {}

impl<T: Clone> Marked for Bounded<T> {}

#[test]
fn bounds_on_the_type_itself() {
    let bounded = Bounded::NotFound(7);
    assert_eq!(ErrorCode::from(&bounded), ErrorCode::NotFound);
    assert_eq!(http::StatusCode::from(&bounded), http::StatusCode::NOT_FOUND);
    let code: &str = bounded.as_ref();
    assert_eq!(code, "not_found");
}

#[test]
fn codes_are_known() {
    assert_eq!(seen::codes::<Admin>(), ["NOT_FOUND", "HTTP_TIMEOUT", "ERR_404", "E2BIG"]);
    assert_eq!(seen::codes::<CardError>(), ["unauthorized", "card_blocked"]);
    let all: Vec<_> = ErrorCode::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(seen::codes::<ErrorCode>(), all);
}
