//! Structs, each with a single code.

use std::error::Error;

use errspec::ApiErrorSpec;

use crate::seen;

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml")]
struct NotFound;

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml")]
struct Unauthorized();

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml")]
struct Forbidden {}

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml")]
struct RateLimitExceeded {
    limit: u32,
}

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", code = "loan_limit")]
struct Loans(
    #[api_error(param = "limit")] u64,
    #[api_error(param = "used")] u64,
    #[api_error(param = "plan")] &'static str,
);

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml")]
#[api_error(code = "branch_closed", message = "Come back at {opens}.")]
#[api_error(params(branch = address.split(',').next().unwrap_or_default(), opens = hours.0))]
struct ClosedError {
    address: String,
    hours: (u8, u8),
}

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", code = "internal_error")]
struct Broken {
    source: std::num::ParseIntError,
}

/// A transparent struct forwards to the error in it.
#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", transparent)]
struct Wrapper(Broken);

fn broken() -> Broken {
    Broken { source: "x".parse::<u8>().unwrap_err() }
}

#[test]
fn forms_of_structs() {
    seen::check(&NotFound, "not_found", "There is no such book. Check the id.");
    seen::check(&Unauthorized(), "unauthorized", "The card is missing or unknown.");
    seen::check(&Forbidden {}, "forbidden", "The card is valid, but may not borrow here.");
    let limited = RateLimitExceeded { limit: 7 };
    seen::check(&limited, "rate_limit_exceeded", "The limit of 7 requests per minute was exceeded.");
    assert_eq!(seen::details(&limited), "limit=U64(7);");
    let loans = Loans(9, 8, "free");
    seen::check(&loans, "loan_limit", "Plan free has 9 loans a month, 8 of them used.");
    assert_eq!(seen::details(&loans), "used=U64(8);limit=U64(9);plan=Str(\"free\");");
}

#[test]
fn attributes_of_a_variant_on_a_struct() {
    let closed = ClosedError { address: "North, 1 Mill Lane".into(), hours: (9, 17) };
    seen::check(&closed, "branch_closed", "Come back at 9.");
    assert_eq!(seen::details(&closed), "opens=Display(9);branch=Str(\"North\");");
    assert_eq!(closed.hours.1, 17);
}

#[test]
fn source_of_a_struct() {
    seen::check(&broken(), "internal_error", "Something went wrong in the service.");
    assert_eq!(
        seen::chain(&broken()),
        ["Something went wrong in the service.", "invalid digit found in string"]
    );
    assert!(NotFound.source().is_none());
}

#[test]
fn transparent_struct() {
    let wrapper = Wrapper(broken());
    seen::check(&wrapper, "internal_error", "Something went wrong in the service.");
    assert_eq!(
        seen::chain(&wrapper),
        ["Something went wrong in the service.", "invalid digit found in string"]
    );
    assert_eq!(seen::codes::<Wrapper>(), ["internal_error"]);
}

#[test]
fn codes_of_structs() {
    assert_eq!(seen::codes::<NotFound>(), ["not_found"]);
    assert_eq!(seen::codes::<Unauthorized>(), ["unauthorized"]);
    assert_eq!(seen::codes::<Loans>(), ["loan_limit"]);
}
