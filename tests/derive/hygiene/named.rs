//! Types, variants and generic params with names of the runtime crate and of the prelude.

#![deny(warnings)]
#![allow(non_camel_case_types, non_upper_case_globals, reason = "an expansion may have such names, too")]

use ::errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", partial)]
pub(super) enum Entry {
    NotFound,
}

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", partial)]
pub(super) enum Table {
    Forbidden,
}

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", code = "unauthorized")]
pub(super) struct Value;

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", partial)]
pub(super) enum Route {
    #[api_error(transparent)]
    Error(Value),
}

/// Names in expressions mean the user's items, whatever names the expansion uses.
#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", partial)]
pub(super) enum Named {
    #[api_error(params(used = ROWS, limit = INNER.0, plan = Text::of(CODES)))]
    LoanLimit,
    #[api_error(params(opens = visit(*f), branch = Shown(self::errspec::VALUE)))]
    BranchClosed { f: u8 },
    #[api_error(params(address = Value::address()))]
    DeviceBlocked,
    #[api_error(code = "rate_limit_exceeded", params(limit = RateLimit::MAX))]
    Rate,
}

struct RateLimit;

impl RateLimit {
    const MAX: u8 = 5;
}

const ROWS: u8 = 1;
const INNER: (u8,) = (2,);
const CODES: &str = "free";

#[derive(Debug)]
pub(super) struct Text;

impl Text {
    const fn of(text: &str) -> &str {
        text
    }
}

struct Shown(u8);

impl std::fmt::Display for Shown {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "no. {}", self.0)
    }
}

mod errspec {
    pub(super) const VALUE: u8 = 3;
}

const fn visit(f: u8) -> u8 {
    f + 1
}

impl Value {
    const fn address() -> std::net::Ipv4Addr {
        std::net::Ipv4Addr::LOCALHOST
    }
}

/// Associated types and functions of the traits have some of the same names.
#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", partial)]
#[expect(clippy::enum_variant_names, reason = "that is what is tested")]
pub(super) enum Error<'e, E, S, C: ?Sized, const N: usize>
where
    &'e C: std::fmt::Display,
{
    #[api_error(code = "not_found")]
    Some,
    #[api_error(code = "not_found", shared)]
    Error(E, S),
    #[api_error(code = "branch_closed", params(opens = N, branch = _0))]
    Ok(&'e C),
}
