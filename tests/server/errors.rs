//! Handlers that fail with an `ApiError`: the whole response, and the one line in the log.

use std::error::Error as _;

use crate::ask::{Layers, get};
use crate::catalog::Code;
use crate::expected::Expected;
use crate::framework::{check, check_text, each};

fn everything() -> Expected {
    Expected::of(Code::ServiceUnavailable)
        .header("retry-after: 2")
        .message("Try \"again\".")
        .details(r#"{"attempt":3,"region":"eu"}"#)
        .source("the pool is\nempty: 10.0.0.7 is gone")
}

#[test]
fn an_error_with_everything() {
    check(&get("/everything"), &everything());
}

#[test]
fn a_handler_can_override_its_error() {
    let expected = Expected::of(Code::ServiceUnavailable)
        .status(409)
        .header("retry-after: 7")
        .message("Try \"again\".")
        .details(r#"{"attempt":3,"region":"eu"}"#)
        .source("the pool is\nempty: 10.0.0.7 is gone");
    check(&get("/overridden"), &expected);
}

#[test]
fn a_second_layer_changes_nothing() {
    for path in ["/everything", "/fails/error", "/fails/panic", "/text", "/nowhere"] {
        for ((framework, once), (_, twice)) in
            each(Layers::ONE, &get(path)).zip(each(Layers::TWO, &get(path)))
        {
            assert_eq!(once.text(), twice.text(), "{framework:?} {path}");
            assert_eq!(twice.log.len(), 1, "{framework:?} {path}: {:?}", twice.log);
        }
    }
}

#[test]
fn without_the_layer_an_error_is_the_envelope() {
    let body = concat!(
        r#"{"error":{"code":"service_unavailable","message":"Try \"again\".","#,
        r#""docs_url":"https://d.example/#service_unavailable","details":{"attempt":3,"region":"eu"}}}"#,
    );
    let length = body.len();
    let expected =
        format!("503\ncontent-length: {length}\ncontent-type: application/json\nretry-after: 2\n\n{body}");
    check_text(Layers::NONE, &get("/everything"), &expected, &[]);
}

#[test]
fn outer_layers_can_read_the_failure() {
    for path in ["/everything", "/overridden"] {
        for (framework, seen) in each(Layers::ONE, &get(path)) {
            let failure = seen.failure.unwrap();
            assert_eq!(failure.as_spec().code(), "service_unavailable", "{framework:?}");
            assert_eq!(failure.to_string(), "Try \"again\".", "{framework:?}");
            // The source itself, not only its text.
            assert!(failure.source().unwrap().source().unwrap().is::<std::io::Error>(), "{framework:?}");
        }
    }
    for (framework, seen) in each(Layers::ONE, &get("/nowhere")) {
        assert_eq!(seen.failure.unwrap().as_spec().code(), "not_found", "{framework:?}");
    }
}

/// A shape without a list has the first error; status, headers and log are those of all.
#[test]
fn several_errors_are_one_response_and_one_line_in_the_log() {
    let body = concat!(
        r#"{"error":{"code":"not_found","message":"Es ist nicht da.","request_id":"req_test","#,
        r#""docs_url":"https://d.example/#not_found"}}"#,
    );
    let head = format!(
        "500\ncache-control: no-store\ncontent-language: de\ncontent-length: {}\ncontent-type: application/json\nretry-after: 2\n\
         x-request-id: req_test\nx-shard: 7\n\n{body}",
        body.len(),
    );
    let log = concat!(
        r#"error request{request_id="req_test"} request failed: code="not_found" status=500 request_id="req_test" "#,
        r#"errors=3 codes="not_found, service_unavailable" "#,
        r#"source="no row; the pool is\nempty: 10.0.0.7 is gone; no row either""#,
    );
    check_text(Layers::ONE, &get("/several"), &head, &[log]);
    for (framework, seen) in each(Layers::ONE, &get("/several")) {
        let mut codes = Vec::new();
        seen.failure.unwrap().as_spec().visit_other_errors(&mut |error| codes.push(error.code()));
        assert_eq!(codes, ["service_unavailable", "not_found"], "{framework:?}");
    }
}

#[test]
fn of_several_errors_the_longest_wait_counts() {
    for layers in [Layers::NONE, Layers::ONE, Layers::TWO] {
        for (framework, seen) in each(layers, &get("/waiting")) {
            assert_eq!((seen.status, seen.header("retry-after")), (429, "90"), "{framework:?}");
        }
    }
}
