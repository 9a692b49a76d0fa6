//! snafu implements `Display`, `Error` and its context selectors. Clients get the message of the spec.

use std::error::Error;
use std::num::ParseIntError;

use errspec::ApiErrorSpec;
use snafu::{OptionExt, ResultExt, Snafu};

use crate::seen;

#[derive(Debug, Snafu, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", partial, without(Display, Error))]
enum Lending {
    #[snafu(display("no row {id}"))]
    NotFound {
        #[api_error(internal)]
        id: u64,
    },
    RateLimitExceeded {
        limit: u32,
    },
    #[snafu(display("cannot read {text:?}"))]
    #[api_error(code = "internal_error")]
    Parse {
        text: String,
        source: ParseIntError,
    },
}

fn parse(text: &str) -> Result<u8, Lending> {
    text.parse().context(ParseSnafu { text })
}

#[test]
fn selectors_make_what_we_describe() {
    let error = parse("x").unwrap_err();
    assert_eq!(error.to_string(), "cannot read \"x\"");
    assert_eq!(seen::Message(&error).to_string(), "Something went wrong in the service.");
    assert_eq!(error.code(), "internal_error");
    assert_eq!(seen::details(&error), "");
    assert!(error.source().is_some_and(<dyn Error>::is::<ParseIntError>));
    seen::check_entry(&error);

    let error = None::<u8>.context(NotFoundSnafu { id: 7_u64 }).unwrap_err();
    assert_eq!(error.to_string(), "no row 7");
    assert_eq!(seen::Message(&error).to_string(), "There is no such book. Check the id.");

    let error = RateLimitExceededSnafu { limit: 7_u32 }.build();
    assert_eq!(error.to_string(), "RateLimitExceeded", "snafu's own default");
    assert_eq!(seen::Message(&error).to_string(), "The limit of 7 requests per minute was exceeded.");
    assert_eq!(seen::details(&error), "limit=U64(7);");
}

/// An opaque error of a library, which is transparent for both derives.
#[derive(Debug, Snafu, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", transparent, without(Display, Error))]
struct Opaque(Lending);

#[test]
fn opaque_error() {
    let error = Opaque::from(parse("x").unwrap_err());
    assert_eq!(error.to_string(), "cannot read \"x\"");
    assert_eq!(error.code(), "internal_error");
    assert_eq!(seen::Message(&error).to_string(), "Something went wrong in the service.");
}
