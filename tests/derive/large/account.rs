//! The errors of authentication: an enum that other enums contain.

use std::net::IpAddr;
use std::time::Duration;

use errspec::ApiErrorSpec;

use super::payload::Secret;

/// The reason why a request is rejected.
#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/parcels.yaml", codes = crate::large::codes::ErrorCode, partial)]
pub(crate) enum AccountError {
    Unauthorized {
        #[api_error(internal)]
        key: Secret,
    },
    #[api_error(params(seconds = i64::try_from(ago.as_secs()).unwrap_or(i64::MAX)))]
    OAuth2TokenExpired {
        ago: Duration,
    },
    Forbidden,
    TestKeyInLiveMode,
    IPNotAllowed(#[api_error(param = "address")] IpAddr),
    #[api_error(message = "The account is suspended.")]
    AccountSuspended(Secret),
}
