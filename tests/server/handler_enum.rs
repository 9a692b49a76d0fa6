//! Can a handler return an enum of its own, with `with(IntoResponse)` and `with(ResponseError)` of the derive?

use std::io;

use crate::ask::{Layers, get};
use crate::catalog::Code;
use crate::expected::Expected;
use crate::framework::{check, each};

/// The errors of one handler.
#[derive(Debug, errspec::ApiErrorSpec)]
#[api_error(spec = "tests/server/spec/errors.yaml", codes = Code, partial, with(IntoResponse, ResponseError))]
pub(crate) enum ShelfError {
    #[api_error(code = "not_found", message = "There is no such shelf.")]
    NoShelf,
    #[api_error(code = "rate_limit_exceeded")]
    TooFast,
    #[api_error(code = "unauthorized")]
    NoKey,
    #[api_error(code = "internal_error")]
    Broken(#[api_error(source)] Layered),
}

/// An error with a source of its own, neither of which may leave the process.
#[derive(Debug)]
pub(crate) struct Layered(io::Error);

impl std::fmt::Display for Layered {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("cannot read the shelf")
    }
}

impl std::error::Error for Layered {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.0)
    }
}

/// What the handler of `/enum/{how}` returns.
pub(crate) fn shelf(how: &str) -> Result<&'static str, ShelfError> {
    Err(match how {
        "message" => ShelfError::NoShelf,
        "wait" => ShelfError::TooFast,
        "key" => ShelfError::NoKey,
        "source" => ShelfError::Broken(Layered(io::Error::other("10.0.0.7 is gone"))),
        _ => return Ok("books"),
    })
}

/// The headers of the bucket are sent, too.
const DEFAULT: &str =
    r#"no `Retry-After` was set, so the `base_delay` of the spec is sent: code="rate_limit_exceeded""#;

fn failures() -> [(&'static str, Expected); 4] {
    [
        ("message", Expected::of(Code::NotFound).message("There is no such shelf.")),
        ("wait", Expected::of(Code::RateLimitExceeded).header("retry-after: 2").debug(DEFAULT)),
        ("key", Expected::of(Code::Unauthorized).header("www-authenticate: Bearer")),
        ("source", Expected::of(Code::InternalError).source("cannot read the shelf: 10.0.0.7 is gone")),
    ]
}

#[test]
fn a_handler_fails_with_it() {
    for (how, expected) in failures() {
        check(&get(format!("/enum/{how}")), &expected);
    }
}

#[test]
fn without_a_layer_it_has_no_id() {
    for (how, expected) in failures() {
        for (framework, seen) in each(Layers::NONE, &get(format!("/enum/{how}"))) {
            let envelope: serde_json::Value =
                serde_json::from_str(expected.text().rsplit_once('\n').unwrap().1).unwrap();
            let mut envelope = envelope["error"].clone();
            envelope.as_object_mut().unwrap().remove("request_id");
            assert_eq!(seen.json()["error"], envelope, "{framework:?} {how}");
        }
    }
}

#[test]
fn a_handler_returns_it_without_a_result() {
    check(&get("/enum"), &Expected::of(Code::NotFound).message("There is no such shelf."));
}
