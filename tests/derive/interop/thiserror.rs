//! thiserror implements `Error`, `source` and `From`, and with `#[error]` also `Display`.

use std::error::Error;
use std::num::ParseIntError;

use errspec::ApiErrorSpec;

use crate::seen;

#[derive(Debug, thiserror::Error, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", partial, without(Error))]
enum DisplayIsOurs {
    NotFound,
    RateLimitExceeded {
        limit: u32,
    },
    InternalError(#[from] ParseIntError),
    #[api_error(code = "internal_error", shared)]
    Format {
        source: std::fmt::Error,
    },
    #[api_error(code = "branch_closed", message = "Come back at {opens}.")]
    Closed {
        branch: &'static str,
        opens: u8,
        #[source]
        cause: Box<dyn Error + Send + Sync>,
    },
}

#[test]
fn display_is_ours() {
    fn parse(text: &str) -> Result<u8, DisplayIsOurs> {
        Ok(text.parse()?)
    }
    seen::check(&DisplayIsOurs::NotFound, "not_found", "There is no such book. Check the id.");
    let error = DisplayIsOurs::RateLimitExceeded { limit: 7 };
    seen::check(&error, "rate_limit_exceeded", "The limit of 7 requests per minute was exceeded.");
    let error = parse("x").unwrap_err();
    seen::check(&error, "internal_error", "Something went wrong in the service.");
    assert_eq!(
        seen::chain(&error),
        ["Something went wrong in the service.", "invalid digit found in string"]
    );
    assert!(error.source().is_some_and(<dyn Error>::is::<ParseIntError>));
    let error = DisplayIsOurs::Format { source: std::fmt::Error };
    assert_eq!(seen::chain(&error).len(), 2);
    let error = DisplayIsOurs::Closed { branch: "North", opens: 9, cause: "rain".into() };
    seen::check(&error, "branch_closed", "Come back at 9.");
    assert_eq!(seen::chain(&error), ["Come back at 9.", "rain"]);
}

/// Operators read the message of thiserror, clients that of the spec.
#[derive(Debug, thiserror::Error, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", partial, without(Display, Error))]
enum DisplayIsTheirs {
    #[error("no row {0} in table books")]
    NotFound(u64),
    #[error("more than {limit} of {address}")]
    RateLimitExceeded { limit: u32, address: std::net::IpAddr },
    #[error(transparent)]
    #[api_error(transparent)]
    Ours(#[from] DisplayIsOurs),
    #[error("{0}")]
    InternalError(#[source] ParseIntError),
}

#[test]
fn display_is_theirs() {
    let error = DisplayIsTheirs::NotFound(7);
    assert_eq!(error.to_string(), "no row 7 in table books");
    assert_eq!(seen::Message(&error).to_string(), "There is no such book. Check the id.");
    let error =
        DisplayIsTheirs::RateLimitExceeded { limit: 7, address: std::net::Ipv4Addr::LOCALHOST.into() };
    assert_eq!(error.to_string(), "more than 7 of 127.0.0.1");
    assert_eq!(seen::Message(&error).to_string(), "The limit of 7 requests per minute was exceeded.");
    assert_eq!(seen::details(&error), "limit=U64(7);");
    let error = DisplayIsTheirs::from(DisplayIsOurs::from("x".parse::<u8>().unwrap_err()));
    seen::check(&error, "internal_error", "Something went wrong in the service.");
    assert_eq!(
        seen::chain(&error),
        ["Something went wrong in the service.", "invalid digit found in string"]
    );
    let error = DisplayIsTheirs::InternalError("x".parse::<u8>().unwrap_err());
    assert_eq!(error.to_string(), "invalid digit found in string");
    assert_eq!(seen::Message(&error).to_string(), "Something went wrong in the service.");
    seen::check_entry(&error);
}

/// Generics that both derives add bounds to.
#[derive(Debug, thiserror::Error, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", partial, without(Error))]
enum Generic<E, T>
where
    E: Error + 'static,
    T: std::fmt::Debug + std::fmt::Display,
{
    BranchClosed { branch: T, opens: &'static str },
    InternalError(#[source] E),
}

#[test]
fn generics() {
    type Error = Generic<std::fmt::Error, u8>;
    let error = Error::BranchClosed { branch: 7, opens: "nine" };
    seen::check(&error, "branch_closed", "7 is closed; 7 opens at nine.");
    assert_eq!(seen::chain(&Error::InternalError(std::fmt::Error)).len(), 2);
}
