//! Details: the params of the code, and nothing else, are sent with the message.

use std::net::{IpAddr, Ipv4Addr};

use errspec::{ApiErrorSpec, Value};
use serde_json::json;

use crate::seen;

mod expressions;
mod numbers;
mod strings;

/// Fields in another order than the params, and fields that fill none.
#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", partial)]
enum Mixed {
    LoanLimit {
        secret: &'static str,
        plan: &'static str,
        limit: u64,
        #[api_error(internal)]
        user: u64,
        used: u64,
    },
    BranchClosed(
        #[api_error(param = "branch")] &'static str,
        &'static str,
        #[api_error(internal)] &'static str,
        #[api_error(param = "opens")] &'static str,
    ),
    NotFound {
        id: u64,
    },
}

#[test]
fn exactly_the_params_in_the_order_of_the_spec() {
    let cases = [
        (
            Mixed::LoanLimit { secret: "POISON", plan: "free", limit: 4, user: 666, used: 3 },
            "used=U64(3);limit=U64(4);plan=Str(\"free\");",
        ),
        (
            Mixed::BranchClosed("North", "POISON", "POISON", "nine"),
            "opens=Str(\"nine\");branch=Str(\"North\");",
        ),
        (Mixed::NotFound { id: 666 }, ""),
    ];
    for (error, details) in cases {
        assert_eq!(seen::details(&error), details);
        let said = format!("{error} {error:#} {}", seen::Message(&error));
        assert!(!said.contains("POISON") && !said.contains("666"), "{said}");
        assert!(format!("{error:?}").contains("666") || format!("{error:?}").contains("POISON"));
    }
}

/// A param of a path type is written with `Display`, even if the field is a string.
#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", code = "device_blocked")]
struct DeviceBlocked<A> {
    address: A,
}

#[test]
fn path_types() {
    let address = IpAddr::from(Ipv4Addr::LOCALHOST);
    assert_eq!(seen::details(&DeviceBlocked { address }), "address=Display(127.0.0.1);");
    assert_eq!(seen::details(&DeviceBlocked { address: &address }), "address=Display(127.0.0.1);");
    assert_eq!(seen::details(&DeviceBlocked { address: "::1" }), "address=Display(::1);");
}

/// Integers stay numbers in JSON, up to the largest of each type, and strings are quoted.
#[test]
fn details_as_json() {
    let error = Mixed::LoanLimit { secret: "POISON", plan: "\"free\"", limit: u64::MAX, user: 666, used: 0 };
    assert_eq!(seen::json(&error), json!({"used": 0, "limit": u64::MAX, "plan": "\"free\""}));
    assert_eq!(seen::json(&DeviceBlocked { address: Ipv4Addr::LOCALHOST }), json!({"address": "127.0.0.1"}));
    assert_eq!(seen::json(&Mixed::NotFound { id: 666 }), json!({}));
    let float = Share { n: 0.1 };
    assert_eq!(serde_json::to_string(&seen::json(&float)).unwrap(), "{\"n\":0.1}");
}

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/numbers.yaml", code = "f64")]
struct Share {
    n: f64,
}

/// A type without `Display`.
struct Silent;

/// An internal field can have any type, and the name of a param that an expression fills.
#[derive(ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", partial, without(Error))]
enum Internal {
    #[api_error(params(branch = "North", opens = hour))]
    BranchClosed {
        #[api_error(internal)]
        branch: Silent,
        hour: u8,
        #[api_error(internal)]
        opens: &'static str,
    },
    RateLimitExceeded(#[api_error(internal)] &'static str, #[api_error(param = "limit")] u32),
}

#[test]
fn internal_fields_stay_inside() {
    let error = Internal::BranchClosed { branch: Silent, hour: 9, opens: "POISON" };
    seen::check(&error, "branch_closed", "North is closed; North opens at 9.");
    assert_eq!(seen::details(&error), "opens=Display(9);branch=Str(\"North\");");
    let error = Internal::RateLimitExceeded("POISON", 7);
    seen::check(&error, "rate_limit_exceeded", "The limit of 7 requests per minute was exceeded.");
    assert_eq!(seen::details(&error), "limit=U64(7);");
    let Internal::RateLimitExceeded(inside, _) = error else { panic!("it was made above") };
    assert_eq!(inside, "POISON");
}

/// A value is borrowed from the error, so a visitor can keep it for the whole visit.
#[test]
fn values_live_as_long_as_the_visit() {
    let error = Mixed::BranchClosed("North", "", "", "nine");
    let mut lengths = Vec::new();
    error.visit_details(&mut |name, value| {
        if let Value::Str(text) = value {
            lengths.push((name, text.len(), text.len()));
        }
    });
    assert_eq!(lengths, [("opens", 4, 4), ("branch", 5, 5)]);
}
