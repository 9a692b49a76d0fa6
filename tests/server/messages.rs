//! What does a client hear of a rejection, where it is told?

use axum::Router;
use axum::extract::Path;
use axum::response::Html;
use axum::routing::get as on_get;
use errspec::ApiError;
use http::StatusCode;

use crate::catalog::Code;
use crate::driven::{drive, get, layer};

fn app() -> Router {
    Router::new()
        .route("/orders/{id}", on_get(|Path(_): Path<u64>| async {}))
        .route("/said", on_get(|| async { (StatusCode::NOT_FOUND, "No \"order\".") }))
        .route("/long", on_get(|| async { (StatusCode::NOT_FOUND, "x".repeat(1_025)) }))
        .route("/empty", on_get(|| async { StatusCode::NOT_FOUND }))
        .route("/html", on_get(|| async { (StatusCode::NOT_FOUND, Html("<p>No order.</p>")) }))
        .route("/error", on_get(|| async { ApiError::from(Code::NotFound) }))
        .route("/broken", on_get(|| async { (StatusCode::BAD_GATEWAY, "10.0.0.7 is gone") }))
        .layer(layer().with_rejection_messages())
}

#[test]
fn a_short_plain_text_of_a_4xx_is_the_message() {
    for (path, code, message, body) in [
        (
            "/orders/x",
            "bad_request",
            "Invalid URL: Cannot parse `x` to a `u64`",
            Some("Invalid URL: Cannot parse `x` to a `u64`"),
        ),
        ("/said", "not_found", "No \"order\".", Some("No \"order\".")),
        ("/long", "not_found", "It is not there.", None),
        ("/empty", "not_found", "It is not there.", None),
        ("/html", "not_found", "It is not there.", None),
        ("/error", "not_found", "It is not there.", None),
        ("/broken", "internal_error", "It broke.", Some("10.0.0.7 is gone")),
    ] {
        let seen = drive(app(), get(path));
        let json: serde_json::Value = serde_json::from_slice(&seen.body).unwrap();
        assert_eq!(json["error"]["code"], code, "{path}");
        assert_eq!(json["error"]["message"], message, "{path}");
        assert_eq!(seen.response.headers()["content-type"], "application/json");
        // The log has the text in any case.
        let logged = body.map(|body| format!(" body={body:?}")).unwrap_or_default();
        assert!(seen.log[0].ends_with(&format!("request_id=\"req_test\"{logged}")), "{:?}", seen.log);
    }
}
