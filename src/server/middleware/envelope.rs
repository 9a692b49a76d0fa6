//! What is sent to the client?

use alloc::vec::Vec;

use http::header::{CACHE_CONTROL, WWW_AUTHENTICATE};
use http::{HeaderMap, HeaderName, HeaderValue};

use super::{RequestContext, ServerFailure, SharedSettings, log, replaced_body};
use crate::server::AnyApiError;

/// Marks a response that has its envelope and its log line, so that a second layer changes nothing.
#[derive(Clone)]
pub(in crate::server) struct Handled;

/// How a response is marked in its extensions; the first that applies.
pub(in crate::server) enum Disposition {
    Handled,
    Untouched,
    None,
}

/// Returns whether the response gets the envelope; logs a failure that does not, unless it is logged already.
pub(in crate::server) fn is_ours(
    status: u16,
    disposition: impl FnOnce() -> Disposition,
    context: &RequestContext,
    spec: &str,
) -> bool {
    if status < 400 {
        return false;
    }
    match disposition() {
        Disposition::Handled => false,
        Disposition::Untouched => {
            if !context.nested {
                log::untouched(status, context, spec);
            }
            false
        }
        Disposition::None => true,
    }
}

/// Returns the envelope, and sets the headers that HTTP requires of such a response.
pub(in crate::server) fn describe<C, E: ?Sized>(
    failure: &ServerFailure,
    status: u16,
    headers: &mut HeaderMap,
    context: &RequestContext,
    settings: &SharedSettings<C, E>,
) -> Vec<u8> {
    let error = &failure.error;
    replaced_body::forget(headers, status, |name| error.has_header(name));
    let body = error.describe(Some(context.request_id.as_str()), status, headers);
    // The body is for one request: it has its id. A 404 can be cached even if no header says so.
    if !headers.contains_key(CACHE_CONTROL) {
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    insert_request_id_of_spec(error, headers, context, settings.spec_request_id);
    let default_challenge = match headers.get(WWW_AUTHENTICATE) {
        Some(header) => error.is_default_challenge(header),
        None => status == 401,
    };
    if default_challenge {
        headers.insert(WWW_AUTHENTICATE, settings.challenge.clone());
    }
    body
}

/// Sends the request id of an error of another spec in the header of that spec as well, where its clients look for it.
fn insert_request_id_of_spec(
    error: &AnyApiError,
    headers: &mut HeaderMap,
    context: &RequestContext,
    of_catalog: Option<&str>,
) {
    let Some(name) = error.as_spec().entry().shape.request_id_header() else { return };
    if of_catalog != Some(name)
        && let (Ok(name), Ok(id)) = (
            HeaderName::from_bytes(name.as_bytes()),
            HeaderValue::from_maybe_shared(context.request_id.bytes()),
        )
    {
        headers.insert(name, id);
    }
}
