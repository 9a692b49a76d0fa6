//! Middleware that fails instead of responding.

use crate::ask::{Layers, get};
use crate::catalog::Code;
use crate::expected::Expected;
use crate::framework::{check, check_in};

#[test]
fn an_error_is_a_500() {
    check(&get("/fails/io"), &Expected::of(Code::InternalError).source("10.0.0.7 is gone"));
}

#[test]
fn a_timeout_is_a_503() {
    check(&get("/fails/late"), &Expected::of(Code::ServiceUnavailable).source("timed out"));
    check(&get("/fails/below"), &Expected::of(Code::ServiceUnavailable).source("no answer"));
}

#[test]
fn an_error_of_the_spec_is_kept() {
    let expected = Expected::of(Code::NotFound).message("No order 7.").details(r#"{"order":7}"#);
    check(&get("/fails/error"), &expected);
}

#[test]
fn an_error_can_be_mapped() {
    let mapped = Layers { mapped: true, ..Layers::ONE };
    let expected = Expected::of(Code::NotFound).message("No file.").source("/etc/orders");
    check_in(mapped, &get("/fails/missing"), &expected);
    let expected = Expected::of(Code::InternalError).source("10.0.0.7 is gone");
    check_in(mapped, &get("/fails/io"), &expected);
}

#[test]
fn a_panic_before_the_future_exists() {
    check(&get("/fails/panic"), &Expected::of(Code::InternalError).source("panicked: no future"));
}
