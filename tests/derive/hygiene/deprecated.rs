//! Deprecated items and types cause no warnings in the impls.

#![deny(warnings)]

use std::fmt;

use errspec::ApiErrorSpec;

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", code = "not_found")]
#[deprecated = "there are more books now"]
pub(super) struct NoBook;

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", partial)]
pub(super) enum Deprecated {
    RateLimitExceeded {
        #[deprecated = "it is always the same"]
        limit: u32,
    },
    #[deprecated = "nobody is forbidden any more"]
    Forbidden,
    #[allow(deprecated)]
    InternalError(#[api_error(from)] Old),
}

/// A type of another author.
#[derive(Debug)]
#[deprecated]
pub(super) struct Old;

#[allow(deprecated)]
impl fmt::Display for Old {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("old")
    }
}

#[allow(deprecated)]
impl std::error::Error for Old {}
