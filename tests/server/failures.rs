//! Every way in which a router of axum fails: the whole response, and the one line in the log.

use std::error::Error;
use std::fmt::{self, Write};
use std::time::Duration;

use axum::body::Body;
use axum::extract::{DefaultBodyLimit, Path, Query};
use axum::response::{Html, IntoResponse};
use axum::routing::{get as on_get, post};
use axum::{Json, Router};
use errspec::ApiError;
use http::{HeaderValue, Request, StatusCode};
use serde::Deserialize;

use crate::catalog::Code;
use crate::driven::{self, drive, get, layer, request};

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
        .route("/private", on_get(|| async { StatusCode::UNAUTHORIZED }))
        .route(
            "/private/basic",
            on_get(|| async { (StatusCode::UNAUTHORIZED, [("www-authenticate", "Basic")]) }),
        )
        .route("/busy", on_get(|| async { StatusCode::TOO_MANY_REQUESTS }))
        .route("/busy/until", on_get(|| async { (StatusCode::TOO_MANY_REQUESTS, [("retry-after", "9")]) }))
        .route("/proxied", on_get(proxied))
        .route("/panic", on_get(panic))
        .route("/bare", on_get(|| async { ApiError::from(Code::RateLimitExceeded) }))
        .route("/everything", on_get(everything))
        .route(
            "/overridden",
            on_get(|| async { (StatusCode::CONFLICT, [("retry-after", "7")], everything().await) }),
        )
        .layer(layer())
}

async fn proxied() -> impl IntoResponse {
    let headers = [
        ("content-encoding", "gzip"),
        ("content-language", "de"),
        ("etag", "\"1\""),
        ("x-cache", "miss"),
        ("vary", "accept"),
    ];
    (StatusCode::BAD_GATEWAY, headers, Html("<h1>Bad gateway</h1>"))
}

async fn panic() {
    let orders: [u64; 0] = [];
    assert!(orders.contains(&7), "order 7 is in memory");
}

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

/// The fields of a response that differ from one failure to the next.
struct Expected {
    status: u16,
    headers: &'static [&'static str],
    code: &'static str,
    message: &'static str,
    details: &'static str,
    log: &'static [&'static str],
}

impl Expected {
    /// The whole response.
    fn text(&self) -> String {
        let Self { code, message, details, .. } = self;
        let details = if details.is_empty() { String::new() } else { format!(r#","details":{details}"#) };
        let body = format!(
            r#"{{"error":{{"code":"{code}","message":"{message}","request_id":"req_test","docs_url":"https://d.example/#{code}"{details}}}}}"#
        );
        let mut headers: Vec<_> = self.headers.iter().map(|header| format!("{header}\n")).collect();
        headers.push(format!("content-length: {}\n", body.len()));
        headers.push("content-type: application/json\n".into());
        headers.push("x-request-id: req_test\n".into());
        headers.sort();
        format!("{}\n{}\n{body}", self.status, headers.concat())
    }
}

#[track_caller]
fn check(request: Request<Body>, expected: &Expected) {
    driven::check(app(), request, &expected.text(), expected.log);
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
fn the_envelope_is_whole() {
    driven::check(
        app(),
        get("/nowhere"),
        concat!(
            "404\ncontent-length: 125\ncontent-type: application/json\nx-request-id: req_test\n\n",
            r#"{"error":{"code":"not_found","message":"It is not there.","request_id":"req_test","#,
            r#""docs_url":"https://d.example/#not_found"}}"#,
        ),
        &[
            r#"info request{request_id="req_test"} request failed: code="not_found" status=404 request_id="req_test""#,
        ],
    );
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

#[test]
fn a_401_says_how_to_prove_who_you_are() {
    let mut expected = Expected {
        status: 401,
        headers: &["www-authenticate: Bearer"],
        code: "unauthorized",
        message: "The key is unknown.",
        details: "",
        log: &[
            r#"info request{request_id="req_test"} request failed: code="unauthorized" status=401 request_id="req_test""#,
        ],
    };
    check(get("/private"), &expected);
    expected.headers = &["www-authenticate: Basic"];
    check(get("/private/basic"), &expected);

    expected.headers = &["www-authenticate: DPoP"];
    let app: Router = Router::new()
        .fallback(|| async { ApiError::from(Code::Unauthorized) })
        .layer(layer().with_challenge(HeaderValue::from_static("DPoP")));
    driven::check(app, get("/"), &expected.text(), expected.log);
}

#[test]
fn a_waiting_code_says_how_long() {
    let failed = r#"info request{request_id="req_test"} request failed: code="rate_limit_exceeded" status=429 request_id="req_test""#;
    let default = r#"debug request{request_id="req_test"} no `Retry-After` is known, the spec's default is sent: code="rate_limit_exceeded""#;
    for (path, header, log) in [
        ("/busy", "retry-after: 2\n", &[failed, default][..]),
        ("/bare", "retry-after: 2\n", &[failed, default]),
        ("/busy/until", "retry-after: 9\n", &[failed]),
    ] {
        let seen = drive(app(), get(path));
        assert!(seen.text().contains(header), "{}", seen.text());
        assert!(seen.text().contains(r#"{"error":{"code":"rate_limit_exceeded","#), "{}", seen.text());
        assert_eq!(seen.log, log);
    }
}

#[test]
fn html_of_an_inner_service() {
    check(
        get("/proxied"),
        &Expected {
            status: 502,
            headers: &["vary: accept", "x-cache: miss"],
            code: "internal_error",
            message: "It broke.",
            details: "",
            log: &[
                r#"error request{request_id="req_test"} request failed: code="internal_error" status=502 request_id="req_test""#,
            ],
        },
    );
}

#[test]
fn a_panic() {
    check(
        get("/panic"),
        &Expected {
            status: 500,
            headers: &[],
            code: "internal_error",
            message: "It broke.",
            details: "",
            log: &[concat!(
                r#"error request{request_id="req_test"} request failed: code="internal_error" status=500 "#,
                r#"request_id="req_test" source="panicked: order 7 is in memory""#,
            )],
        },
    );
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
    check(get("/everything"), &EVERYTHING);
}

#[test]
fn a_handler_that_overrides_its_error_is_heard() {
    check(
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
