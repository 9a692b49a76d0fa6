//! Params filled by expressions.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::sync::Mutex;
use std::time::Duration;

use errspec::ApiErrorSpec;

use crate::seen;

/// A type without `Display`, and one without any trait.
#[derive(Debug, Clone, Copy)]
struct Limit(u16);

impl Limit {
    const fn get(self) -> u16 {
        self.0
    }
}

struct Silent;

const PLAN: &str = "constant";

/// Expressions over fields, which are references.
#[derive(ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", partial, without(Error))]
enum Stated<'a> {
    #[api_error(params(limit = limit.get()))]
    RateLimitExceeded { limit: Limit },
    #[api_error(code = "rate_limit_exceeded", shared, params(limit = *_1 + u32::from(_0.get())))]
    Sum(Limit, u32),
    #[api_error(code = "rate_limit_exceeded", shared)]
    #[api_error(params(limit = { let f = 3_u8; let visit = *self_; f + visit }))]
    Block { self_: u8 },
    #[api_error(code = "rate_limit_exceeded", shared, params(limit = match _0 { Some(limit) => *limit, None => 0 }))]
    Choice(Option<u32>),
    #[api_error(code = "rate_limit_exceeded", shared, params(limit = Some(four()).map_or(1, |four| four + _0)))]
    Called(u32),
    #[api_error(params(plan = PLAN, used = 0, limit = u64::MAX))]
    LoanLimit(Silent),
    #[api_error(code = "loan_limit", shared)]
    #[api_error(params(plan = format!("{first}-{}", second)), params(used = first.len()), params(limit = 16))]
    Made { first: &'a str, second: &'a str },
    #[api_error(params(opens = path.display(), branch = path.file_stem().unwrap_or_default().to_string_lossy()))]
    BranchClosed { path: PathBuf },
    #[api_error(code = "branch_closed", shared)]
    #[api_error(params(opens = after.as_secs(), branch = if *north { "North" } else { "South" }))]
    Later { after: Duration, north: bool },
    #[api_error(code = "branch_closed", shared, params(opens = opens))]
    Half { opens: &'a str, branch: &'a str },
    #[api_error(params(address = "10.0.0.0".parse::<Ipv4Addr>().unwrap_or(Ipv4Addr::LOCALHOST)))]
    DeviceBlocked,
}

const fn four() -> u32 {
    4
}

#[test]
fn params_by_expression() {
    let cases = [
        (Stated::RateLimitExceeded { limit: Limit(7) }, "limit=U64(7);"),
        (Stated::Sum(Limit(7), 8), "limit=U64(15);"),
        (Stated::Block { self_: 4 }, "limit=U64(7);"),
        (Stated::Choice(Some(7)), "limit=U64(7);"),
        (Stated::Choice(None), "limit=U64(0);"),
        (Stated::Called(7), "limit=U64(11);"),
        (Stated::LoanLimit(Silent), "used=U64(0);limit=U64(18446744073709551615);plan=Str(\"constant\");"),
        (Stated::Made { first: "one", second: "two" }, "used=U64(3);limit=U64(16);plan=Str(\"one-two\");"),
        (
            Stated::BranchClosed { path: "a/North.txt".into() },
            "opens=Display(a/North.txt);branch=Str(\"North\");",
        ),
        (
            Stated::Later { after: Duration::from_secs(60), north: false },
            "opens=Display(60);branch=Str(\"South\");",
        ),
        (Stated::Half { opens: "nine", branch: "North" }, "opens=Str(\"nine\");branch=Str(\"North\");"),
        (Stated::DeviceBlocked, "address=Display(10.0.0.0);"),
    ];
    for (error, details) in cases {
        assert_eq!(seen::details(&error), details);
    }
}

/// A comma between types does not end an expression, and a value may only live during the visit.
#[derive(ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", partial, without(Error))]
enum Commas {
    #[api_error(params(used = BTreeMap::<u8, u8>::from([(1, 2)]).len(), limit = Vec::<Vec<u8>>::new().len()))]
    #[api_error(params(plan = plan.lock().unwrap().as_str()))]
    LoanLimit { plan: Mutex<String> },
    #[api_error(code = "loan_limit", shared)]
    #[api_error(params(plan = <BTreeMap<u8, u8>>::new().len(), used = 1 + <u8 as Pair<u8, u8>>::VALUE, limit = 1))]
    Qualified,
    #[api_error(code = "loan_limit", shared)]
    #[api_error(params(plan = *least < *most, used = if *least > *most { 1_u8 } else { 2 }, limit = least.max(most)))]
    Compared { least: u8, most: u8 },
    #[api_error(code = "loan_limit", shared)]
    #[api_error(params(used = list.iter().fold(0_u8, |sum, next| sum + 2 * next), limit = 1, plan = [1, 2].len()),)]
    Closure { list: [u8; 2] },
}

trait Pair<A, B> {
    const VALUE: u64;
}

impl Pair<Self, Self> for u8 {
    const VALUE: u64 = 6;
}

#[test]
fn commas_between_types() {
    let cases = [
        (
            Commas::LoanLimit { plan: Mutex::new("free".into()) },
            "used=U64(1);limit=U64(0);plan=Str(\"free\");",
        ),
        (Commas::Qualified, "used=U64(7);limit=U64(1);plan=Display(0);"),
        (Commas::Compared { least: 3, most: 4 }, "used=U64(2);limit=U64(4);plan=Display(true);"),
        (Commas::Closure { list: [3, 4] }, "used=U64(14);limit=U64(1);plan=Display(2);"),
    ];
    for (error, details) in cases {
        assert_eq!(seen::details(&error), details);
    }
}

/// Expressions fill the message as well as the details.
#[test]
fn expressions_are_in_the_message() {
    let error = Stated::Sum(Limit(7), 8);
    seen::check(&error, "rate_limit_exceeded", "The limit of 15 requests per minute was exceeded.");
    let error = Stated::Made { first: "one", second: "two" };
    seen::check(&error, "loan_limit", "Plan one-two has 16 loans a month, 3 of them used.");
}

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", code = "loan_limit", message = "Only {limit}.")]
#[api_error(params(limit = { calls.set(calls.get() + 1); 4_u8 }))]
struct Counted {
    calls: Cell<u32>,
    used: u8,
    plan: &'static str,
}

/// Each visit evaluates every expression once.
#[test]
fn each_visit_asks_once() {
    let error = Counted { calls: Cell::new(0), used: 3, plan: "free" };
    assert_eq!(seen::details(&error), "used=U64(3);limit=U64(4);plan=Str(\"free\");");
    assert_eq!(error.calls.get(), 1);
    assert_eq!(seen::details(&error), "used=U64(3);limit=U64(4);plan=Str(\"free\");");
    assert_eq!(error.calls.get(), 2);
    assert_eq!(error.to_string(), "Only 4.");
}
