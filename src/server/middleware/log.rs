//! What does the log say about a failure?

use alloc::string::String;
use core::error::Error;
use core::fmt::Write;

use super::RequestId;
use crate::server::AnyApiError;

/// How many sources are logged at most; one that is its own source would have no end.
pub(in crate::server) const MAX_SOURCES: usize = 32;

/// A failure that has its code.
pub(in crate::server) fn failure(
    failure: &AnyApiError,
    status: u16,
    request_id: &RequestId,
    body: Option<&str>,
) {
    let source = failure.source().map(chain);
    event(Some(failure.as_spec().code()), status, request_id, source.as_deref(), body);
}

/// A failure whose body is not ours.
pub(in crate::server) fn untouched(status: u16, request_id: &RequestId) {
    event(None, status, request_id, None, None);
}

/// A waiting code whose error did not say how long.
pub(in crate::server) fn default_delay(code: &str) {
    tracing::debug!(target: "errspec", code, "no `Retry-After` is known, the spec's default is sent");
}

/// An error that refuses a method without saying which ones there are; only the service knows them.
pub(in crate::server) fn no_allow(code: &str) {
    tracing::debug!(target: "errspec", code, "no `Allow` is known for the 405, `with_header` sets it");
}

/// Everything is a string or a number, so that a subscriber shows line breaks as such.
fn event(code: Option<&str>, status: u16, request_id: &RequestId, source: Option<&str>, body: Option<&str>) {
    let request_id = request_id.as_str();
    if status >= 500 {
        tracing::error!(target: "errspec", code, status, request_id, source, body, "request failed");
    } else {
        tracing::info!(target: "errspec", code, status, request_id, source, body, "request failed");
    }
}

/// The source and all behind it, outermost first.
fn chain(source: &(dyn Error + 'static)) -> String {
    let mut text = String::new();
    let mut next = Some(source);
    for _ in 0..MAX_SOURCES {
        let Some(error) = next else { break };
        if !text.is_empty() {
            text.push_str(": ");
        }
        // What a failing `Display` wrote so far is better than nothing.
        let _ = write!(text, "{error}");
        next = error.source();
    }
    text
}
