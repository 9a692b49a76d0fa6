//! What goes back to the client?

use alloc::string::String;

use bytes::Bytes;
use http::header::{
    self, ALLOW, CONTENT_DISPOSITION, CONTENT_ENCODING, CONTENT_LANGUAGE, CONTENT_LOCATION, CONTENT_TYPE,
    ETAG, LAST_MODIFIED, RETRY_AFTER, TRAILER, TRANSFER_ENCODING, WWW_AUTHENTICATE,
};
use http::response::Parts;
use http::{HeaderName, Response, StatusCode};
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

/// What failed, and how that is known.
struct Failure {
    error: AnyApiError,
    /// Whether the error stands in for one that nobody gave.
    stands_in: bool,
    /// The short plain text of the body that is replaced.
    said: Option<String>,
}

impl Failure {
    /// That of a service that gave an error.
    fn of(error: AnyApiError) -> Self {
        Self { error, stands_in: false, said: None }
    }
}

/// The response, or the envelope in its place; logs a failure.
pub(super) fn answer<B: Body + From<Bytes>, C: Catalog>(
    outcome: Result<Response<B>, Fault>,
    asked: &Asked,
    settings: &Settings<C>,
) -> Response<B> {
    let mut response = match outcome {
        Ok(response) => pass(response, asked, settings),
        Err(fault) => {
            let error = fault.failure(settings);
            let (mut parts, ()) = Response::new(()).into_parts();
            parts.status = __private::status_code(error.error().http_status());
            parts.headers = error.own_headers(&settings.challenge);
            envelope(parts, Failure::of(error), asked, settings)
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
    let failure = match parts.extensions.get::<AnyApiError>() {
        Some(error) => Failure::of(error.clone()),
        None => stand_in(status, said(&parts.headers, body), settings),
    };
    envelope(parts, failure, asked, settings)
}

/// The failure of a response that was not made from an error.
fn stand_in<C: Catalog>(status: StatusCode, said: Option<String>, settings: &Settings<C>) -> Failure {
    let mut error = ApiError::new(C::fallback(status.as_u16()));
    if settings.rejection_messages
        && status.is_client_error()
        && let Some(said) = &said
    {
        error = error.with_message(said);
    }
    Failure { error: error.into(), stands_in: true, said }
}

/// The response with the envelope for its body, and with what HTTP asks of such a response; logs it.
fn envelope<B: From<Bytes>, C>(
    mut parts: Parts,
    failure: Failure,
    asked: &Asked,
    settings: &Settings<C>,
) -> Response<B> {
    let Failure { error, stands_in, said } = failure;
    for name in OF_THE_BODY.iter().filter(|name| !error.has_header(name)) {
        parts.headers.remove(name);
    }
    let body = error.describe(Some(asked.request_id.as_str()), &mut parts.headers);
    let default_challenge = match parts.headers.get(WWW_AUTHENTICATE) {
        Some(header) => error.is_default_challenge(header),
        None => parts.status == StatusCode::UNAUTHORIZED,
    };
    if default_challenge {
        parts.headers.insert(WWW_AUTHENTICATE, settings.challenge.clone());
    }
    log::failure(&error, parts.status, &asked.request_id, said.as_deref());
    if let Some(header) = parts.headers.get(RETRY_AFTER)
        && error.is_default_delay(header)
    {
        log::default_delay(error.error().code());
    }
    // Where a router refuses a method, it may set `Allow` later.
    if parts.status == StatusCode::METHOD_NOT_ALLOWED && !stands_in && !parts.headers.contains_key(ALLOW) {
        log::no_allow(error.error().code());
    }
    parts.extensions.insert(error);
    parts.extensions.insert(Answered);
    let body = if asked.head { Bytes::new() } else { Bytes::from(body) };
    Response::from_parts(parts, B::from(body))
}
