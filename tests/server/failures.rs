//! Responses of handlers that fail without an `ApiError`: the whole response, and the one line in the log.

use axum::Router;
use axum::response::{Html, IntoResponse};
use axum::routing::get as on_get;
use errspec::ApiError;
use http::{HeaderValue, StatusCode};

use crate::catalog::Code;
use crate::driven::{self, drive, get, layer};
use crate::expected::{Expected, check};

fn app() -> Router {
    Router::new()
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
    check(app(), get("/private"), &expected);
    expected.headers = &["www-authenticate: Basic"];
    check(app(), get("/private/basic"), &expected);

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
        app(),
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
        app(),
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
