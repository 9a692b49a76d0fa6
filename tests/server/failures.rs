//! Responses of handlers that fail without an `ApiError`: the whole response, and the one line in the log.

use errspec::{ApiErrorSpec, Catalog};

use crate::ask::{Layers, get};
use crate::catalog::Code;
use crate::expected::Expected;
use crate::framework::{check, check_text, each};

#[test]
fn the_whole_envelope() {
    check_text(
        Layers::ONE,
        &get("/nowhere"),
        concat!(
            "404\ncache-control: no-store\ncontent-length: 127\ncontent-type: application/json\nx-request-id: req_test\n\n",
            r#"{"error":{"code":"not_found","message":"It does not exist.","request_id":"req_test","#,
            r#""docs_url":"https://d.example/#not_found"}}"#,
        ),
        &[
            r#"info request{request_id="req_test"} request failed: code="not_found" status=404 request_id="req_test""#,
        ],
    );
}

#[test]
fn a_waiting_code_has_retry_after() {
    const DEFAULT: &str =
        r#"no `Retry-After` was set, so the `base_delay` of the spec is sent: code="rate_limit_exceeded""#;
    let limited = || Expected::of(Code::RateLimitExceeded);
    check(&get("/busy"), &limited().header("retry-after: 2").debug(DEFAULT));
    check(&get("/limited"), &limited().header("retry-after: 2").debug(DEFAULT));
    check(&get("/busy/until"), &limited().header("retry-after: 9"));
}

#[test]
fn html_of_an_inner_service() {
    let expected =
        Expected::of(Code::InternalError).status(502).header("vary: accept").header("x-cache: miss");
    check(&get("/proxied"), &expected);
}

#[test]
fn a_panic() {
    check(&get("/panic"), &Expected::of(Code::InternalError).source("panicked: order 7 is in memory"));
}

/// The response and the log have the status that the spec sends, and all other statuses stay.
#[test]
fn a_fallback_with_a_status_of_its_own() {
    check(&get("/status/425"), &Expected::of(Code::ServiceUnavailable).status(503));
    check(&get("/status/421"), &Expected::of(Code::BadRequest).status(400));
    let changed = (400..1_000).filter(|status| Code::fallback_status(*status) != *status);
    assert_eq!(changed.collect::<Vec<_>>(), [421, 425]);
}

#[test]
fn every_status_has_a_code() {
    for status in 400..1_000 {
        for (framework, seen) in each(Layers::ONE, &get(format!("/status/{status}"))) {
            let sent = Code::fallback_status(status);
            assert_eq!(seen.status, sent, "{framework:?}");
            assert_eq!(seen.json()["error"]["code"], Code::fallback(status).code(), "{framework:?}");
            let level = if sent < 500 { "info" } else { "error" };
            assert!(seen.log[0].starts_with(level), "{framework:?}: {:?}", seen.log);
        }
    }
}
