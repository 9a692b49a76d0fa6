//! The shapes of types.

mod generics;
mod macros;
mod recursive;
mod structs;
mod surroundings;

use errspec::ApiErrorSpec;

use crate::seen;

/// Each form of a variant, with params and without.
#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", partial)]
enum Variants {
    NotFound,
    Unauthorized(),
    Forbidden {},
    #[api_error(code = "not_found", shared)]
    Tuple(u64, &'static str),
    #[api_error(code = "not_found", shared)]
    Struct {
        _id: u64,
    },
    RateLimitExceeded {
        limit: u32,
    },
    #[api_error(code = "rate_limit_exceeded", shared)]
    Limited(#[api_error(param = "limit")] u32),
    BranchClosed(#[api_error(param = "branch")] String, u8, #[api_error(param = "opens")] &'static str),
    #[api_error(code = "branch_closed", shared)]
    Closed {
        since: u16,
        branch: &'static str,
        #[api_error(param = "opens")]
        until: u16,
    },
}

#[test]
fn forms_of_variants() {
    let no_book = "There is no such book. Check the id.";
    let cases = [
        (Variants::NotFound, "not_found", no_book, ""),
        (Variants::Unauthorized(), "unauthorized", "The card is missing or unknown.", ""),
        (Variants::Forbidden {}, "forbidden", "The card is valid, but may not borrow here.", ""),
        (Variants::Tuple(7, "x"), "not_found", no_book, ""),
        (Variants::Struct { _id: 7 }, "not_found", no_book, ""),
        (
            Variants::RateLimitExceeded { limit: 7 },
            "rate_limit_exceeded",
            "The limit of 7 requests per minute was exceeded.",
            "limit=U64(7);",
        ),
        (
            Variants::Limited(8),
            "rate_limit_exceeded",
            "The limit of 8 requests per minute was exceeded.",
            "limit=U64(8);",
        ),
        (
            Variants::BranchClosed("North".into(), 3, "at 9"),
            "branch_closed",
            "North is closed; North opens at at 9.",
            "opens=Str(\"at 9\");branch=Str(\"North\");",
        ),
        (
            Variants::Closed { since: 1, branch: "South", until: 10 },
            "branch_closed",
            "South is closed; South opens at 10.",
            "opens=Display(10);branch=Str(\"South\");",
        ),
    ];
    for (error, code, message, details) in cases {
        seen::check(&error, code, message);
        assert_eq!(seen::details(&error), details);
    }
}

/// Fields that fill no param can have any type.
#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", partial)]
enum Payloads {
    NotFound(fn(u8) -> u8, (u8, [u16; 2]), Option<Vec<()>>, *const u8),
    LoanLimit { plan: Box<str>, used: u8, limit: u8, rest: [Option<Box<Self>>; 1] },
}

#[test]
fn fields_of_any_type() {
    let inner = Payloads::NotFound(|byte| byte, (1, [2, 3]), None, std::ptr::null());
    seen::check(&inner, "not_found", "There is no such book. Check the id.");
    let outer = Payloads::LoanLimit { plan: "free".into(), used: 3, limit: 4, rest: [Some(Box::new(inner))] };
    seen::check(&outer, "loan_limit", "Plan free has 4 loans a month, 3 of them used.");
    assert_eq!(seen::details(&outer), "used=U64(3);limit=U64(4);plan=Str(\"free\");");
    let Payloads::LoanLimit { rest: [Some(rest)], .. } = outer else { panic!("it was made above") };
    assert_eq!(rest.code(), "not_found");
}

/// A type without values gets every impl, and none of them can be called.
#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", partial)]
enum Nothing {}

#[test]
fn enum_without_variants() {
    fn ask(error: Option<Nothing>) -> Option<(u16, String)> {
        error.map(|error| (error.http_status(), error.to_string()))
    }
    assert_eq!(ask(None), None);
    assert_eq!(seen::codes::<Nothing>(), Vec::<&str>::new());
}

/// Variants can have discriminants.
#[derive(Debug, Clone, Copy, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", partial)]
#[repr(u8)]
enum Numbered {
    Unauthorized = 200,
    NotFound = 7,
    Forbidden,
}

#[test]
fn discriminants() {
    let cases = [
        (Numbered::Unauthorized, 200, "unauthorized"),
        (Numbered::NotFound, 7, "not_found"),
        (Numbered::Forbidden, 8, "forbidden"),
    ];
    for (error, number, code) in cases {
        assert_eq!(error as u8, number);
        assert_eq!(error.code(), code);
        seen::check_entry(&error);
    }
    // In the order of the spec.
    assert_eq!(seen::codes::<Numbered>(), ["unauthorized", "forbidden", "not_found"]);
}

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", partial)]
enum RawFields {
    RateLimitExceeded {
        r#limit: u32,
    },
    LoanLimit {
        #[api_error(param = "plan")]
        r#type: &'static str,
        #[api_error(param = "used")]
        r#gen: u8,
        r#limit: u64,
    },
    #[api_error(params(opens = r#while, branch = r#in.trim()))]
    BranchClosed {
        r#while: u8,
        r#in: &'static str,
    },
}

#[test]
fn raw_identifiers_as_fields() {
    let error = RawFields::RateLimitExceeded { limit: 7 };
    seen::check(&error, "rate_limit_exceeded", "The limit of 7 requests per minute was exceeded.");
    assert_eq!(seen::details(&error), "limit=U64(7);");
    let error = RawFields::LoanLimit { r#type: "free", r#gen: 3, limit: 4 };
    seen::check(&error, "loan_limit", "Plan free has 4 loans a month, 3 of them used.");
    let error = RawFields::BranchClosed { r#while: 9, r#in: " North " };
    seen::check(&error, "branch_closed", "North is closed; North opens at 9.");
}
