//! Transparent variants, which forward to another error.

use std::error::Error;
use std::fmt::{self, Display};
use std::num::ParseIntError;
use std::time::Duration;

use errspec::{ApiError, ApiErrorSpec, Bucket, Entry, Retry, Value};

use crate::seen;

mod covers;

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", partial)]
enum CardError {
    Unauthorized,
    #[api_error(message = "Nobody may borrow here.")]
    Forbidden,
    LoanLimit {
        used: u8,
        limit: u8,
        plan: &'static str,
    },
    InternalError {
        source: ParseIntError,
    },
}

mod codes {
    errspec::errors!("tests/derive/spec/errors.yaml");
}

/// All codes of the spec except one, in three ways.
#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", except("measured"))]
enum Whole {
    BadRequest,
    InvalidCursor,
    NotFound,
    #[api_error(transparent)]
    Card(CardError),
    #[api_error(transparent)]
    Rest {
        inner: Rest,
    },
}

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml")]
#[api_error(except("bad_request", "invalid_cursor", "not_found"))]
#[api_error(except("unauthorized", "forbidden", "loan_limit", "internal_error", "measured"))]
enum Rest {
    RateLimitExceeded {
        limit: u32,
    },
    ServiceUnavailable,
    #[api_error(params(branch = "North", opens = 9))]
    BranchClosed,
    #[api_error(params(address = "::1"))]
    DeviceBlocked,
    #[api_error(transparent)]
    Deeper(Box<Deeper>),
}

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", partial)]
enum Deeper {
    #[api_error(params(
        f = 1_u8,
        visit = "",
        name = "",
        value = 1_u8,
        details = "",
        row = 1_u8,
        error = "",
        entry = "",
        code = "",
        message = "",
        this = 1_u8,
        other = "",
        inner = "",
        core = 1_u8,
        formatter = "",
        state = "",
        fill = false,
        template = "",
    ))]
    Locals,
}

fn parse_error() -> ParseIntError {
    "x".parse::<u8>().unwrap_err()
}

/// Checks that every method of the outer error returns the value of the inner one.
#[track_caller]
fn check_same(outer: &(impl ApiErrorSpec + Error), inner: &(impl ApiErrorSpec + Error)) {
    assert_eq!(outer.entry(), inner.entry());
    seen::check_entry(outer);
    assert_eq!(outer.to_string(), inner.to_string());
    assert_eq!(format!("{outer:#}"), format!("{inner:#}"));
    assert_eq!(seen::Message(outer).to_string(), seen::Message(inner).to_string());
    assert_eq!(seen::details(outer), seen::details(inner));
    assert_eq!(seen::chain(outer), seen::chain(inner));
}

const fn card_errors() -> [fn() -> CardError; 4] {
    [
        || CardError::Unauthorized,
        || CardError::Forbidden,
        || CardError::LoanLimit { used: 3, limit: 4, plan: "free" },
        || CardError::InternalError { source: parse_error() },
    ]
}

#[test]
fn derived_inner_error() {
    for make in card_errors() {
        check_same(&Whole::Card(make()), &make());
    }
    let own = Whole::Card(CardError::Forbidden);
    seen::check(&own, "forbidden", "Nobody may borrow here.");
    let failed = Whole::Card(CardError::InternalError { source: parse_error() });
    // The inner error replaces the outer one, so it is not its source.
    assert_eq!(
        seen::chain(&failed),
        ["Something went wrong in the service.", "invalid digit found in string"]
    );
    assert!(failed.source().is_some_and(<dyn Error>::is::<ParseIntError>));
}

#[test]
fn inner_error_in_a_struct_variant_and_nested() {
    check_same(
        &Whole::Rest { inner: Rest::RateLimitExceeded { limit: 7 } },
        &Rest::RateLimitExceeded { limit: 7 },
    );
    check_same(&Whole::Rest { inner: Rest::Deeper(Box::new(Deeper::Locals)) }, &Deeper::Locals);
    let error = Whole::Rest { inner: Rest::BranchClosed };
    seen::check(&error, "branch_closed", "North is closed; North opens at 9.");
    let error = Whole::Rest { inner: Rest::DeviceBlocked };
    seen::check(&error, "device_blocked", "The device at ::1 was blocked.");
    let error = Whole::Rest { inner: Rest::ServiceUnavailable };
    seen::check(&error, "service_unavailable", "The service is down for a moment.");
    for (error, code) in [
        (Whole::BadRequest, "bad_request"),
        (Whole::InvalidCursor, "invalid_cursor"),
        (Whole::NotFound, "not_found"),
    ] {
        assert_eq!(error.code(), code);
    }
}

/// The generated enum in a transparent variant covers the whole spec.
#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml")]
enum OfCodes {
    NotFound,
    #[api_error(transparent)]
    Code(codes::ErrorCode),
}

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml")]
enum OfApiErrors {
    #[api_error(transparent)]
    Error(ApiError<codes::ErrorCode>),
}

#[test]
fn generated_inner_error() {
    seen::check(&OfCodes::NotFound, "not_found", "There is no such book. Check the id.");
    for &code in codes::ErrorCode::ALL {
        check_same(&OfCodes::Code(code), &code);
        let error = || ApiError::new(code).with_message("It is {so}.").with_detail("shelf", 7);
        check_same(&OfApiErrors::Error(error()), &error());
        assert_eq!(OfApiErrors::Error(error()).to_string(), "It is {so}.");
    }
}

/// A hand-written impl that overrides every default.
#[derive(Debug)]
struct ByHand;

static BUCKET: Bucket = Bucket::new("hand", "By hand", "Ask.", Retry::Never);
static ANOTHER: Bucket = Bucket::new("another", "Another", "Ask.", Retry::Never);
const RETRY: Retry = Retry::after_delay(2, Duration::ZERO, Duration::MAX);

impl ApiErrorSpec for ByHand {
    fn entry(&self) -> Entry {
        Entry::new("by_hand", 499, &BUCKET)
            .meaning("The *meaning*.")
            .message("The message.")
            .docs_url("https://hand.example")
    }

    fn fmt_message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Written by hand.")
    }

    fn visit_details(&self, visit: &mut dyn FnMut(&'static str, Value<'_>)) {
        visit("hand", Value::Bool(true));
    }

    fn code(&self) -> &'static str {
        "another"
    }

    fn http_status(&self) -> u16 {
        498
    }

    fn bucket(&self) -> &'static Bucket {
        &ANOTHER
    }

    fn meaning(&self) -> &'static str {
        "Another."
    }

    fn docs_url(&self) -> &'static str {
        "https://another.example"
    }

    fn retry(&self) -> Retry {
        RETRY
    }
}

impl Display for ByHand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Another text.")
    }
}

impl Error for ByHand {}

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", partial)]
enum OfOthers<'a, E> {
    NotFound,
    #[api_error(transparent)]
    Borrowed(&'a E),
    #[api_error(transparent)]
    Owned(Box<E>),
}

#[test]
fn inner_error_by_hand_and_behind_a_pointer() {
    let cases = [OfOthers::Borrowed(&ByHand), OfOthers::Owned(Box::new(ByHand))];
    for error in &cases {
        assert_eq!(error.entry(), ByHand.entry());
        assert_eq!(error.code(), "another");
        assert_eq!(error.http_status(), 498);
        assert_eq!(*error.bucket(), ANOTHER);
        assert_eq!(error.meaning(), "Another.");
        assert_eq!(error.docs_url(), "https://another.example");
        assert_eq!(error.retry(), RETRY);
        assert_eq!(seen::Message(error).to_string(), "Written by hand.");
        assert_eq!(seen::details(error), "hand=Bool(true);");
    }
    assert_eq!(OfOthers::<ByHand>::NotFound.code(), "not_found");
    seen::check_entry(&OfOthers::<ByHand>::NotFound);
}

/// A generic inner error, whose codes are unknown.
#[derive(ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", partial, without(Error))]
enum OfAny<'a> {
    NotFound,
    #[api_error(transparent)]
    Boxed(Box<dyn ApiErrorSpec + Send + Sync>),
    #[api_error(transparent)]
    Borrowed(&'a dyn ApiErrorSpec),
}

#[test]
fn inner_error_of_any_type() {
    let error = OfAny::Boxed(Box::new(CardError::LoanLimit { used: 3, limit: 4, plan: "free" }));
    seen::check(&error, "loan_limit", "Plan free has 4 loans a month, 3 of them used.");
    assert_eq!(seen::details(&error), "used=U64(3);limit=U64(4);plan=Str(\"free\");");
    let outer = OfAny::Borrowed(&error);
    seen::check(&outer, "loan_limit", "Plan free has 4 loans a month, 3 of them used.");
    assert_eq!(outer.entry(), error.entry());
    seen::check(&OfAny::NotFound, "not_found", "There is no such book. Check the id.");
}

/// Flags apply to the message of an inner error as to that of a variant.
#[test]
fn flags_do_no_harm() {
    let error = Whole::Card(CardError::LoanLimit { used: 3, limit: 4, plan: "free" });
    let message = "Plan free has 4 loans a month, 3 of them used.";
    assert_eq!(format!("{error:>80.4}"), message);
    let link = " (loan_limit, see https://library.example/errors#loan_limit)";
    assert_eq!(format!("{error:#>80.4}"), message);
    assert_eq!(format!("{error:#}"), format!("{message}{link}"));
}

#[test]
fn codes_of_the_inner_errors() {
    let mut codes = seen::codes::<Whole>();
    codes.sort_unstable();
    let mut expected = vec![
        "bad_request",
        "invalid_cursor",
        "not_found",
        "unauthorized",
        "forbidden",
        "loan_limit",
        "internal_error",
        "rate_limit_exceeded",
        "service_unavailable",
        "branch_closed",
        "device_blocked",
        "locals",
    ];
    expected.sort_unstable();
    assert_eq!(codes, expected);
}

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", partial)]
enum Converted {
    NotFound,
    #[api_error(transparent)]
    Card(#[api_error(from)] CardError),
}

#[test]
fn question_mark_into_a_transparent_variant() {
    fn borrow() -> Result<(), CardError> {
        Err(CardError::Unauthorized)
    }
    fn lend() -> Result<(), Converted> {
        borrow()?;
        Err(Converted::NotFound)
    }
    seen::check(&lend().unwrap_err(), "unauthorized", "The card is missing or unknown.");
}

/// The errors of two modules, with the same name.
mod namesake {
    use errspec::ApiErrorSpec;

    pub(super) mod auth {
        use errspec::ApiErrorSpec;

        #[derive(Debug, ApiErrorSpec)]
        #[api_error(spec = "spec/errors.yaml", partial)]
        pub(crate) enum Error {
            Unauthorized,
            Forbidden,
        }
    }

    #[derive(Debug, ApiErrorSpec)]
    #[expect(clippy::enum_variant_names, reason = "the names are those of the spec")]
    #[api_error(spec = "spec/errors.yaml")]
    pub(super) enum Error {
        BadRequest,
        InvalidCursor,
        NotFound,
        RateLimitExceeded,
        QuotaExceeded,
        InternalError,
        ServiceUnavailable,
        #[api_error(transparent)]
        Auth(Box<auth::Error>),
    }
}

#[test]
fn one_of_the_same_name_is_another_type() {
    use namesake::{Error, auth};

    let error = Error::Auth(Box::new(auth::Error::Forbidden));
    seen::check(&error, "forbidden", auth::Error::Forbidden.to_string().as_str());
    let own = [
        Error::BadRequest,
        Error::InvalidCursor,
        Error::NotFound,
        Error::RateLimitExceeded,
        Error::QuotaExceeded,
        Error::InternalError,
        Error::ServiceUnavailable,
    ];
    assert_eq!(seen::codes::<Error>().len(), own.len() + 2);
    assert!(seen::codes::<Error>().contains(&auth::Error::Unauthorized.code()));
}
