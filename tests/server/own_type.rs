//! Do handlers fail with a type that `api_error!` has defined, as they do with an `ApiError`?

use std::env::VarError;
use std::io;
use std::num::ParseIntError;
use std::time::Duration;

use errspec::{ApiError, ApiErrorSpec, ApiErrors};
use http::{HeaderName, HeaderValue};

use crate::ask::{Layers, get};
use crate::catalog::Code;
use crate::expected::Expected;
use crate::framework::{check, each};

errspec::api_error! {
    /// The error of the handlers.
    pub(crate) OwnError: Code,
    internal(io::Error, VarError),
    from(Stock, actix_web::Error)
}

/// An error of the service.
#[derive(Debug, errspec::ApiErrorSpec)]
#[api_error(spec = "tests/server/spec/errors.yaml", partial)]
pub(crate) enum Stock {
    #[api_error(code = "not_found", message = "It is sold out.")]
    SoldOut,
}

/// A foreign error that the service maps itself.
impl From<ParseIntError> for OwnError {
    fn from(error: ParseIntError) -> Self {
        Self::new(Code::BadRequest).with_message("It is not a number.").with_source(error)
    }
}

/// What the handler of `/own-type/{how}` returns; each way to fail is a `?`.
pub(crate) fn order(how: &str) -> Result<&'static str, OwnError> {
    match how {
        "foreign" => how.parse::<u8>().map(drop)?,
        "io" => Err(io::Error::other("10.0.0.7 is gone"))?,
        "var" => Err(VarError::NotPresent)?,
        "code" => Err(Code::Unauthorized)?,
        "runtime" => Err(ApiError::new(Code::NotFound).with_detail("order", 7))?,
        "derived" => Err(Stock::SoldOut)?,
        "actix" => Err(actix_web::error::ErrorNotFound("row 7"))?,
        "all" => {
            return Err(OwnError::new(Code::ServiceUnavailable)
                .with_message("Try again.")
                .with_detail("attempt", 3)
                .with_retry_after(Duration::from_secs(9))
                .with_header(HeaderName::from_static("x-shard"), HeaderValue::from_static("7"))
                .with_source("no connection"));
        }
        _ => {}
    }
    Ok("found")
}

/// What the handler of `/own-type` returns.
pub(crate) fn alone() -> OwnError {
    OwnError::new(Code::NotFound).with_detail("order", 7)
}

/// The expected failures, by the last part of the path.
fn failures() -> [(&'static str, Expected); 8] {
    [
        (
            "foreign",
            Expected::of(Code::BadRequest)
                .message("It is not a number.")
                .source("invalid digit found in string"),
        ),
        ("io", Expected::of(Code::InternalError).source("10.0.0.7 is gone")),
        ("var", Expected::of(Code::InternalError).source("environment variable not found")),
        ("code", Expected::of(Code::Unauthorized).header("www-authenticate: Bearer")),
        ("runtime", Expected::of(Code::NotFound).details(r#"{"order":7}"#)),
        ("actix", Expected::of(Code::NotFound).source("row 7")),
        ("derived", Expected::of(Code::NotFound).message("It is sold out.")),
        (
            "all",
            Expected::of(Code::ServiceUnavailable)
                .message("Try again.")
                .details(r#"{"attempt":3}"#)
                .header("retry-after: 9")
                .header("x-shard: 7")
                .source("no connection"),
        ),
    ]
}

#[test]
fn a_handler_fails_with_it() {
    for (how, expected) in failures() {
        let ask = get(format!("/own-type/{how}"));
        check(&ask, &expected);
    }
}

#[test]
fn a_handler_returns_it_without_a_result() {
    check(&get("/own-type"), &Expected::of(Code::NotFound).details(r#"{"order":7}"#));
}

#[test]
fn without_a_layer_it_has_no_id() {
    for (how, expected) in failures() {
        for (framework, seen) in each(Layers::NONE, &get(format!("/own-type/{how}"))) {
            let envelope: serde_json::Value =
                serde_json::from_str(expected.text().rsplit_once('\n').unwrap().1).unwrap();
            let mut envelope = envelope["error"].clone();
            envelope.as_object_mut().unwrap().remove("request_id");
            assert_eq!(seen.json()["error"], envelope, "{framework:?} {how}");
            assert_eq!(seen.failure.unwrap().as_spec().code(), envelope["code"], "{framework:?} {how}");
        }
    }
}

#[test]
fn it_is_one_of_several() {
    let mut errors = ApiErrors::<Code>::new(OwnError::from(Code::NotFound));
    errors.push(OwnError::new(Code::BadRequest));
    assert_eq!(errors.iter().map(ApiErrorSpec::code).collect::<Vec<_>>(), ["not_found", "bad_request"]);
}
