//! What the layer allocates for a successful request: the request id, and its place in the extensions.
//!
//! Allocations are counted on the thread of the test, so the numbers are exact.

use std::convert::Infallible;

use allocation_counter::measure;
use axum::body::Body;
use axum::extract::{Path, Request};
use axum::response::Response;
use axum::routing::{Route, get};
use axum::{Router, ServiceExt};
use errspec::server::tower::EnvelopeLayer;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Runtime;
use tower::layer::layer_fn;
use tower::{Layer, Service, ServiceExt as _};

errspec::errors!("spec/errors.yaml");

/// The allocation that all copies of the id share, and its place in the extensions of the request.
const REQUEST_ID: u64 = 2;
/// An id that the client sent is copied first, since the header may be part of a larger buffer.
const SENT_ID: u64 = 3;

/// Routes as axum serves them; the extensions of a request have a param of its path.
fn router() -> Router {
    Router::new()
        .route("/orders/{id}", get(|Path(id): Path<u64>| async move { format!("order {id}") }))
        .with_state(())
}

fn layer() -> EnvelopeLayer<ErrorCode> {
    EnvelopeLayer::new()
}

fn runtime() -> Runtime {
    tokio::runtime::Builder::new_current_thread().enable_io().build().unwrap()
}

/// The allocations of a request with room for one more header, as a server leaves it.
fn called<S>(service: &S, headers: &[(&'static str, &'static str)]) -> u64
where
    S: Service<Request, Response = Response, Error = Infallible> + Clone,
{
    let runtime = runtime();
    let ask = || {
        let mut request = Request::new(Body::empty());
        *request.uri_mut() = http::Uri::from_static("/orders/7");
        for (name, value) in headers {
            request.headers_mut().insert(*name, http::HeaderValue::from_static(value));
        }
        let service = service.clone();
        let mut response = None;
        let counted = measure(|| response = Some(runtime.block_on(service.oneshot(request))));
        let Some(Ok(response)) = response else { panic!("it answers") };
        assert_eq!(response.status(), 200);
        counted.count_total
    };
    let first = ask();
    assert_eq!(ask(), first, "each request takes the same");
    first
}

#[test]
fn around_a_router_only_the_request_id_allocates() {
    let headers = [("host", "shop.example")];
    assert_eq!(called(&layer().layer(router()), &headers), called(&router(), &headers) + REQUEST_ID);
}

#[test]
fn an_id_that_was_sent_is_copied() {
    let headers = [("host", "shop.example"), ("x-request-id", "req_1")];
    assert_eq!(called(&layer().layer(router()), &headers), called(&router(), &headers) + SENT_ID);
}

/// axum boxes the layered route, for any layer.
#[test]
fn as_a_layer_of_axum_it_adds_what_any_layer_allocates() {
    let headers = [("host", "shop.example")];
    let any = router().layer(layer_fn(|route: Route| route)).with_state(());
    let ours = router().layer(layer()).with_state(());
    assert_eq!(called(&ours, &headers), called(&any, &headers) + REQUEST_ID);
}

/// The allocations of 100 requests over one connection; the client allocates nothing.
fn served<S>(service: S) -> u64
where
    S: Service<Request, Response = Response, Error = Infallible> + Clone + Send + 'static,
    S::Future: Send,
{
    let runtime = runtime();
    let mut stream = runtime.block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(async move { axum::serve(listener, service.into_make_service()).await });
        TcpStream::connect(address).await.unwrap()
    });
    runtime.block_on(ask(&mut stream, 20));
    measure(|| runtime.block_on(ask(&mut stream, 100))).count_total
}

async fn ask(stream: &mut TcpStream, times: u32) {
    for _ in 0..times {
        stream.write_all(b"GET /orders/7 HTTP/1.1\r\nhost: shop.example\r\n\r\n").await.unwrap();
        let mut response = [0; 512];
        let mut filled = 0;
        while !response[..filled].ends_with(b"\r\n\r\norder 7") {
            let read = stream.read(&mut response[filled..]).await.unwrap();
            assert!(read > 0, "the connection stays open");
            filled += read;
        }
    }
}

#[test]
fn over_a_connection_the_numbers_are_the_same() {
    assert_eq!(served(layer().layer(router())), served(router()) + 100 * REQUEST_ID);
    let any = router().layer(layer_fn(|route: Route| route)).with_state(());
    let ours = router().layer(layer()).with_state(());
    assert_eq!(served(ours), served(any) + 100 * REQUEST_ID);
}
