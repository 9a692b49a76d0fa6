//! Responses that are not the layer's to touch, and `HEAD`.

use std::cell::Cell;
use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::response::{Extension, IntoResponse};
use axum::routing::get as on_get;
use errspec::tower::{EnvelopeBody, Untouched};
use errspec::{AnyApiError, ApiError};
use http::{Response, StatusCode};
use http_body::Frame;
use tower::{Layer, ServiceExt, service_fn};

use crate::catalog::Code;
use crate::driven::{check, drive, get, layer, request};

/// A body that comes in parts, and says so.
struct Parts(u8);

impl http_body::Body for Parts {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        if self.0 == 3 {
            return Poll::Ready(None);
        }
        self.0 += 1;
        Poll::Ready(Some(Ok(Frame::data(format!("part {}\n", self.0).into()))))
    }
}

/// A body that says whether it was asked.
struct Asked<'a>(&'a Cell<bool>);

impl http_body::Body for Asked<'_> {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        self.0.set(true);
        Poll::Ready(None)
    }
}

fn app() -> Router {
    Router::new()
        .route("/parts", on_get(|| async { Body::new(Parts(0)) }))
        .route("/moved", on_get(|| async { (StatusCode::FOUND, [("location", "/parts")]) }))
        .route("/cached", on_get(|| async { (StatusCode::NOT_MODIFIED, [("etag", "\"1\"")]) }))
        .route("/error-with-200", on_get(|| async { (StatusCode::OK, ApiError::from(Code::NotFound)) }))
        .route("/foreign", on_get(foreign))
        .route("/broken", on_get(|| async { ApiError::from(Code::InternalError) }))
        .layer(layer())
}

async fn foreign() -> impl IntoResponse {
    (StatusCode::BAD_GATEWAY, Extension(Untouched), [("content-language", "de")], "kaputt")
}

#[test]
fn a_stream_passes_unread() {
    let read = Cell::new(false);
    let service = service_fn(|_| {
        let read = &read;
        async move { Ok::<_, Infallible>(Response::new(EnvelopeBody::new(Asked(read)))) }
    });
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let Ok(response) = runtime.block_on(layer().layer(service).oneshot(get("/")));
    assert_eq!(response.status(), 200);
    assert!(!read.get());
    drop(response);
}

#[test]
fn a_success_is_as_it_was() {
    check(app(), get("/parts"), "200\nx-request-id: req_test\n\npart 1\npart 2\npart 3\n", &[]);
    check(app(), get("/moved"), "302\ncontent-length: 0\nlocation: /parts\nx-request-id: req_test\n\n", &[]);
    check(app(), get("/cached"), "304\ncontent-length: 0\netag: \"1\"\nx-request-id: req_test\n\n", &[]);
}

#[test]
fn who_says_that_an_error_succeeded_is_believed() {
    let body = r#"{"error":{"code":"not_found","message":"It is not there.","docs_url":"https://d.example/#not_found"}}"#;
    let length = body.len();
    let expected = format!(
        "200\ncontent-length: {length}\ncontent-type: application/json\nx-request-id: req_test\n\n{body}"
    );
    check(app(), get("/error-with-200"), &expected, &[]);
}

#[test]
fn an_opted_out_failure_is_logged_and_left_alone() {
    check(
        app(),
        get("/foreign"),
        concat!(
            "502\ncontent-language: de\ncontent-length: 6\ncontent-type: text/plain; charset=utf-8\n",
            "x-request-id: req_test\n\nkaputt",
        ),
        &[r#"error request{request_id="req_test"} request failed: status=502 request_id="req_test""#],
    );
}

#[test]
fn head_has_the_headers_alone() {
    for path in ["/nowhere", "/broken"] {
        let get = drive(app(), get(path));
        let head = drive(app(), request("HEAD", path).body(Body::empty()).unwrap());
        assert_eq!(head.response.status(), get.response.status());
        assert_eq!(head.response.headers(), get.response.headers());
        assert!(!get.body.is_empty());
        assert!(head.body.is_empty());
        assert_eq!(head.log, get.log);
    }
}

#[test]
fn whoever_is_outside_can_ask_for_the_failure() {
    let seen = drive(app(), get("/broken"));
    let failure = seen.response.extensions().get::<AnyApiError>().unwrap();
    assert_eq!(failure.error().code(), "internal_error");
    let seen = drive(app(), get("/nowhere"));
    assert_eq!(seen.response.extensions().get::<AnyApiError>().unwrap().error().code(), "not_found");
}
