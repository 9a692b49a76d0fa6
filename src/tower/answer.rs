//! What goes back to the client?

use bytes::Bytes;
use http::header::{
    self, CONTENT_DISPOSITION, CONTENT_ENCODING, CONTENT_LANGUAGE, CONTENT_LOCATION, CONTENT_TYPE, ETAG,
    LAST_MODIFIED, RETRY_AFTER, TRAILER, TRANSFER_ENCODING, WWW_AUTHENTICATE,
};
use http::response::Parts;
use http::{HeaderMap, HeaderName, Response, StatusCode};
use http_body::Body;

use super::fault::Fault;
use super::future::Asked;
use super::said::said;
use super::settings::Settings;
use super::{Untouched, log};
use crate::{__private, AnyApiError, ApiError, Catalog};

/// What says something about the body that was there.
/// `Content-Length` is set anew, and `Content-Range` of a 416 is about the resource.
const OF_THE_BODY: [HeaderName; 10] = [
    CONTENT_DISPOSITION,
    CONTENT_ENCODING,
    CONTENT_LANGUAGE,
    CONTENT_LOCATION,
    CONTENT_TYPE,
    ETAG,
    LAST_MODIFIED,
    TRAILER,
    TRANSFER_ENCODING,
    header::ACCEPT_RANGES,
];

/// In the extensions of a response that has been here: a second layer around the first one leaves it, and its log, alone.
#[derive(Clone)]
struct Answered;

/// The response, or the envelope in its place; logs a failure.
pub(super) fn answer<B: Body + From<Bytes>, C: Catalog>(
    outcome: Result<Response<B>, Fault>,
    asked: &Asked,
    settings: &Settings<C>,
) -> Response<B> {
    let mut response = match outcome {
        Ok(response) => pass(response, asked, settings),
        Err(fault) => {
            let failure = fault.failure(settings);
            let (mut parts, ()) = Response::new(()).into_parts();
            parts.status = __private::status_code(failure.error().http_status());
            envelope(parts, failure, None, asked, settings)
        }
    };
    response.headers_mut().insert(settings.request_id.clone(), asked.request_id.header());
    response
}

/// The response as it is, if it is not ours to touch.
fn pass<B: Body + From<Bytes>, C: Catalog>(
    response: Response<B>,
    asked: &Asked,
    settings: &Settings<C>,
) -> Response<B> {
    let status = response.status();
    if status.as_u16() < 400 || response.extensions().get::<Answered>().is_some() {
        return response;
    }
    if response.extensions().get::<Untouched>().is_some() {
        log::untouched(status, &asked.request_id);
        return response;
    }
    let (parts, body) = response.into_parts();
    let (failure, said) = match parts.extensions.get::<AnyApiError>() {
        Some(failure) => (failure.clone(), None),
        None => (ApiError::new(C::fallback(status.as_u16())).into(), said(&parts.headers, body)),
    };
    envelope(parts, failure, said.as_deref(), asked, settings)
}

/// The response with the envelope for its body, and with what HTTP asks of such a response; logs it.
fn envelope<B: From<Bytes>, C>(
    mut parts: Parts,
    failure: AnyApiError,
    said: Option<&str>,
    asked: &Asked,
    settings: &Settings<C>,
) -> Response<B> {
    for name in OF_THE_BODY {
        parts.headers.remove(name);
    }
    let body = failure.describe(Some(asked.request_id.as_str()), &mut parts.headers);
    if parts.status == StatusCode::UNAUTHORIZED && !parts.headers.contains_key(WWW_AUTHENTICATE) {
        parts.headers.insert(WWW_AUTHENTICATE, settings.challenge.clone());
    }
    log::failure(&failure, parts.status, &asked.request_id, said);
    log_default_delay(&failure, &parts.headers);
    parts.extensions.insert(failure);
    parts.extensions.insert(Answered);
    let body = if asked.head { Bytes::new() } else { Bytes::from(body) };
    Response::from_parts(parts, B::from(body))
}

fn log_default_delay(failure: &AnyApiError, headers: &HeaderMap) {
    if let Some(header) = headers.get(RETRY_AFTER)
        && failure.is_default_delay(header)
    {
        log::default_delay(failure.error().code());
    }
}
