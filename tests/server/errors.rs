//! What a handler says with an `ApiError`: the whole response, and the one line in the log.

use std::error::Error;
use std::fmt;
use std::time::Duration;

use axum::Router;
use axum::routing::get as on_get;
use errspec::ApiError;
use http::StatusCode;

use crate::catalog::Code;
use crate::driven::{self, drive, get, layer};
use crate::expected::{Expected, check};

#[derive(Debug)]
struct Pool(std::io::Error);

impl fmt::Display for Pool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the pool is\nempty")
    }
}

impl Error for Pool {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.0)
    }
}

async fn everything() -> ApiError<Code> {
    ApiError::new(Code::ServiceUnavailable)
        .with_message("Try \"again\".")
        .with_detail("attempt", 3)
        .with_detail("region", "eu")
        .with_retry_after(Duration::from_millis(1_500))
        .with_source(Pool(std::io::Error::other("10.0.0.7 is gone")))
}

fn app() -> Router {
    Router::new()
        .route("/everything", on_get(everything))
        .route(
            "/overridden",
            on_get(|| async { (StatusCode::CONFLICT, [("retry-after", "7")], everything().await) }),
        )
        .layer(layer())
}

const EVERYTHING: Expected = Expected {
    status: 503,
    headers: &["retry-after: 2"],
    code: "service_unavailable",
    message: r#"Try \"again\"."#,
    details: r#"{"attempt":3,"region":"eu"}"#,
    log: &[concat!(
        r#"error request{request_id="req_test"} request failed: code="service_unavailable" status=503 "#,
        r#"request_id="req_test" source="the pool is\nempty: 10.0.0.7 is gone""#,
    )],
};

#[test]
fn an_error_with_everything() {
    check(app(), get("/everything"), &EVERYTHING);
}

#[test]
fn a_handler_that_overrides_its_error_is_heard() {
    check(
        app(),
        get("/overridden"),
        &Expected {
            status: 409,
            headers: &["retry-after: 7"],
            log: &[concat!(
                r#"info request{request_id="req_test"} request failed: code="service_unavailable" status=409 "#,
                r#"request_id="req_test" source="the pool is\nempty: 10.0.0.7 is gone""#,
            )],
            ..EVERYTHING
        },
    );
}

#[test]
fn a_second_layer_changes_nothing() {
    let seen = drive(app().layer(layer()), get("/everything"));
    assert_eq!(seen.text(), EVERYTHING.text());
    assert_eq!(seen.log.len(), 1, "{:?}", seen.log);
}

#[test]
fn without_the_layer_an_error_is_the_envelope() {
    let app = Router::new().fallback(everything);
    let body = concat!(
        r#"{"error":{"code":"service_unavailable","message":"Try \"again\".","#,
        r#""docs_url":"https://d.example/#service_unavailable","details":{"attempt":3,"region":"eu"}}}"#,
    );
    let length = body.len();
    let expected =
        format!("503\ncontent-length: {length}\ncontent-type: application/json\nretry-after: 2\n\n{body}");
    driven::check(app, get("/"), &expected, &[]);
}
