//! Middleware that fails instead of answering: timeout, load shedding, errors of any kind.

use std::convert::Infallible;
use std::error::Error;
use std::future::{Ready, ready};
use std::io;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use errspec::{ApiError, ApiErrorSpec, Catalog};
use http::{Request, Response};
use tower::{Layer, Service, ServiceBuilder, ServiceExt, service_fn};

use crate::catalog::Code;
use crate::driven::{Seen, check, drive, get, layer};

const BUSY: &str = concat!(
    "503\ncontent-length: 140\ncontent-type: application/json\nx-request-id: req_test\n\n",
    r#"{"error":{"code":"service_unavailable","message":"It is busy.","request_id":"req_test","#,
    r#""docs_url":"https://d.example/#service_unavailable"}}"#,
);

const BROKEN: &str = concat!(
    "500\ncontent-length: 128\ncontent-type: application/json\nx-request-id: req_test\n\n",
    r#"{"error":{"code":"internal_error","message":"It broke.","request_id":"req_test","#,
    r#""docs_url":"https://d.example/#internal_error"}}"#,
);

fn failed(code: Code, source: &str) -> String {
    format!(
        "error request{{request_id=\"req_test\"}} request failed: code={:?} status={} request_id=\"req_test\" source={source:?}",
        code.code(),
        code.http_status(),
    )
}

#[test]
fn a_timeout() {
    let app: Router = Router::new()
        .fallback(|| tokio::time::sleep(Duration::from_secs(3_600)))
        .layer(ServiceBuilder::new().layer(layer()).timeout(Duration::from_secs(5)));
    check(app, get("/"), BUSY, &[&failed(Code::ServiceUnavailable, "request timed out")]);
}

#[test]
fn load_shedding() {
    let app: Router = Router::new()
        .fallback(|| async {})
        .layer(ServiceBuilder::new().layer(layer()).load_shed().concurrency_limit(0));
    check(app, get("/"), BUSY, &[&failed(Code::ServiceUnavailable, "service overloaded")]);
}

/// A service that fails with that error.
fn failing<E: Into<Box<dyn Error + Send + Sync>>>(
    error: E,
) -> impl Service<Request<Body>, Response = Response<Body>, Error = E> {
    let mut error = Some(error);
    service_fn(move |_| ready(Err(error.take().expect("it is asked once"))))
}

#[test]
fn an_error_is_a_500() {
    check(
        layer().layer(failing(io::Error::other("10.0.0.7 is gone"))),
        get("/"),
        BROKEN,
        &[&failed(Code::InternalError, "10.0.0.7 is gone")],
    );
}

#[test]
fn a_timeout_below_is_a_503() {
    let below = io::Error::other(io::Error::new(io::ErrorKind::TimedOut, "no answer"));
    check(layer().layer(failing(below)), get("/"), BUSY, &[&failed(Code::ServiceUnavailable, "no answer")]);
}

#[test]
fn an_error_of_the_spec_is_what_it_is() {
    let error = ApiError::new(Code::NotFound).with_message("No order 7.").with_detail("order", 7);
    let Seen { response, body, log } = drive(layer().layer(failing(error)), get("/"));
    assert_eq!(response.status(), 404);
    let json: serde_json::Value = serde_json::from_slice(&body).unwrap();
    assert_eq!(json["error"]["message"], "No order 7.");
    assert_eq!(json["error"]["details"], serde_json::json!({"order": 7}));
    assert_eq!(log.len(), 1, "{log:?}");
}

#[test]
fn an_error_means_what_was_said() {
    let layer = layer().with_error_map(|error| {
        let error = error.downcast_ref::<io::Error>()?;
        (error.kind() == io::ErrorKind::NotFound)
            .then(|| ApiError::new(Code::NotFound).with_message("No file."))
    });

    let missing = io::Error::new(io::ErrorKind::NotFound, "/etc/orders");
    let Seen { response, body, log } = drive(layer.layer(failing(missing)), get("/"));
    assert_eq!(response.status(), 404);
    let json: serde_json::Value = serde_json::from_slice(&body).unwrap();
    assert_eq!(json["error"]["message"], "No file.");
    let line = r#"info request{request_id="req_test"} request failed: code="not_found" status=404 request_id="req_test" source="/etc/orders""#;
    assert_eq!(log, [line]);

    check(
        layer.layer(failing(io::Error::other("else"))),
        get("/"),
        BROKEN,
        &[&failed(Code::InternalError, "else")],
    );
}

#[test]
fn a_panic_before_there_is_a_future() {
    let service = service_fn(|_: Request<Body>| -> Ready<Result<Response<Body>, Infallible>> {
        panic!("no {}", "future")
    });
    check(layer().layer(service), get("/"), BROKEN, &[&failed(Code::InternalError, "panicked: no future")]);
}

#[test]
fn a_panic_without_a_text() {
    let service = service_fn(|_: Request<Body>| async {
        if true {
            std::panic::panic_any(7_u8);
        }
        Ok::<_, Infallible>(Response::new(Body::empty()))
    });
    check(
        layer().layer(service),
        get("/"),
        BROKEN,
        &[&failed(Code::InternalError, "panicked: without a text")],
    );
}

/// A service that never gets ready.
struct Unready;

impl Service<Request<Body>> for Unready {
    type Response = Response<Body>;
    type Error = io::Error;
    type Future = Ready<io::Result<Response<Body>>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Err(io::Error::other("closed")))
    }

    fn call(&mut self, _: Request<Body>) -> Self::Future {
        unreachable!("it is never ready")
    }
}

#[test]
fn a_service_that_cannot_get_ready() {
    check(layer().layer(Unready), get("/"), BROKEN, &[&failed(Code::InternalError, "closed")]);
}

#[test]
fn each_request_is_answered_while_the_service_is_unready() {
    let mut service = layer().layer(Unready);
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    for _ in 0..3 {
        let Ok(response) = runtime.block_on(async { service.ready().await?.call(get("/")).await });
        assert_eq!(response.status(), 500);
    }
}

#[test]
fn every_status_has_a_code() {
    for status in 400..1_000 {
        let app: Router = Router::new()
            .fallback(move || async move { http::StatusCode::from_u16(status).unwrap() })
            .layer(layer());
        let Seen { response, body, log } = drive(app, get("/"));
        assert_eq!(response.status(), status);
        let json: serde_json::Value = serde_json::from_slice(&body).unwrap();
        assert_eq!(json["error"]["code"], Code::fallback(status).code());
        let level = if status < 500 { "info" } else { "error" };
        assert!(log[0].starts_with(level), "{log:?}");
    }
}
