//! The presets, byte by byte.

use errspec::envelope::{Body, Sample};
use errspec::{ApiError, Envelope, Shape};

use crate::error::{Detail, Error};

fn error(shape: &'static Shape) -> Error {
    Error {
        shape,
        code: "order_locked",
        message: "Order 7 is being changed.".to_owned(),
        docs_url: "https://docs.example.com/#order_locked",
        row: 0,
        others: Vec::new(),
        details: vec![("order", Detail::U64(7)), ("status", Detail::Str("open".to_owned()))],
    }
}

#[track_caller]
fn check(shape: &'static Shape, whole: &str, bare: &str) {
    let mut error = error(shape);
    let sent = Envelope::new(&error).with_request_id("req_1").to_json();
    assert_eq!(String::from_utf8(sent.clone()).unwrap(), whole);
    let body = Body::parse_as(shape, &sent);
    assert_eq!(body.code(), Some("order_locked"));
    assert_eq!(body.message(), Some("Order 7 is being changed."));
    assert_eq!(body.detail("order").unwrap().to_string(), "7");
    assert_eq!(body.request_id(), whole.contains("req_1").then_some("req_1"));

    error.details.clear();
    assert_eq!(String::from_utf8(Envelope::new(&error).to_json()).unwrap(), bare);
    assert_eq!(serde_json::to_string(&Envelope::new(&error)).unwrap(), bare);
}

#[test]
fn nested() {
    check(
        &Shape::NESTED,
        concat!(
            r#"{"error":{"code":"order_locked","message":"Order 7 is being changed.","request_id":"req_1","#,
            r#""docs_url":"https://docs.example.com/#order_locked","details":{"order":7,"status":"open"}}}"#,
        ),
        concat!(
            r#"{"error":{"code":"order_locked","message":"Order 7 is being changed.","#,
            r#""docs_url":"https://docs.example.com/#order_locked"}}"#,
        ),
    );
}

#[test]
fn flat() {
    check(
        &Shape::FLAT,
        concat!(
            r#"{"code":"order_locked","message":"Order 7 is being changed.","request_id":"req_1","#,
            r#""docs_url":"https://docs.example.com/#order_locked","details":{"order":7,"status":"open"}}"#,
        ),
        concat!(
            r#"{"code":"order_locked","message":"Order 7 is being changed.","#,
            r#""docs_url":"https://docs.example.com/#order_locked"}"#,
        ),
    );
}

/// If details are members, one with the name of another member is omitted.
#[test]
fn problem_details() {
    check(
        &Shape::PROBLEM_DETAILS,
        concat!(
            r#"{"type":"https://docs.example.com/#order_locked","title":"What it \"means\".","status":404,"#,
            r#""detail":"Order 7 is being changed.","code":"order_locked","request_id":"req_1","order":7}"#,
        ),
        concat!(
            r#"{"type":"https://docs.example.com/#order_locked","title":"What it \"means\".","status":404,"#,
            r#""detail":"Order 7 is being changed.","code":"order_locked"}"#,
        ),
    );
}

#[test]
fn errors() {
    check(
        &Shape::ERRORS,
        concat!(
            r#"{"errors":[{"code":"order_locked","message":"Order 7 is being changed.","#,
            r#""detail":{"order":7,"status":"open"}}]}"#,
        ),
        r#"{"errors":[{"code":"order_locked","message":"Order 7 is being changed."}]}"#,
    );
}

#[test]
fn over_http() {
    for shape in [&Shape::NESTED, &Shape::FLAT, &Shape::PROBLEM_DETAILS, &Shape::ERRORS] {
        let content_type = match *shape {
            Shape::PROBLEM_DETAILS => "application/problem+json",
            _ => "application/json",
        };
        assert_eq!(Envelope::new(&error(shape)).content_type(), content_type);
        assert_eq!(shape.request_id_header(), Some("x-request-id"));
    }
}

/// An error keeps the shape of its own spec, also where its type is erased.
#[test]
fn an_erased_error_keeps_its_shape() {
    let error = ApiError::new(error(&Shape::ERRORS)).with_message("Locked.");
    let erased: &dyn errspec::ApiErrorSpec = &error;
    let json = String::from_utf8(Envelope::new(erased).to_json()).unwrap();
    assert!(json.starts_with(r#"{"errors":[{"code":"order_locked","message":"Locked.","#), "{json}");
}

#[test]
fn the_status_of_the_response_counts() {
    let error = error(&Shape::PROBLEM_DETAILS);
    let json = String::from_utf8(Envelope::new(&error).with_http_status(405).to_json()).unwrap();
    assert!(json.contains(r#""status":405,"#), "{json}");
}

#[test]
fn a_sample_follows_the_shape() {
    let sample = Sample::new("order_locked")
        .with_shape(&Shape::PROBLEM_DETAILS)
        .with_message("The order is being changed.")
        .with_meaning("Wait for it.")
        .with_docs_url("https://docs.example.com/#order_locked")
        .with_http_status(409);
    assert_eq!(
        sample.to_json(),
        r#"{
  "type": "https://docs.example.com/#order_locked",
  "title": "Wait for it.",
  "status": 409,
  "detail": "The order is being changed.",
  "code": "order_locked",
  "request_id": "req_5f3a9c1e7b20"
}"#,
    );
}

/// A value that is not JSON must not break the body.
#[test]
fn json_that_is_not_json_is_a_string() {
    for (text, sent) in [
        ("[1,{\"a\":null}]", "[1,{\"a\":null}]"),
        ("null", "null"),
        (" 1.5e3 ", " 1.5e3 "),
        ("\"a\\u00e9\"", "\"a\\u00e9\""),
        ("[1,", "\"[1,\""),
        ("1}", "\"1}\""),
        ("", "\"\""),
        ("NaN", "\"NaN\""),
        ("[1]]", "\"[1]]\""),
        ("{\"a\":1,}", "\"{\\\"a\\\":1,}\""),
        ("[1 2]", "\"[1 2]\""),
        ("\"\\ud800\"", "\"\\\"\\\\ud800\\\"\""),
    ] {
        let mut error = error(&Shape::FLAT);
        error.details = vec![("it", Detail::Json(text.to_owned()))];
        let json = String::from_utf8(Envelope::new(&error).to_json()).unwrap();
        assert!(json.ends_with(&format!(r#""details":{{"it":{sent}}}}}"#)), "{text} in {json}");
        let value: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(serde_json::to_value(Envelope::new(&error)).unwrap(), value);
    }
}
