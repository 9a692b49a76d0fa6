//! The codes of a type, and `assert_covers!` over several types.

use std::panic::{self, UnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex};
use std::thread;

use errspec::{ApiErrorCodes, ApiErrorSpec, assert_covers};

use crate::seen;

/// The codes of the spec that are not deprecated, each in one of three types.
#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", partial)]
enum RequestError {
    BadRequest,
    InvalidCursor,
    NotFound,
    RateLimitExceeded {
        limit: u32,
    },
    /// A second variant with the same code.
    #[api_error(code = "not_found", shared)]
    Gone,
    #[api_error(transparent)]
    Card(Card),
}

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", partial)]
enum Card {
    Unauthorized,
    Forbidden,
    #[api_error(transparent)]
    Loans(Box<Loans>),
}

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", code = "loan_limit")]
#[api_error(params(used = 1_u8, limit = 1_u8, plan = "free"))]
struct Loans;

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", partial)]
enum ServiceError<'a> {
    InternalError,
    ServiceUnavailable,
    BranchClosed { branch: &'a str, opens: &'a str },
    DeviceBlocked { address: &'a str },
}

mod codes {
    errspec::errors!("tests/derive/spec/errors.yaml");
    pub(super) mod example {
        errspec::errors!("spec/errors.yaml");
    }
}

#[test]
fn codes_of_a_type() {
    let request = seen::codes::<RequestError>();
    assert_eq!(
        request,
        [
            "bad_request",
            "invalid_cursor",
            "not_found",
            "rate_limit_exceeded",
            "unauthorized",
            "forbidden",
            "loan_limit"
        ]
    );
    assert_eq!(seen::codes::<&RequestError>(), request);
    assert_eq!(seen::codes::<Box<RequestError>>(), request);
    assert_eq!(seen::codes::<errspec::ApiError<RequestError>>(), request);
    assert_eq!(seen::codes::<Loans>(), ["loan_limit"]);
    for (error, code) in [
        (RequestError::BadRequest, "bad_request"),
        (RequestError::InvalidCursor, "invalid_cursor"),
        (RequestError::NotFound, "not_found"),
        (RequestError::RateLimitExceeded { limit: 7 }, "rate_limit_exceeded"),
        (RequestError::Gone, "not_found"),
        (RequestError::Card(Card::Unauthorized), "unauthorized"),
        (RequestError::Card(Card::Forbidden), "forbidden"),
        (RequestError::Card(Card::Loans(Box::new(Loans))), "loan_limit"),
    ] {
        assert_eq!(error.code(), code);
        assert!(RequestError::CODES.contains(code), "{code}");
    }
}

/// Codes are known at compile time.
const _: () =
    assert!(RequestError::CODES.contains("loan_limit") && !RequestError::CODES.contains("measured"));
const _: () = assert!(<ServiceError<'static>>::CODES.contains("device_blocked"));

#[test]
fn types_that_cover_all_together() {
    assert_covers!("tests/derive/spec/errors.yaml", codes::ErrorCode);
    assert_covers!("tests/derive/spec/errors.yaml", RequestError, codes::ErrorCode, Loans,);
    assert_covers!("spec/errors.yaml", codes::example::ErrorCode);
    assert_covers!(codes::example::ErrorCode);
    assert_covers!(codes::example::ErrorCode, RequestError, &'static Card, ServiceError<'_>);
}

/// The message that the macro panics with.
#[track_caller]
fn said(covers: impl FnOnce() + UnwindSafe) -> String {
    let panic = catch_unwind(covers).expect_err("a code is missing");
    *panic.downcast::<String>().expect("the text of a panic with arguments")
}

#[test]
fn one_code_that_no_type_has() {
    #[derive(Debug, ApiErrorSpec)]
    #[api_error(spec = "tests/derive/spec/errors.yaml", code = "locals")]
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
    struct Locals;

    let said =
        said(|| assert_covers!("tests/derive/spec/errors.yaml", RequestError, ServiceError<'_>, Locals));
    assert_eq!(
        said,
        "\
1 code of `tests/derive/spec/errors.yaml` is not covered by any of the types
  --> tests/derive/spec/errors.yaml:70:3
   |
70 |   measured:
   |   ^^^^^^^^"
    );
}

#[test]
fn several_codes_that_no_type_has() {
    let said = said(|| assert_covers!(Card, Loans));
    assert_eq!(
        said,
        "\
7 codes of `spec/errors.yaml` are not covered by any of the types
  --> spec/errors.yaml:27:3
   |
27 |   bad_request:
   |   ^^^^^^^^^^^
  --> spec/errors.yaml:31:3
   |
31 |   invalid_cursor:
   |   ^^^^^^^^^^^^^^
  --> spec/errors.yaml:43:3
   |
43 |   not_found:
   |   ^^^^^^^^^
  --> spec/errors.yaml:47:3
   |
47 |   rate_limit_exceeded:
   |   ^^^^^^^^^^^^^^^^^^^
  --> spec/errors.yaml:51:3
   |
51 |   quota_exceeded:
   |   ^^^^^^^^^^^^^^
  --> spec/errors.yaml:55:3
   |
55 |   internal_error:
   |   ^^^^^^^^^^^^^^
  --> spec/errors.yaml:59:3
   |
59 |   service_unavailable:
   |   ^^^^^^^^^^^^^^^^^^^"
    );
}

/// The location of the panic is the macro call, as with `assert!`.
#[test]
fn location_of_the_panic() {
    let place = Arc::new(Mutex::new(None));
    let (ours, kept) = (thread::current().id(), Arc::clone(&place));
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        // Other tests panic on other threads.
        if thread::current().id() == ours {
            *kept.lock().unwrap() = info.location().map(|place| (place.file().to_owned(), place.line()));
        }
    }));
    let (said, line) = (said(|| assert_covers!(Card)), line!());
    panic::set_hook(before);
    assert!(!said.is_empty());
    let (file, at) = place.lock().unwrap().take().expect("it has panicked");
    assert!(file.ends_with("coverage.rs"), "{file}");
    assert_eq!(at, line);
}
