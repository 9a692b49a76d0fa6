//! Services of tower that fail or cannot become ready.

use std::convert::Infallible;
use std::future::Ready;
use std::io;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use errspec::server::AnyApiError;
use errspec::{ApiError, ApiErrorSpec};
use http::{Request, Response};
use tower::{Layer, Service, ServiceBuilder, ServiceExt, service_fn};

use super::driven::{check, get, layer};
use crate::catalog::Code;

const BUSY: &str = concat!(
    "503\ncache-control: no-store\ncontent-length: 140\ncontent-type: application/json\nx-request-id: req_test\n\n",
    r#"{"error":{"code":"service_unavailable","message":"It is busy.","request_id":"req_test","#,
    r#""docs_url":"https://d.example/#service_unavailable"}}"#,
);

const BROKEN: &str = concat!(
    "500\ncache-control: no-store\ncontent-length: 128\ncontent-type: application/json\nx-request-id: req_test\n\n",
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

#[test]
fn an_error_of_any_spec() {
    let service = service_fn(|_: Request<Body>| async {
        let error = ApiError::new(Code::ServiceUnavailable).with_source("poison");
        Err::<Response<Body>, _>(AnyApiError::from(error))
    });
    check(layer().layer(service), get("/"), BUSY, &[&failed(Code::ServiceUnavailable, "poison")]);
}

#[test]
fn a_panic_without_a_message() {
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
        &[&failed(Code::InternalError, "panicked: without a message")],
    );
}

/// An error whose conversion panics.
#[derive(Debug)]
struct Unboxable;

impl From<Unboxable> for tower::BoxError {
    fn from(_: Unboxable) -> Self {
        panic!("no box")
    }
}

#[test]
fn a_panic_in_the_conversion_of_an_error() {
    let service = service_fn(|_: Request<Body>| async { Err::<Response<Body>, _>(Unboxable) });
    check(layer().layer(service), get("/"), BROKEN, &[&failed(Code::InternalError, "panicked: no box")]);
}

/// A service that panics when it is asked whether it is ready.
struct Panicking;

impl Service<Request<Body>> for Panicking {
    type Response = Response<Body>;
    type Error = Infallible;
    type Future = Ready<Result<Response<Body>, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        panic!("no readiness")
    }

    fn call(&mut self, _: Request<Body>) -> Self::Future {
        unreachable!("it is never ready")
    }
}

#[test]
fn a_service_that_panics_when_it_becomes_ready() {
    check(
        layer().layer(Panicking),
        get("/"),
        BROKEN,
        &[&failed(Code::InternalError, "panicked: no readiness")],
    );
    let mut service = layer().layer(Panicking);
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    for _ in 0..3 {
        let Ok(response) = runtime.block_on(async { service.ready().await?.call(get("/")).await });
        assert_eq!(response.status(), 500);
    }
}

/// A service that never becomes ready.
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
fn a_service_that_cannot_become_ready() {
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

/// The type of a service, which the layer knows only if it is told.
#[test]
fn an_error_of_a_type_that_the_service_defines() {
    errspec::api_error!(OwnError: Code);
    let fails = || {
        service_fn(|_: Request<Body>| async {
            Err::<Response<Body>, _>(OwnError::new(Code::ServiceUnavailable).with_source("poison"))
        })
    };
    let known = || layer().with_error_type::<AnyApiError>().with_error_type::<OwnError>();
    check(known().layer(fails()), get("/"), BUSY, &[&failed(Code::ServiceUnavailable, "poison")]);
    check(layer().layer(fails()), get("/"), BROKEN, &[&failed(Code::InternalError, "It is busy.: poison")]);

    // The map comes first, and another error is as before.
    let mapped = known().with_error_map(|error| error.is::<OwnError>().then(|| Code::InternalError.into()));
    check(mapped.layer(fails()), get("/"), BROKEN, &[&failed(Code::InternalError, "It is busy.: poison")]);
    let gone = service_fn(|_: Request<Body>| async { Err::<Response<Body>, _>(io::Error::other("gone")) });
    check(known().layer(gone), get("/"), BROKEN, &[&failed(Code::InternalError, "gone")]);
}
