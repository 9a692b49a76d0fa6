//! What the router and its extractors reject: the whole response, and the one line in the log.

use errspec::Catalog;

use crate::ask::{Ask, Layers, get};
use crate::catalog::Code;
use crate::expected::Expected;
use crate::framework::{Framework, check};

/// Status and text of a rejection differ; axum has the text only in the body, actix in an error.
#[track_caller]
fn check_rejection(ask: &Ask, axum: (u16, &str), actix: (u16, &str)) {
    for framework in Framework::ALL {
        let (status, text) = framework.pick(axum, actix);
        let expected = Expected::of(Code::fallback(status)).status(status);
        let expected = framework.pick(expected.clone().body_text(text), expected.source(text));
        expected.check(framework, &framework.ask(Layers::ONE, ask));
    }
}

fn order(body: &str) -> Ask {
    Ask::new("POST", "/orders").json(body)
}

#[test]
fn a_wrong_method() {
    let expected = Expected::of(Code::BadRequest).status(405).header("allow: POST");
    check(&Ask::new("DELETE", "/orders"), &expected);
}

#[test]
fn a_wrong_method_of_a_lone_route() {
    for framework in Framework::ALL {
        let expected = framework.pick(
            Expected::of(Code::BadRequest).status(405).header("allow: GET,HEAD"),
            Expected::of(Code::NotFound),
        );
        expected.check(framework, &framework.ask(Layers::ONE, &Ask::new("DELETE", "/search")));
    }
}

#[test]
fn an_unknown_route() {
    check(&get("/nowhere"), &Expected::of(Code::NotFound));
}

#[test]
fn a_bare_status() {
    check(&get("/status/418"), &Expected::of(Code::BadRequest).status(418));
}

#[test]
fn a_path() {
    check_rejection(
        &get("/orders/x"),
        (400, "Invalid URL: Cannot parse `x` to a `u64`"),
        (404, "can not parse \"x\" to a u64"),
    );
}

#[test]
fn a_query() {
    check_rejection(
        &get("/search"),
        (400, "Failed to deserialize query string: missing field `secret_field`"),
        (400, "Query deserialize error: missing field `secret_field`"),
    );
    check_rejection(
        &get("/search?secret_field=x"),
        (400, "Failed to deserialize query string: secret_field: invalid digit found in string"),
        (400, "Query deserialize error: invalid digit found in string"),
    );
}

#[test]
fn a_json_body() {
    check_rejection(
        &order("{"),
        (400, "Failed to parse the request body as JSON: EOF while parsing an object at line 1 column 1"),
        (400, "Json deserialize error: EOF while parsing an object at line 1 column 1"),
    );
    check_rejection(
        &order(r#"{"secret_field": "x"}"#),
        (
            422,
            "Failed to deserialize the JSON body into the target type: secret_field: invalid type: string \"x\", expected u64 at line 1 column 20",
        ),
        (400, "Json deserialize error: invalid type: string \"x\", expected u64 at line 1 column 20"),
    );
    check_rejection(
        &order(r#"{"secret_field": 1, "more": 2}"#),
        (
            422,
            "Failed to deserialize the JSON body into the target type: more: unknown field `more`, expected `secret_field` at line 1 column 26",
        ),
        (400, "Json deserialize error: unknown field `more`, expected `secret_field` at line 1 column 26"),
    );
    check_rejection(
        &Ask { body: "{}".into(), ..Ask::new("POST", "/orders") },
        (415, "Expected request with `Content-Type: application/json`"),
        (400, "Content type error"),
    );
}

#[test]
fn a_body_that_is_too_large() {
    check_rejection(
        &order(r#"{"secret_field": 1, "padding": "0123456789012345678901234567890123456789"}"#),
        (413, "Failed to buffer the request body: length limit exceeded"),
        (413, "JSON payload (74 bytes) is larger than allowed (limit: 64 bytes)."),
    );
}
