//! What is the whole response of a tower service, and what did it log?

use std::convert::Infallible;
use std::fmt;

use axum::body::Body;
use errspec::server::tower::EnvelopeLayer;
use http::Request;
use tower::{Service, ServiceExt};

use crate::ask::Layers;
use crate::catalog::Code;
use crate::log::logged;
use crate::on_axum;
use crate::seen::Seen;

pub(super) fn layer() -> EnvelopeLayer<Code> {
    on_axum::layer(Layers::ONE)
}

/// A request with the id that all expected texts contain.
pub(super) fn get(path: &str) -> Request<Body> {
    Request::get(path).header("x-request-id", "req_test").body(Body::empty()).unwrap()
}

/// Calls the service, on a paused clock.
pub(super) fn drive<S, B>(service: S, request: Request<Body>) -> Seen
where
    S: Service<Request<Body>, Response = http::Response<B>, Error = Infallible>,
    B: http_body::Body<Error: fmt::Debug>,
{
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap();
    let (seen, log) = logged(|| runtime.block_on(answer(service, request)));
    Seen { log, ..seen }
}

async fn answer<S, B>(service: S, request: Request<Body>) -> Seen
where
    S: Service<Request<Body>, Response = http::Response<B>, Error = Infallible>,
    B: http_body::Body<Error: fmt::Debug>,
{
    let Ok(response) = service.oneshot(request).await;
    on_axum::seen(response).await
}

/// Checks the whole response and the whole log.
#[track_caller]
pub(super) fn check<S, B>(service: S, request: Request<Body>, response: &str, log: &[&str])
where
    S: Service<Request<Body>, Response = http::Response<B>, Error = Infallible>,
    B: http_body::Body<Error: fmt::Debug>,
{
    let seen = drive(service, request);
    assert_eq!(seen.text(), response);
    assert_eq!(seen.log, log);
}
