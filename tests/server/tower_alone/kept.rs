//! Is a body that is kept sent byte for byte, however it arrives, and read only as far as it is in memory?

use std::collections::VecDeque;
use std::convert::Infallible;
use std::future::ready;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};

use axum::body::{Body, Bytes};
use errspec::server::KeptBodies;
use errspec::server::tower::EnvelopeLayer;
use http::{HeaderMap, Response};
use http_body::{Frame, SizeHint};
use http_body_util::{BodyExt, Full};
use tower::{Layer, ServiceExt, service_fn};

use super::driven::{get, layer};
use crate::log::logged;

/// What happens when the body is polled.
#[derive(Debug, Clone)]
enum Step {
    Data(&'static str),
    /// The next part has not arrived yet.
    Pending,
    Trailers,
    Broken,
}

use Step::{Broken, Data, Pending, Trailers};

/// A body of a known size whose parts come in these steps.
struct Steps {
    rest: VecDeque<Step>,
    left: u64,
    /// How often it was polled.
    polls: Arc<AtomicUsize>,
}

impl Steps {
    fn new(steps: &[Step]) -> Self {
        let size = steps.iter().map(|step| if let Data(data) = step { data.len() as u64 } else { 0 });
        Self { left: size.sum(), rest: steps.iter().cloned().collect(), polls: Arc::default() }
    }
}

impl http_body::Body for Steps {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        self.polls.fetch_add(1, Ordering::Relaxed);
        Poll::Ready(match self.rest.pop_front() {
            None => None,
            Some(Data(data)) => {
                self.left -= data.len() as u64;
                Some(Ok(Frame::data(data.into())))
            }
            Some(Pending) => {
                cx.waker().wake_by_ref();
                return Poll::Pending;
            }
            Some(Trailers) => Some(Ok(Frame::trailers(HeaderMap::from_iter([(
                http::HeaderName::from_static("x-end"),
                http::HeaderValue::from_static("7"),
            )])))),
            Some(Broken) => Some(Err(io::Error::other("10.0.0.7 is gone"))),
        })
    }

    fn is_end_stream(&self) -> bool {
        self.rest.is_empty()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
    }
}

/// All frames of a body, as text, with the size that is announced before each of them, and whether it has ended.
async fn frames<B: http_body::Body<Data = Bytes> + Unpin>(mut body: B) -> Vec<String> {
    let mut frames = Vec::new();
    loop {
        let (size, is_end) = (body.size_hint().exact().unwrap(), body.is_end_stream());
        let frame = match body.frame().await {
            None => break frames,
            Some(Err(_)) => "broken".to_owned(),
            Some(Ok(frame)) if frame.is_data() => {
                String::from_utf8(frame.into_data().ok().unwrap().to_vec()).unwrap()
            }
            Some(Ok(_)) => "trailers".to_owned(),
        };
        frames.push(format!("{size} {is_end} {frame}"));
    }
}

/// Sends the body through a layer, and returns what comes out of it and the log.
fn through<B: http_body::Body<Data = Bytes> + From<Bytes> + Unpin + Send + 'static>(
    layer: &EnvelopeLayer<crate::catalog::Code>,
    body: B,
) -> (Vec<String>, Vec<String>) {
    let response = Response::builder().status(404).header("content-type", "application/json").body(body);
    let mut response = Some(response.unwrap());
    let service = service_fn(move |_| ready(Ok::<_, Infallible>(response.take().expect("it is asked once"))));
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    logged(|| {
        runtime.block_on(async {
            let Ok(response) = layer.layer(service).oneshot(get("/")).await;
            frames(response.into_body()).await
        })
    })
}

#[test]
fn it_is_the_same_however_it_arrives() {
    const CODE: &str = r#" code="not_found""#;
    const HALF: [&str; 2] = [r#"{"error":{"code":"not_"#, r#"found","x":1}}"#];
    for (steps, code) in [
        (&[Data(r#"{"error":{"code":"not_found"}}"#)][..], CODE),
        (&[Data(HALF[0]), Data(HALF[1])], CODE),
        (&[Data(HALF[0]), Data(""), Data(HALF[1]), Trailers], CODE),
        (&[Data(HALF[0]), Data(HALF[1]), Pending, Trailers], CODE),
        (&[Data(HALF[0]), Pending, Data(HALF[1])], ""),
        (&[Pending, Data(HALF[0]), Data(HALF[1])], ""),
        (&[Data(r#"{"error":{"code":"not_found""#), Pending, Pending, Data("}}")], CODE),
        (&[Data(r#"{"error":{"code":"not_found""#), Broken], CODE),
        (&[Data("a"), Broken, Data("b")], ""),
    ] {
        let body = || Body::new(Steps::new(steps));
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let expected = runtime.block_on(frames(body()));
        let layer = layer().with_kept_bodies(KeptBodies::json());
        let (seen, log) = through(&layer, body());
        assert_eq!(seen, expected, "{steps:?}");
        let line = format!(r#"info request{{request_id="req_test"}} response kept:{code} status=404"#);
        assert!(log.len() == 1 && log[0].starts_with(&line), "{steps:?} {log:?}");
    }
}

/// Any number of empty parts can be ahead of the first byte.
#[test]
fn a_body_without_end_is_not_read_to_its_end() {
    let steps: Vec<_> = std::iter::repeat_n(Data(""), 10_000).chain([Data("{}")]).collect();
    let body = Steps::new(&steps);
    let polls = body.polls.clone();
    let polls_in_hook = Arc::new(AtomicUsize::new(0));
    let kept = KeptBodies::any().with_hook({
        let polls_in_hook = polls_in_hook.clone();
        move |_| polls_in_hook.store(polls.load(Ordering::Relaxed), Ordering::Relaxed)
    });
    let (seen, log) = through(&layer().with_kept_bodies(kept), Body::new(body));
    assert_eq!((seen.len(), log.len(), polls_in_hook.load(Ordering::Relaxed)), (10_001, 1, 64));
}

/// The parts of another type could not be put back.
#[test]
fn another_body_type_is_passed_on() {
    let body = Full::new(Bytes::from_static(br#"{"error":{"code":"not_found"}}"#));
    let (seen, log) = through(&layer().with_kept_bodies(KeptBodies::json()), body);
    assert_eq!(seen, [r#"30 false {"error":{"code":"not_found"}}"#]);
    assert_eq!(
        log,
        [r#"info request{request_id="req_test"} response kept: status=404 request_id="req_test""#]
    );
}
