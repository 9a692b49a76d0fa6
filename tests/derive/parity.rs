//! A derived enum equals the generated enum of the same spec, member by member.

use std::error::Error;
use std::net::{IpAddr, Ipv4Addr};

use errspec::{ApiError, ApiErrorCodes, ApiErrorSpec};

use crate::seen;

mod lending {
    errspec::errors!("tests/derive/spec/errors.yaml");
}

mod example {
    errspec::errors!("spec/errors.yaml");
}

/// Each code of the spec. Codes with params are struct-like variants.
#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml")]
enum Lending {
    BadRequest,
    InvalidCursor,
    Unauthorized,
    Forbidden,
    NotFound,
    BranchClosed {
        opens: String,
        branch: String,
    },
    LoanLimit {
        used: u64,
        limit: u64,
        plan: String,
    },
    DeviceBlocked {
        address: IpAddr,
    },
    Measured {
        a8: u8,
        a16: u16,
        a32: u32,
        a64: u64,
        a128: u128,
        size: usize,
        b8: i8,
        b16: i16,
        b32: i32,
        b64: i64,
        b128: i128,
        offset: isize,
        short: f32,
        long: f64,
        exact: bool,
        text: String,
        shown: Ipv4Addr,
    },
    Locals {
        f: u32,
        visit: String,
        name: String,
        value: u32,
        details: String,
        row: u32,
        error: String,
        entry: String,
        code: String,
        message: String,
        this: u32,
        other: String,
        inner: String,
        core: u32,
        formatter: String,
        state: String,
        fill: bool,
        template: String,
    },
    RateLimitExceeded {
        limit: u32,
    },
    InternalError,
    ServiceUnavailable,
    NoSuchBook,
    CardBlocked {
        card: String,
    },
}

/// The spec of this project, by its path and by default.
#[derive(Debug, Clone, Copy, ApiErrorSpec)]
#[api_error(spec = "spec/errors.yaml")]
enum Example {
    BadRequest,
    InvalidCursor,
    Unauthorized,
    Forbidden,
    NotFound,
    RateLimitExceeded,
    QuotaExceeded,
    InternalError,
    ServiceUnavailable,
}

#[derive(Debug, Clone, Copy, ApiErrorSpec)]
enum Default {
    BadRequest,
    InvalidCursor,
    Unauthorized,
    Forbidden,
    NotFound,
    RateLimitExceeded,
    QuotaExceeded,
    InternalError,
    ServiceUnavailable,
}

/// Compares every method of the trait, and what `Display` writes.
#[track_caller]
fn check_same(derived: &(impl ApiErrorSpec + Error), generated: &(impl ApiErrorSpec + Error)) {
    assert_eq!(derived.entry(), generated.entry());
    assert_eq!(derived.code(), generated.code());
    assert_eq!(derived.http_status(), generated.http_status());
    assert_eq!(derived.bucket(), generated.bucket());
    assert_eq!(derived.meaning(), generated.meaning());
    assert_eq!(derived.docs_url(), generated.docs_url());
    assert_eq!(derived.retry(), generated.retry());
    assert_eq!(derived.to_string(), generated.to_string());
    for flags in [format!("{derived:>90}"), format!("{derived:.2}"), format!("{derived:+09.2}")] {
        assert_eq!(flags, generated.to_string());
    }
    assert_eq!(format!("{derived:#}"), format!("{generated:#}"));
    assert_eq!(seen::Message(derived).to_string(), seen::Message(generated).to_string());
    assert_eq!(seen::json(derived), seen::json(generated));
    assert_eq!(seen::chain(derived), seen::chain(generated));
}

/// Both have the same codes, in the order of the spec.
#[track_caller]
fn check_codes<D: ApiErrorCodes, G: ApiErrorCodes>() {
    assert_eq!(seen::codes::<D>(), seen::codes::<G>());
    for code in seen::codes::<D>() {
        assert!(D::CODES.contains(code) && G::CODES.contains(code), "{code}");
        for other in [code.to_uppercase(), format!("{code}_"), code[1..].to_owned(), String::new()] {
            assert!(!D::CODES.contains(&other) && !G::CODES.contains(&other), "{other:?}");
        }
    }
}

#[test]
fn example_api() {
    check_codes::<Example, example::ErrorCode>();
    check_codes::<Default, example::ErrorCode>();
    let derived = [
        Example::BadRequest,
        Example::InvalidCursor,
        Example::Unauthorized,
        Example::Forbidden,
        Example::NotFound,
        Example::RateLimitExceeded,
        Example::QuotaExceeded,
        Example::InternalError,
        Example::ServiceUnavailable,
    ];
    assert_eq!(derived.len(), example::ErrorCode::ALL.len());
    for (derived, generated) in derived.iter().zip(example::ErrorCode::ALL) {
        check_same(derived, generated);
        assert_eq!(format!("{derived:?}"), format!("{generated:?}"));
    }
    let by_default = [
        Default::BadRequest,
        Default::InvalidCursor,
        Default::Unauthorized,
        Default::Forbidden,
        Default::NotFound,
        Default::RateLimitExceeded,
        Default::QuotaExceeded,
        Default::InternalError,
        Default::ServiceUnavailable,
    ];
    for (derived, generated) in by_default.iter().zip(example::ErrorCode::ALL) {
        check_same(derived, generated);
    }
}

#[test]
fn codes_of_the_lending_api() {
    check_codes::<Lending, lending::ErrorCode>();
}

#[test]
fn codes_without_params() {
    #[expect(deprecated, reason = "a deprecated code has a variant as well")]
    let no_such_book = lending::ErrorCode::NoSuchBook;
    let pairs = [
        (Lending::BadRequest, lending::ErrorCode::BadRequest),
        (Lending::InvalidCursor, lending::ErrorCode::InvalidCursor),
        (Lending::Unauthorized, lending::ErrorCode::Unauthorized),
        (Lending::Forbidden, lending::ErrorCode::Forbidden),
        (Lending::NotFound, lending::ErrorCode::NotFound),
        (Lending::InternalError, lending::ErrorCode::InternalError),
        (Lending::ServiceUnavailable, lending::ErrorCode::ServiceUnavailable),
        (Lending::NoSuchBook, no_such_book),
    ];
    for (derived, generated) in &pairs {
        check_same(derived, generated);
        check_same(derived, &ApiError::new(*generated));
    }
}

/// A variant with params equals the result of the constructor.
#[test]
fn codes_with_params() {
    use lending::ErrorCode;
    let text = |text: &str| text.to_owned();
    check_same(
        &Lending::BranchClosed { opens: text("{branch}"), branch: text("{opens}\"\\") },
        &ErrorCode::branch_closed("{branch}", "{opens}\"\\"),
    );
    check_same(
        &Lending::LoanLimit { used: 0, limit: u64::MAX, plan: String::new() },
        &ErrorCode::loan_limit(0, u64::MAX, ""),
    );
    let address = IpAddr::from(Ipv4Addr::LOCALHOST);
    check_same(&Lending::DeviceBlocked { address }, &ErrorCode::device_blocked(address));
    check_same(&Lending::RateLimitExceeded { limit: 7 }, &ErrorCode::rate_limit_exceeded(7));
    #[expect(deprecated, reason = "a deprecated code has a constructor as well")]
    check_same(&Lending::CardBlocked { card: text("c") }, &ErrorCode::card_blocked("c"));
    check_same(
        &Lending::Locals {
            f: 1,
            visit: text("2"),
            name: text("3"),
            value: 4,
            details: text("5"),
            row: 6,
            error: text("7"),
            entry: text("8"),
            code: text("9"),
            message: text("10"),
            this: 11,
            other: text("12"),
            inner: text("13"),
            core: 14,
            formatter: text("15"),
            state: text("16"),
            fill: true,
            template: text("18"),
        },
        &ErrorCode::locals(
            1, "2", "3", 4, "5", 6, "7", "8", "9", "10", 11, "12", "13", 14, "15", "16", true, "18",
        ),
    );
}

#[test]
fn params_of_each_type() {
    let numbers = [(0.1, 1e-7), (f32::MAX, f64::MIN_POSITIVE), (-0.0, 1e300), (1e10, 0.1 + 0.2)];
    for (short, long) in numbers {
        let derived = Lending::Measured {
            a8: u8::MAX,
            a16: u16::MAX,
            a32: u32::MAX,
            a64: u64::MAX,
            a128: u128::from(u64::MAX),
            size: usize::MAX,
            b8: i8::MIN,
            b16: i16::MIN,
            b32: i32::MIN,
            b64: i64::MIN,
            b128: i128::from(i64::MIN),
            offset: isize::MIN,
            short,
            long,
            exact: false,
            text: "{text}".into(),
            shown: Ipv4Addr::BROADCAST,
        };
        let generated = lending::ErrorCode::measured(
            u8::MAX,
            u16::MAX,
            u32::MAX,
            u64::MAX,
            u128::from(u64::MAX),
            usize::MAX,
            i8::MIN,
            i16::MIN,
            i32::MIN,
            i64::MIN,
            i128::from(i64::MIN),
            isize::MIN,
            short,
            long,
            false,
            "{text}",
            Ipv4Addr::BROADCAST,
        );
        check_same(&derived, &generated);
    }
}
