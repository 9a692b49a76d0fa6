//! Types and fields with methods that have the same names as those that an expansion calls.

#![deny(warnings)]
#![allow(dead_code, clippy::unused_self, reason = "they are in the way of the expansion, and in no other")]

use std::fmt;

use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", partial)]
pub(super) enum Talkative {
    RateLimitExceeded {
        limit: u32,
    },
    BranchClosed(#[api_error(param = "branch")] String, #[api_error(param = "opens")] Shown),
    InternalError(#[api_error(source)] Box<dyn std::error::Error>),
    ServiceUnavailable {
        source: Option<fmt::Error>,
    },
    #[api_error(transparent)]
    Inner(Inner),
}

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", code = "not_found")]
pub(super) struct Inner;

/// With other signatures than those of the traits.
macro_rules! talk {
    ($($ty:ty)*) => {$(
        impl $ty {
            pub(super) const fn code() -> &'static str {
                "inherent"
            }

            const fn entry() {}
            const fn http_status(&self, _: u8) {}
            const fn bucket(&self) -> u8 {
                0
            }
            const fn meaning(&self) -> u8 {
                0
            }
            const fn docs_url(&self) {}
            const fn retry(self: &Self) -> bool {
                false
            }
            const fn fmt_message(&self) {}
            const fn visit_details(&self) {}
            const fn fmt(&self) {}
            const fn source(&self) -> u8 {
                0
            }
            const fn from() {}
            const fn into(&self) {}
            const fn to_string(&self) {}
            const fn route(&self) {}
            const fn row(&self) {}
            const fn number(&self) {}
            const fn value(&self) {}
            const fn text(&self) {}
            const CODES: () = ();
        }
    )*};
}

talk!(Talkative Inner Shown);

#[derive(Debug)]
pub(super) struct Shown;

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("shown")
    }
}

/// A trait in scope that every type implements.
trait Everything {
    fn code(&self) {}
    fn entry(&self) {}
    fn http_status(&self) {}
    fn bucket(&self) {}
    fn docs_url(&self) {}
    fn retry(&self) {}
    fn fmt_message(&self) {}
    fn visit_details(&self) {}
    fn fmt(&self) {}
    fn source(&self) {}
    fn into(&self) {}
    fn to_string(&self) {}
    fn as_ref(&self) {}
    fn as_str(&self) {}
    fn map(&self) {}
    fn is_some(&self) {}
    fn number(&self) {}
    fn text(&self) {}
    fn value(&self) {}
    fn deref(&self) {}
    fn borrow(&self) {}
    fn help(&self) {}
    fn url(&self) {}
    fn visit(&self) {}
    fn route(&self) {}
    fn row(&self) {}
    fn display(&self) {}
}

impl<T: ?Sized> Everything for T {}
