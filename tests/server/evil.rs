//! Values of users that panic wherever the layer calls them, or when they are dropped.

use std::error::Error;
use std::fmt;
use std::pin::Pin;
use std::sync::atomic::{AtomicU8, Ordering};
use std::task::{Context, Poll};

use errspec::{ApiError, ApiErrorSpec, Entry, Value};

use crate::catalog::Code;

/// What an error does, besides being one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Evil {
    Display,
    Source,
    /// Its `Drop` panics.
    Drop,
    /// It panics in each way.
    All,
    /// It is its own source.
    Own,
    /// Its text has no end.
    Endless,
}

#[derive(Debug)]
pub(crate) struct EvilError(Evil);

impl fmt::Display for EvilError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Evil::Display | Evil::All => panic!("no display"),
            Evil::Endless => loop {
                f.write_str("endless ")?;
            },
            Evil::Source | Evil::Drop => f.write_str("evil"),
            Evil::Own => f.write_str("own"),
        }
    }
}

impl Error for EvilError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self.0 {
            Evil::Source | Evil::All => panic!("no source"),
            Evil::Own => Some(self),
            Evil::Display | Evil::Drop | Evil::Endless => None,
        }
    }
}

impl Drop for EvilError {
    fn drop(&mut self) {
        if matches!(self.0, Evil::Drop | Evil::All) {
            panic!("no drop of an error");
        }
    }
}

/// Panics when it is dropped, as a part of any other value.
struct EvilDrop(&'static str);

impl Drop for EvilDrop {
    fn drop(&mut self) {
        panic!("no drop of {}", self.0);
    }
}

/// A payload of a panic whose `Drop` panics with the next one.
struct EvilPayload(u8);

impl Drop for EvilPayload {
    fn drop(&mut self) {
        if let Some(less) = self.0.checked_sub(1) {
            std::panic::panic_any(EvilPayload(less));
        }
    }
}

/// A code that panics in one of its methods, after some calls.
#[derive(Debug)]
pub(crate) struct EvilCode {
    method: Method,
    /// How often it answers first, since the response without the layer is built in the handler.
    calls: AtomicU8,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Method {
    Message,
    Details,
    Entry,
}

impl EvilCode {
    pub(crate) fn new(method: &str, calls: u8) -> Self {
        let method = match method {
            "message" => Method::Message,
            "details" => Method::Details,
            "entry" => Method::Entry,
            _ => unreachable!("no such method"),
        };
        Self { method, calls: AtomicU8::new(calls) }
    }

    fn call(&self, method: Method) {
        if self.method == method
            && self
                .calls
                .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |calls| calls.checked_sub(1))
                .is_err()
        {
            panic!("no {method:?}");
        }
    }
}

impl ApiErrorSpec for EvilCode {
    fn entry(&self) -> Entry {
        self.call(Method::Entry);
        Code::NotFound.entry()
    }

    fn fmt_message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.call(Method::Message);
        f.write_str("evil")
    }

    fn visit_details(&self, visit: &mut dyn FnMut(&'static str, Value<'_>)) {
        self.call(Method::Details);
        visit("evil", Value::from(true));
    }
}

/// A future that is done like the one inside; then its `Drop` panics, if it is evil.
pub(crate) struct EvilFuture<F> {
    future: Pin<Box<F>>,
    _evil: Option<EvilDrop>,
}

impl<F> EvilFuture<F> {
    pub(crate) fn new(future: F, is_evil: bool) -> Self {
        Self { future: Box::pin(future), _evil: is_evil.then(|| EvilDrop("a future")) }
    }
}

impl<F: Future> Future for EvilFuture<F> {
    type Output = F::Output;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        self.future.as_mut().poll(cx)
    }
}

/// What a body panics in; it claims to be a short text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BodyMethod {
    Size,
    Poll,
    Drop,
}

impl BodyMethod {
    pub(crate) fn named(name: &str) -> (Self, &'static str) {
        match name {
            "size" => (Self::Size, "text/plain"),
            "poll" => (Self::Poll, "text/plain"),
            "drop" => (Self::Drop, "text/plain"),
            "drop-html" => (Self::Drop, "text/html"),
            _ => unreachable!("no such body"),
        }
    }

    pub(crate) fn call(self, method: Self) {
        assert!(self != method, "no {method:?} of a body");
    }
}

/// The error of a handler.
pub(crate) fn error(name: &str) -> ApiError<Code> {
    let with = |evil| ApiError::new(Code::NotFound).with_source(EvilError(evil));
    match name {
        "display" => with(Evil::Display),
        "source" => with(Evil::Source),
        "drop" => with(Evil::Drop),
        "all" => with(Evil::All),
        "own" => with(Evil::Own),
        "endless" => with(Evil::Endless),
        "long" => ApiError::new(Code::NotFound).with_message("No order 7.").with_source("no row"),
        "huge" => ApiError::new(Code::NotFound)
            .with_message("\u{1}".repeat(100_000))
            .with_source("\u{1}".repeat(1_900_000)),
        _ => unreachable!("no such error"),
    }
}

/// The next part of a stream.
pub(crate) fn part(how: &str, at: u8) -> Poll<Option<std::io::Result<String>>> {
    match (how, at) {
        ("error", 1) => Poll::Ready(Some(Err(std::io::Error::other("10.0.0.7 is gone")))),
        ("panic", 1) => panic!("no part"),
        ("slow", 1..) => Poll::Pending,
        ("whole", 2..) => Poll::Ready(None),
        _ => Poll::Ready(Some(Ok(format!("part {at}\n")))),
    }
}

/// Panics in a handler, with a payload that panics.
pub(crate) fn panic(name: &str) {
    match name {
        "payload" => std::panic::panic_any(EvilPayload(1)),
        "payload-twice" => std::panic::panic_any(EvilPayload(2)),
        "payload-endless" => std::panic::panic_any(EvilPayload(u8::MAX)),
        "guard" => drop(EvilDrop("a guard")),
        _ => unreachable!("no such panic"),
    }
}

/// An error of a middleware.
pub(crate) fn fault(name: &str) -> Option<EvilError> {
    Some(EvilError(match name {
        "display" => Evil::Display,
        "source" => Evil::Source,
        "drop" => Evil::Drop,
        "all" => Evil::All,
        "own" => Evil::Own,
        "endless" => Evil::Endless,
        _ => return None,
    }))
}

/// What `with_error_map` returns for an error with this text.
pub(crate) fn mapped(text: &str) -> Option<ApiError<Code>> {
    match text {
        "map" => panic!("no map"),
        "mapped-display" => Some(error("display")),
        "mapped-drop" => Some(error("drop")),
        _ => None,
    }
}
