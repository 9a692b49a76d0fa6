//! What is logged about a failure?

use alloc::string::String;
use alloc::vec::Vec;
use core::error::Error;
use core::fmt::Display;

use http::HeaderMap;
use http::header::{ALLOW, RETRY_AFTER};

use super::kept::is_text;
use super::text::{text, writes};
use super::{RequestContext, ServerFailure, SharedSettings};
use crate::envelope::{Body, ReceivedError};
use crate::panic::{Panicked, catch};
use crate::server::AnyApiError;
use crate::{ApiErrorSpec, Catalog, Message};

/// The largest number of sources in a log line; an error that is its own source would have no end.
pub(in crate::server) const MAX_SOURCES: usize = 32;

/// The largest size of all sources in a log line, in bytes; an error may contain a whole request.
pub(in crate::server) const MAX_TEXT: usize = 4 * 1024;

/// The largest size of a location in a log line, in bytes; a path can be of any length.
const MAX_LOCATION: usize = 1024;

/// The largest size of a code that the spec does not have, in bytes.
const MAX_CODE: usize = 256;

/// The largest size of a message or a list of codes in a log line, in bytes.
const MAX_MESSAGE: usize = 1024;

/// Logs a failure that has a code.
///
/// What runs code of users is done before anything is logged, so that a panic of it leaves no second line.
pub(in crate::server) fn failure(
    failure: &ServerFailure,
    status: u16,
    headers: &HeaderMap,
    context: &RequestContext,
    spec: &str,
) {
    let ServerFailure { error: failure, allow_follows, body_text } = failure;
    let error = failure.as_spec();
    let sources = sources(failure);
    let (errors, codes) = all_codes(error).unzip();
    let entry = error.entry();
    let message = Message::new(error);
    let message = (!writes(message, entry.message)).then(|| text(message, MAX_MESSAGE));
    let is_default_delay = headers.get(RETRY_AFTER).is_some_and(|header| failure.is_default_delay(header));
    let event = Event {
        code: Some(entry.code),
        status: Some(status),
        bucket: Some(entry.bucket.name),
        errors,
        codes: codes.map(|codes| text(codes, MAX_MESSAGE)),
        error_message: message,
        source: Some(sources).filter(|sources| !sources.is_empty()),
        body: body_text.as_deref(),
        location: failure.location().map(|location| text(location, MAX_LOCATION)),
        ..Event::new(What::Failed)
    };
    emit(|| {
        event.log(context, spec);
        if is_default_delay {
            default_delay(entry.code);
        }
        if status == 405 && !allow_follows && !headers.contains_key(ALLOW) {
            no_allow(entry.code);
        }
    });
}

/// Logs a failure whose body is not ours.
pub(in crate::server) fn untouched(status: u16, context: &RequestContext, spec: &str) {
    let event = Event { status: Some(status), ..Event::new(What::Failed) };
    emit(|| event.log(context, spec));
}

/// Logs a failure whose body is kept, with what could be read of it, and calls the hook.
pub(in crate::server) fn kept<C: Catalog, E: ?Sized>(
    status: u16,
    headers: &HeaderMap,
    body: Option<&[u8]>,
    source: Option<&(dyn Error + 'static)>,
    context: &RequestContext,
    settings: &SharedSettings<C, E>,
) {
    let bytes = body.unwrap_or_default();
    let body = Body::parse_as(settings.internal.shape, bytes);
    let known = body.code().and_then(|code| catch(|| Some(C::from_code(code)?.entry())).ok().flatten());
    let code = body.code().map(|code| known.map_or_else(|| text(code, MAX_CODE), |entry| entry.code.into()));
    let message = body.message().unwrap_or_default();
    let (errors, codes) = codes_of_body(&body).unzip();
    let source = source.and_then(|source| catch(|| chain(&message, source)).ok().flatten());
    let beginning = text(valid(bytes), MAX_MESSAGE);
    let is_unread = body.code().is_none() && message.is_empty() && is_text(headers);
    let event = Event {
        code: code.as_deref(),
        status: Some(status),
        bucket: known.map(|entry| entry.bucket.name),
        errors,
        codes: codes.map(|codes| text(codes, MAX_MESSAGE)),
        error_message: Some(text(message, MAX_MESSAGE)).filter(|message| !message.is_empty()),
        source: source.map(|source| text(source, MAX_TEXT)),
        body: Some(&*beginning).filter(|text| is_unread && !text.is_empty()),
        ..Event::new(What::Kept)
    };
    settings.kept_bodies.call_hook(status, event.code, context);
    emit(|| event.log(context, &settings.spec));
}

/// The number of errors of a body and their codes, each once, if there are several.
fn codes_of_body(body: &Body) -> Option<(u64, String)> {
    let mut known = Vec::new();
    for code in body.errors().filter_map(ReceivedError::code) {
        if !known.contains(&code) {
            known.push(code);
        }
    }
    let count = body.errors().count() as u64;
    (count > 1).then(|| (count, known.join(", ")))
}

/// The longest valid beginning of a text.
fn valid(bytes: &[u8]) -> &str {
    match core::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => core::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default(),
    }
}

/// Logs a request that was dropped before there was a response, and the panic of its future, if its `Drop` panicked.
pub(in crate::server) fn abandoned(panic: Option<Panicked>, context: &RequestContext, spec: &str) {
    let source = panic.map(|panic| text(panic, MAX_TEXT));
    let event = Event { source, ..Event::new(What::Abandoned) };
    emit(|| event.log(context, spec));
}

/// Logs a success whose body failed, after its head was sent.
#[cfg(any(feature = "server-actix", feature = "server-axum"))]
pub(super) fn body_broke(status: u16, error: &(dyn Error + 'static), context: &RequestContext, spec: &str) {
    let source = match catch(|| chain(&"", error)) {
        Ok(chain) => chain,
        Err(panic) => Some(text(panic, MAX_TEXT)),
    };
    let event = Event {
        status: Some(status),
        source: source.map(|source| text(source, MAX_TEXT)),
        ..Event::new(What::BodyBroke)
    };
    emit(|| event.log(context, spec));
}

/// Logs a success whose body was not read to its end.
#[cfg(any(feature = "server-actix", feature = "server-axum"))]
pub(super) fn body_abandoned(status: u16, context: &RequestContext, spec: &str) {
    let event = Event { status: Some(status), ..Event::new(What::BodyAbandoned) };
    emit(|| event.log(context, spec));
}

/// Calls the subscriber; a panic of it changes nothing about the request.
fn emit(log: impl FnOnce()) {
    let _ = catch(log);
}

/// The sources of the error, or of several errors.
fn sources(failure: &AnyApiError) -> String {
    let mut sources = String::new();
    failure.visit_sources(&mut |error, source| {
        if let Some(chain) = chain(&Message::new(error), source) {
            push(&chain, "; ", &mut sources);
        }
    });
    text(sources, MAX_TEXT)
}

/// The number of errors and their codes, each once, if there are several errors.
fn all_codes(error: &dyn ApiErrorSpec) -> Option<(u64, String)> {
    let (mut count, mut known) = (1, Vec::from([error.code()]));
    error.visit_other_errors(&mut |other| {
        count += 1;
        if !known.contains(&other.code()) {
            known.push(other.code());
        }
    });
    (count > 1).then(|| (count, known.join(", ")))
}

/// Notes that `Retry-After` is the spec's `base_delay`, because the error did not set a delay.
fn default_delay(code: &str) {
    tracing::debug!(target: "errspec", code, "no `Retry-After` was set, so the `base_delay` of the spec is sent");
}

/// Notes that a 405 has no `Allow`, which only the service knows.
fn no_allow(code: &str) {
    tracing::debug!(target: "errspec", code, "a 405 needs `Allow`, which `ApiError::with_header` sets");
}

/// What an event is about.
#[derive(Clone, Copy)]
enum What {
    Failed,
    Kept,
    Abandoned,
    #[cfg(any(feature = "server-actix", feature = "server-axum"))]
    BodyBroke,
    #[cfg(any(feature = "server-actix", feature = "server-axum"))]
    BodyAbandoned,
}

/// The fields of an event, apart from those of its request.
struct Event<'a> {
    what: What,
    code: Option<&'a str>,
    status: Option<u16>,
    bucket: Option<&'a str>,
    errors: Option<u64>,
    codes: Option<String>,
    error_message: Option<String>,
    source: Option<String>,
    body: Option<&'a str>,
    location: Option<String>,
}

impl Event<'_> {
    fn new(what: What) -> Self {
        Self {
            what,
            code: None,
            status: None,
            bucket: None,
            errors: None,
            codes: None,
            error_message: None,
            source: None,
            body: None,
            location: None,
        }
    }

    /// All fields are strings or numbers, so that a subscriber escapes line breaks.
    fn log(&self, context: &RequestContext, spec: &str) {
        let &Self { what, code, status, bucket, errors, body, .. } = self;
        let (codes, source) = (self.codes.as_deref(), self.source.as_deref());
        let (error_message, location) = (self.error_message.as_deref(), self.location.as_deref());
        let request_id = context.request_id.as_str();
        let (method, route, path) = (context.method(), context.route(), context.path());
        let path = path.as_deref();
        macro_rules! log {
            ($level:ident, $text:literal) => {
                tracing::$level!(
                    target: "errspec",
                    code, status, bucket, request_id, method, route, path, errors, codes, error_message,
                    source, body, location, spec, $text
                )
            };
        }
        match what {
            What::Failed if status.is_some_and(|status| status >= 500) => log!(error, "request failed"),
            What::Failed => log!(info, "request failed"),
            What::Kept if status.is_some_and(|status| status >= 500) => log!(error, "response kept"),
            What::Kept => log!(info, "response kept"),
            What::Abandoned => log!(info, "request abandoned"),
            #[cfg(any(feature = "server-actix", feature = "server-axum"))]
            What::BodyBroke => log!(error, "response body broke"),
            #[cfg(any(feature = "server-actix", feature = "server-axum"))]
            What::BodyAbandoned => log!(info, "response body abandoned"),
        }
    }
}

/// The source and its own sources, outermost first, if they say more than the message.
///
/// Each text is logged once: a derived error is the source of its `ApiError` and has the same message, and the `Display`
/// of many errors includes that of their source.
fn chain(message: &dyn Display, source: &(dyn Error + 'static)) -> Option<String> {
    let message = text(message, MAX_TEXT);
    let mut chain = String::new();
    let mut outer = String::new();
    let mut next = Some(source);
    for _ in 0..MAX_SOURCES {
        let Some(error) = next else { break };
        next = error.source();
        let inner = text(error, MAX_TEXT);
        if inner != message && !includes(&outer, &inner) {
            push(&inner, ": ", &mut chain);
            outer = inner;
        }
    }
    (!chain.is_empty()).then_some(chain)
}

/// Adds a text to a list of texts.
fn push(text: &str, separator: &str, list: &mut String) {
    if !list.is_empty() {
        list.push_str(separator);
    }
    list.push_str(text);
}

/// Whether the outer text has the inner one as whole words: `order 17` does not include `7`.
fn includes(outer: &str, inner: &str) -> bool {
    let is_word = |char: Option<char>| char.is_some_and(char::is_alphanumeric);
    inner.is_empty()
        || outer.match_indices(inner).any(|(at, _)| {
            let (before, rest) = outer.split_at(at);
            let after = &rest[inner.len()..];
            let splits_start = is_word(before.chars().next_back()) && is_word(inner.chars().next());
            let splits_end = is_word(inner.chars().next_back()) && is_word(after.chars().next());
            !splits_start && !splits_end
        })
}
