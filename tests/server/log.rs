//! What did a service log?

use std::fmt::{self, Write};
use std::sync::{Arc, Mutex};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Level, Metadata, Subscriber};

/// The fields about the request and the code, which `events.rs` tests.
const CONTEXT: [&str; 7] = ["bucket", "method", "route", "path", "error_message", "location", "spec"];

/// Runs the closure, and returns each event of the layer as a line: level, spans, and the fields in order without those
/// of `CONTEXT`.
pub(crate) fn logged<T>(run: impl FnOnce() -> T) -> (T, Vec<String>) {
    record(run, &CONTEXT)
}

/// The same with all fields but the location, which `location.rs` tests.
pub(crate) fn logged_whole<T>(run: impl FnOnce() -> T) -> (T, Vec<String>) {
    record(run, &["location"])
}

/// Each event with its code and its location.
#[cfg(feature = "location")]
pub(crate) fn logged_location<T>(run: impl FnOnce() -> T) -> (T, Vec<String>) {
    record(run, &["bucket", "method", "route", "path", "error_message", "spec", "request_id", "source"])
}

/// Keeps the events of several threads, with all fields but the location.
#[derive(Clone)]
pub(crate) struct Recorder(Log);

impl Recorder {
    pub(crate) fn new() -> Self {
        Self(Log { kept: Arc::default(), skipped: &["location"] })
    }

    /// Records the events of this thread until the guard is dropped.
    pub(crate) fn record_thread(&self) -> tracing::subscriber::DefaultGuard {
        tracing::subscriber::set_default(self.0.clone())
    }

    /// The lines so far.
    pub(crate) fn lines(&self) -> Vec<String> {
        self.0.kept.lock().unwrap().lines.clone()
    }
}

fn record<T>(run: impl FnOnce() -> T, skipped: &'static [&'static str]) -> (T, Vec<String>) {
    let log = Log { kept: Arc::default(), skipped };
    let outcome = tracing::subscriber::with_default(log.clone(), run);
    let lines = log.kept.lock().unwrap().lines.clone();
    (outcome, lines)
}

#[derive(Clone)]
struct Log {
    kept: Arc<Mutex<Kept>>,
    skipped: &'static [&'static str],
}

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
        let mut kept = self.kept.lock().unwrap();
        kept.spans.push(format!("{}{{{}}}", span.metadata().name(), fields.text.trim()));
        Id::from_u64(kept.spans.len() as u64)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut fields = Fields { skipped: self.skipped, ..Fields::default() };
        event.record(&mut fields);
        let mut kept = self.kept.lock().unwrap();
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
        self.kept.lock().unwrap().entered.push(span.into_u64());
    }

    fn exit(&self, _: &Id) {
        self.kept.lock().unwrap().entered.pop();
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
    skipped: &'static [&'static str],
}

impl Visit for Fields {
    fn record_str(&mut self, field: &Field, value: &str) {
        if !self.skipped.contains(&field.name()) {
            write!(self.text, " {field}={value:?}").unwrap();
        }
    }

    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        if field.name() == "message" {
            write!(self.message, " {value:?}:").unwrap();
        } else {
            write!(self.text, " {field}={value:?}").unwrap();
        }
    }
}
