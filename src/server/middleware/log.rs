//! What is logged about a failure?

use alloc::string::String;
use alloc::vec::Vec;
use core::error::Error;
use core::fmt::Display;

use http::HeaderMap;
use http::header::{ALLOW, RETRY_AFTER};

use super::text::text;
use super::{RequestContext, RequestId, ServerFailure};
use crate::panic::catch;
use crate::server::AnyApiError;
use crate::{ApiErrorSpec, Message};

/// The largest number of sources in a log line; an error that is its own source would have no end.
pub(in crate::server) const MAX_SOURCES: usize = 32;

/// The largest size of all sources in a log line, in bytes; an error may contain a whole request.
pub(in crate::server) const MAX_TEXT: usize = 4 * 1024;

/// Logs a failure that has a code.
///
/// What runs code of users is done before anything is logged, so that a panic of it leaves no second line.
pub(in crate::server) fn failure(
    failure: &ServerFailure,
    status: u16,
    headers: &HeaderMap,
    context: &RequestContext,
) {
    let ServerFailure { error: failure, allow_follows, body_text } = failure;
    let error = failure.as_spec();
    let sources = sources(failure);
    let (errors, codes) = all_codes(error).unzip();
    let code = error.code();
    let is_default_delay = headers.get(RETRY_AFTER).is_some_and(|header| failure.is_default_delay(header));
    let event = Event {
        code: Some(code),
        status,
        request_id: context.request_id.as_str(),
        errors,
        codes: codes.as_deref(),
        source: Some(&*sources).filter(|sources| !sources.is_empty()),
        body: body_text.as_deref(),
    };
    emit(|| {
        event.log();
        if is_default_delay {
            default_delay(code);
        }
        if status == 405 && !allow_follows && !headers.contains_key(ALLOW) {
            no_allow(code);
        }
    });
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

/// Logs a failure whose body is not ours.
pub(in crate::server) fn untouched(status: u16, request_id: &RequestId) {
    let event = Event {
        code: None,
        status,
        request_id: request_id.as_str(),
        errors: None,
        codes: None,
        source: None,
        body: None,
    };
    emit(|| event.log());
}

/// Notes that `Retry-After` is the spec's `base_delay`, because the error did not set a delay.
fn default_delay(code: &str) {
    tracing::debug!(target: "errspec", code, "no `Retry-After` was set, so the `base_delay` of the spec is sent");
}

/// Notes that a 405 has no `Allow`, which only the service knows.
fn no_allow(code: &str) {
    tracing::debug!(target: "errspec", code, "a 405 needs `Allow`, which `ApiError::with_header` sets");
}

/// The fields of the event of a failure.
struct Event<'a> {
    code: Option<&'a str>,
    status: u16,
    request_id: &'a str,
    errors: Option<u64>,
    codes: Option<&'a str>,
    source: Option<&'a str>,
    body: Option<&'a str>,
}

impl Event<'_> {
    /// All fields are strings or numbers, so that a subscriber escapes line breaks.
    fn log(&self) {
        let &Self { code, status, request_id, errors, codes, source, body } = self;
        if status >= 500 {
            tracing::error!(target: "errspec", code, status, request_id, errors, codes, source, body, "request failed");
        } else {
            tracing::info!(target: "errspec", code, status, request_id, errors, codes, source, body, "request failed");
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
