//! What does the log have of a replaced body?

use std::convert::Infallible;
use std::fmt::Write;
use std::future::ready;
use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes, HttpBody};
use axum::response::IntoResponse;
use http::StatusCode;
use http_body::{Frame, SizeHint};
use tower::{Layer, service_fn};

use super::driven::{drive, get, layer};

#[track_caller]
fn check(response: impl IntoResponse, body: Option<&str>) {
    let mut response = Some(response.into_response());
    let service = service_fn(move |_| ready(Ok::<_, Infallible>(response.take().expect("it is asked once"))));
    let seen = drive(layer().layer(service), get("/"));
    let mut line =
        r#"error request{request_id="req_test"} request failed: code="internal_error" status=500 request_id="req_test""#
            .to_owned();
    if let Some(body) = body {
        write!(line, " body={body:?}").unwrap();
    }
    assert_eq!(seen.log, [line]);
    assert!(seen.text().ends_with("#internal_error\"}}"), "{}", seen.text());
}

const FAILED: StatusCode = StatusCode::INTERNAL_SERVER_ERROR;

#[test]
fn a_short_text() {
    check((FAILED, "why"), Some("why"));
    check((FAILED, "two\nlines"), Some("two\nlines"));
    check((FAILED, ""), None);
    let longest = "x".repeat(1024);
    check((FAILED, longest.clone()), Some(&longest));
    check((FAILED, longest + "x"), None);
}

#[test]
fn only_plain_text_is_logged() {
    check((FAILED, [("content-type", "text/html")], "why"), None);
    check((FAILED, [("content-encoding", "gzip")], "why"), None);
    check((FAILED, [("content-type", "text/plain")], Body::from(&b"\xff"[..])), None);
    check((FAILED, Body::from("why")), None);
}

type Polled = Poll<Option<Result<Frame<Bytes>, Infallible>>>;

/// A body that claims to be short.
struct Odd(fn() -> Polled);

impl HttpBody for Odd {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(self: Pin<&mut Self>, _: &mut Context<'_>) -> Polled {
        (self.0)()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(3)
    }
}

#[test]
fn the_body_is_not_awaited() {
    let text = [("content-type", "text/plain")];
    check((FAILED, text, Body::new(Odd(|| Poll::Ready(Some(Ok(Frame::data("why".into()))))))), Some("why"));
    check((FAILED, text, Body::new(Odd(|| Poll::Pending))), None);
    check((FAILED, text, Body::new(Odd(|| Poll::Ready(None)))), None);
}
