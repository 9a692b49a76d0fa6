//! What the router and its extractors refuse: the whole response, and the one line in the log.

use std::fmt::Write;

use axum::body::Body;
use axum::extract::{DefaultBodyLimit, Path, Query};
use axum::routing::{get as on_get, post};
use axum::{Json, Router};
use http::{Request, StatusCode};
use serde::Deserialize;

use crate::driven::{self, get, layer, request};
use crate::expected::Expected;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Order {
    #[expect(dead_code, reason = "the extractor never gets that far")]
    secret_field: u64,
}

fn app() -> Router {
    Router::new()
        .route("/orders/{id}", on_get(|Path(_): Path<u64>| async {}))
        .route("/search", on_get(|Query(_): Query<Order>| async {}))
        .route("/orders", post(|Json(_): Json<Order>| async {}).layer(DefaultBodyLimit::max(64)))
        .route("/teapot", on_get(|| async { StatusCode::IM_A_TEAPOT }))
        .layer(layer())
}

/// A failure that the spec knows by its status alone: a code of 4xx without more.
#[track_caller]
fn check_bad_request(request: Request<Body>, status: u16, headers: &'static [&'static str], said: &str) {
    let mut line = format!(
        r#"info request{{request_id="req_test"}} request failed: code="bad_request" status={status} request_id="req_test""#
    );
    if !said.is_empty() {
        write!(line, " body={said:?}").unwrap();
    }
    let expected =
        Expected { status, headers, code: "bad_request", message: "It is malformed.", details: "", log: &[] };
    driven::check(app(), request, &expected.text(), &[&line]);
}

fn json(body: &'static str) -> Request<Body> {
    request("POST", "/orders").header("content-type", "application/json").body(body.into()).unwrap()
}

#[test]
fn a_wrong_method() {
    check_bad_request(request("DELETE", "/orders").body(Body::empty()).unwrap(), 405, &["allow: POST"], "");
}

#[test]
fn each_rejection() {
    check_bad_request(get("/orders/x"), 400, &[], "Invalid URL: Cannot parse `x` to a `u64`");
    check_bad_request(
        get("/search"),
        400,
        &[],
        "Failed to deserialize query string: missing field `secret_field`",
    );
    check_bad_request(
        get("/search?secret_field=x"),
        400,
        &[],
        "Failed to deserialize query string: secret_field: invalid digit found in string",
    );
    check_bad_request(
        json("{"),
        400,
        &[],
        "Failed to parse the request body as JSON: EOF while parsing an object at line 1 column 1",
    );
    check_bad_request(
        json(r#"{"secret_field": "x"}"#),
        422,
        &[],
        "Failed to deserialize the JSON body into the target type: secret_field: invalid type: string \"x\", expected u64 at line 1 column 20",
    );
    check_bad_request(
        json(r#"{"secret_field": 1, "more": 2}"#),
        422,
        &[],
        "Failed to deserialize the JSON body into the target type: more: unknown field `more`, expected `secret_field` at line 1 column 26",
    );
    check_bad_request(
        request("POST", "/orders").body("{}".into()).unwrap(),
        415,
        &[],
        "Expected request with `Content-Type: application/json`",
    );
}

#[test]
fn a_body_that_is_too_large() {
    let order = r#"{"secret_field": 1, "padding": "0123456789012345678901234567890123456789"}"#;
    check_bad_request(json(order), 413, &[], "Failed to buffer the request body: length limit exceeded");
}

#[test]
fn a_bare_status() {
    check_bad_request(get("/teapot"), 418, &[], "");
}
