//! What goes back to the client?

use bytes::Bytes;
use http::header::{
    self, CONTENT_DISPOSITION, CONTENT_ENCODING, CONTENT_LANGUAGE, CONTENT_LOCATION, CONTENT_TYPE, ETAG,
    LAST_MODIFIED, RETRY_AFTER, TRAILER, TRANSFER_ENCODING, WWW_AUTHENTICATE,
};
use http::{HeaderMap, HeaderName, Response, StatusCode};

use super::fault::Fault;
use super::future::Asked;
use super::settings::Settings;
use super::{Untouched, log};
use crate::{__private, ApiError, Catalog, Failure};

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
pub(super) fn answer<B: From<Bytes>, C: Catalog>(
    outcome: Result<Response<B>, Fault>,
    asked: &Asked,
    settings: &Settings<C>,
) -> Response<B> {
    let mut response = match outcome {
        Ok(response) => pass(response, asked, settings),
        Err(fault) => {
            let failure = fault.failure(settings);
            let mut response = Response::new(());
            *response.status_mut() = __private::status_code(failure.error().http_status());
            envelope(response, failure, asked, settings)
        }
    };
    response.headers_mut().insert(settings.request_id.clone(), asked.request_id.header());
    response
}

/// The response as it is, if it is not ours to touch.
fn pass<B: From<Bytes>, C: Catalog>(
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
    let failure = match response.extensions().get::<Failure>() {
        Some(failure) => failure.clone(),
        None => ApiError::new(C::fallback(status.as_u16())).into(),
    };
    envelope(response, failure, asked, settings)
}

/// The response with the envelope for its body, and with what HTTP asks of such a response; logs it.
fn envelope<Old, B: From<Bytes>, C>(
    response: Response<Old>,
    failure: Failure,
    asked: &Asked,
    settings: &Settings<C>,
) -> Response<B> {
    let (mut parts, _) = response.into_parts();
    for name in OF_THE_BODY {
        parts.headers.remove(name);
    }
    let body = failure.describe(Some(asked.request_id.as_str()), &mut parts.headers);
    if parts.status == StatusCode::UNAUTHORIZED && !parts.headers.contains_key(WWW_AUTHENTICATE) {
        parts.headers.insert(WWW_AUTHENTICATE, settings.challenge.clone());
    }
    log::failure(&failure, parts.status, &asked.request_id);
    log_default_delay(&failure, &parts.headers);
    parts.extensions.insert(failure);
    parts.extensions.insert(Answered);
    let body = if asked.head { Bytes::new() } else { Bytes::from(body) };
    Response::from_parts(parts, B::from(body))
}

fn log_default_delay(failure: &Failure, headers: &HeaderMap) {
    if let Some(header) = headers.get(RETRY_AFTER)
        && failure.is_default_delay(header)
    {
        log::default_delay(failure.error().code());
    }
}
