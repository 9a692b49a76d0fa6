//! Services without axum: any body passes through the layer.

use std::cell::Cell;
use std::convert::Infallible;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes};
use errspec::ApiError;
use errspec::server::AnyApiError;
use errspec::server::tower::EnvelopeBody;
use http::{Request, Response};
use http_body::{Body as _, Frame};
use http_body_util::combinators::BoxBody;
use http_body_util::{BodyExt, Empty, Full};
use tower::{Layer, ServiceExt, service_fn};

use super::driven::{check, drive, get, layer};
use crate::catalog::Code;

const NOT_FOUND: &str = concat!(
    "404\ncache-control: no-store\ncontent-length: 127\ncontent-type: application/json\nx-request-id: req_test\n\n",
    r#"{"error":{"code":"not_found","message":"It does not exist.","request_id":"req_test","#,
    r#""docs_url":"https://d.example/#not_found"}}"#,
);

const LOGGED: &str = r#"info request{request_id="req_test"} request failed: code="not_found" status=404 request_id="req_test""#;

#[test]
fn a_full_body() {
    let service = service_fn(|_: Request<Body>| async {
        Ok::<_, Infallible>(AnyApiError::from(ApiError::new(Code::NotFound)).to_response::<Full<Bytes>>())
    });
    check(layer().layer(service), get("/"), NOT_FOUND, &[LOGGED]);
}

#[test]
fn a_boxed_body() {
    let inner = service_fn(|request: Request<Body>| async move {
        let found = request.uri().path() == "/found";
        let body: BoxBody<Bytes, Infallible> =
            if found { Full::new(Bytes::from("here")).boxed() } else { Empty::new().boxed() };
        let status = if found { 200 } else { 404 };
        Ok::<_, Infallible>(Response::builder().status(status).body(body).unwrap())
    });
    let service =
        || layer().layer(inner.map_response(|response: Response<_>| response.map(EnvelopeBody::new)));
    check(service(), get("/found"), "200\nx-request-id: req_test\n\nhere", &[]);
    check(service(), get("/"), NOT_FOUND, &[LOGGED]);
}

/// A body that records whether it was polled.
struct Asked(Rc<Cell<bool>>);

impl http_body::Body for Asked {
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

#[test]
fn a_stream_passes_unread() {
    let read = Rc::new(Cell::new(false));
    let service = service_fn(|_| {
        let read = Rc::clone(&read);
        async move { Ok::<_, Infallible>(Response::new(EnvelopeBody::new(Asked(read)))) }
    });
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let Ok(response) = runtime.block_on(layer().layer(service).oneshot(get("/")));
    assert_eq!(response.status(), 200);
    assert!(!read.get());
    drop(response);
}

#[test]
fn a_body_knows_its_size() {
    let mut envelope: EnvelopeBody<Full<Bytes>> = Bytes::from("12345").into();
    assert_eq!(envelope.size_hint().exact(), Some(5));
    assert!(!envelope.is_end_stream());
    assert!(EnvelopeBody::<Full<Bytes>>::from(Bytes::new()).is_end_stream());

    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let frame = runtime.block_on(envelope.frame()).unwrap().unwrap();
    assert_eq!(frame.into_data().unwrap(), "12345");
    assert!(envelope.is_end_stream());
    assert!(runtime.block_on(envelope.frame()).is_none());

    let inner = EnvelopeBody::new(Full::new(Bytes::from("123")));
    assert_eq!(inner.size_hint().exact(), Some(3));
    assert!(!inner.is_end_stream());
}

#[test]
fn delays_are_whole_seconds_rounded_up() {
    for (delay, header) in [
        (Duration::ZERO, "0"),
        (Duration::from_nanos(1), "1"),
        (Duration::from_secs(1), "1"),
        (Duration::from_millis(59_001), "60"),
        (Duration::MAX, "18446744073709551615"),
    ] {
        let error = ApiError::new(Code::InternalError).with_retry_after(delay);
        let response: Response<Vec<u8>> = AnyApiError::from(error).to_response();
        assert_eq!(response.headers()["retry-after"], header, "{delay:?}");
    }
    let response: Response<Vec<u8>> = AnyApiError::from(ApiError::new(Code::InternalError)).to_response();
    assert!(!response.headers().contains_key("retry-after"));
}

#[test]
fn a_layer_and_its_service_are_debug() {
    assert_eq!(
        format!("{:?}", layer()),
        r#"EnvelopeLayer { request_id: Some("x-request-id"), challenge: "Bearer", .. }"#,
    );
    assert_eq!(format!("{:?}", layer().layer(7)), "EnvelopeService { inner: 7, .. }");
    let seen = drive(
        layer().layer(service_fn(|_| async { Ok::<_, Infallible>(Response::new(Body::from("x"))) })),
        get("/"),
    );
    assert_eq!(seen.body, b"x");
}
