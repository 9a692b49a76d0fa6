//! What did a service answer, whole, and what did it log?

use std::convert::Infallible;
use std::fmt::{self, Write};
use std::sync::{Arc, Mutex};

use axum::body::Body;
use errspec::tower::EnvelopeLayer;
use http::{Request, Response};
use http_body_util::BodyExt;
use tower::{Service, ServiceExt};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Level, Metadata, Subscriber};

use crate::catalog::Code;

pub(crate) fn layer() -> EnvelopeLayer<Code> {
    EnvelopeLayer::new()
}

/// A request with the id that all expected texts have.
pub(crate) fn get(path: &str) -> Request<Body> {
    request("GET", path).body(Body::empty()).unwrap()
}

pub(crate) fn request(method: &str, path: &str) -> http::request::Builder {
    Request::builder().method(method).uri(path).header("x-request-id", "req_test")
}

/// A response as a client sees it, and the log as its reader does.
#[derive(Debug)]
pub(crate) struct Seen {
    pub(crate) response: Response<()>,
    pub(crate) body: Vec<u8>,
    pub(crate) log: Vec<String>,
}

impl Seen {
    /// Status, headers by name, and body.
    pub(crate) fn text(&self) -> String {
        let mut headers: Vec<_> = self
            .response
            .headers()
            .iter()
            .map(|(name, value)| format!("{name}: {}\n", value.to_str().unwrap()))
            .collect();
        headers.sort();
        let status = self.response.status().as_u16();
        format!("{status}\n{}\n{}", headers.concat(), String::from_utf8_lossy(&self.body))
    }
}

/// Asks the service; the clock of what it waits for stands still.
pub(crate) fn drive<S, B>(service: S, request: Request<Body>) -> Seen
where
    S: Service<Request<Body>, Response = Response<B>, Error = Infallible>,
    B: http_body::Body<Error: fmt::Debug>,
{
    let log = Log::default();
    let _guard = tracing::subscriber::set_default(log.clone());
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap();
    let (response, body) = runtime.block_on(async {
        let Ok(response) = service.oneshot(request).await;
        let (parts, body) = response.into_parts();
        (Response::from_parts(parts, ()), body.collect().await.unwrap().to_bytes().to_vec())
    });
    let log = log.0.lock().unwrap().lines.clone();
    Seen { response, body, log }
}

/// Holds the whole response and the whole log.
#[track_caller]
pub(crate) fn check<S, B>(service: S, request: Request<Body>, response: &str, log: &[&str])
where
    S: Service<Request<Body>, Response = Response<B>, Error = Infallible>,
    B: http_body::Body<Error: fmt::Debug>,
{
    let seen = drive(service, request);
    assert_eq!(seen.text(), response);
    assert_eq!(seen.log, log);
}

/// Every event of the layer as a line: level, spans around it, fields in their order.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Kept>>);

#[derive(Default)]
struct Kept {
    spans: Vec<String>,
    entered: Vec<u64>,
    lines: Vec<String>,
}

impl Subscriber for Log {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() == "errspec"
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let mut fields = Fields::default();
        span.record(&mut fields);
        let mut kept = self.0.lock().unwrap();
        kept.spans.push(format!("{}{{{}}}", span.metadata().name(), fields.text.trim()));
        Id::from_u64(kept.spans.len() as u64)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut fields = Fields::default();
        event.record(&mut fields);
        let mut kept = self.0.lock().unwrap();
        let mut line = level(*event.metadata().level()).to_owned();
        for span in &kept.entered {
            let index = usize::try_from(*span).unwrap() - 1;
            write!(line, " {}", kept.spans[index]).unwrap();
        }
        line.push_str(&fields.message);
        line.push_str(&fields.text);
        kept.lines.push(line);
    }

    fn enter(&self, span: &Id) {
        self.0.lock().unwrap().entered.push(span.into_u64());
    }

    fn exit(&self, _: &Id) {
        self.0.lock().unwrap().entered.pop();
    }
}

fn level(level: Level) -> &'static str {
    match level {
        Level::ERROR => "error",
        Level::WARN => "warn",
        Level::INFO => "info",
        Level::DEBUG => "debug",
        Level::TRACE => "trace",
    }
}

#[derive(Default)]
struct Fields {
    message: String,
    text: String,
}

impl Visit for Fields {
    fn record_str(&mut self, field: &Field, value: &str) {
        write!(self.text, " {field}={value:?}").unwrap();
    }

    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        if field.name() == "message" {
            write!(self.message, " {value:?}:").unwrap();
        } else {
            write!(self.text, " {field}={value:?}").unwrap();
        }
    }
}
