//! What becomes of a response?

use alloc::string::ToString;

use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{Extensions, ServiceResponse};
use actix_web::error::InternalError;
use actix_web::web::Bytes;
use actix_web::{Error, HttpResponse};
use http::HeaderMap;

use super::body::{Absent, said};
use super::cause::Cause;
use super::headers::{from_actix, request_id, status_code, to_actix};
use super::middleware::Settings;
use crate::Catalog;
use crate::server::middleware::{Answered, Asked, Failure, Mark, Panicked, describe, is_ours};
use crate::server::{AnyApiError, Untouched};

/// The response, or the envelope in its place; logs a failure.
///
/// Where the request is gone, in an error or a panic, the response is in the error: actix sends that of the error.
pub(super) fn answer<B: MessageBody + 'static, C: Catalog>(
    outcome: Result<Result<ServiceResponse<B>, Error>, Panicked>,
    asked: &Asked,
    settings: &Settings<C>,
) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    match outcome {
        Ok(Ok(response)) => {
            let (request, response) = response.into_parts();
            Ok(ServiceResponse::new(request, pass(response, None, asked, settings)))
        }
        Ok(Err(error)) => {
            let response = pass(error.error_response(), Some(&error), asked, settings);
            Err(InternalError::from_response(error, response.map_into_boxed_body()).into())
        }
        Err(panic) => {
            let text = panic.to_string();
            let failure = Failure::of_panic::<C>(panic);
            let status = failure.error.as_spec().http_status();
            let head = HttpResponse::new(status_code(status)).drop_body();
            let response = envelope::<(), C>(head, HeaderMap::new(), failure, asked, settings);
            Err(InternalError::from_response(text, response.map_into_boxed_body()).into())
        }
    }
}

/// The status of a response to which an error of actix gave a 500, since it does not know better.
pub(super) fn status(status: u16, unavailable: bool) -> u16 {
    if status == 500 && unavailable { 503 } else { status }
}

/// The response as it is, if it is not ours to touch; with its request id in any case.
fn pass<B: MessageBody + 'static, C: Catalog>(
    response: HttpResponse<B>,
    error: Option<&Error>,
    asked: &Asked,
    settings: &Settings<C>,
) -> HttpResponse<EitherBody<B>> {
    let ours = is_ours(response.status().as_u16(), || mark(&response.extensions()), asked);
    if ours {
        return replace(response, error, asked, settings);
    }
    let mut response = response.map_into_left_body();
    response.headers_mut().insert(settings.request_id.clone(), request_id(&asked.request_id));
    response
}

fn mark(extensions: &Extensions) -> Mark {
    if extensions.get::<Answered>().is_some() {
        Mark::Answered
    } else if extensions.get::<Untouched>().is_some() {
        Mark::Untouched
    } else {
        Mark::None
    }
}

/// The response with the envelope of what it says, or of the error behind it.
fn replace<B: MessageBody + 'static, C: Catalog>(
    response: HttpResponse<B>,
    error: Option<&Error>,
    asked: &Asked,
    settings: &Settings<C>,
) -> HttpResponse<EitherBody<B>> {
    let (mut head, body) = response.into_parts();
    let mut headers = from_actix(head.headers());
    let known = head.extensions().get::<AnyApiError>().cloned();
    let failure = match (known, error.or_else(|| head.error())) {
        (Some(known), _) => Failure::of(known),
        (None, None) => {
            let said = said(&headers, body);
            Failure::of_status(head.status().as_u16(), said, None, &settings.shared)
        }
        (None, Some(error)) => {
            let (cause, unavailable) = Cause::of(error);
            if let Some(mapped) = (settings.shared.errors)(error) {
                let failure = Failure::of_mapped(mapped, cause);
                *head.status_mut() = status_code(failure.error.as_spec().http_status());
                headers.extend(failure.error.own_headers(&settings.shared.challenge));
                failure
            } else {
                let said = said(&headers, body);
                let status = status(head.status().as_u16(), unavailable);
                *head.status_mut() = status_code(status);
                Failure::of_status(status, said, Some(cause.into()), &settings.shared)
            }
        }
    };
    envelope(head, headers, failure, asked, settings)
}

/// The response with the envelope for its body.
fn envelope<B, C: Catalog>(
    mut head: HttpResponse<()>,
    mut headers: HeaderMap,
    failure: Failure,
    asked: &Asked,
    settings: &Settings<C>,
) -> HttpResponse<EitherBody<B>> {
    let body = describe(&failure, head.status().as_u16(), &mut headers, asked, &settings.shared);
    *head.headers_mut() = to_actix(&headers);
    head.headers_mut().insert(settings.request_id.clone(), request_id(&asked.request_id));
    head.extensions_mut().insert(failure.error);
    head.extensions_mut().insert(Answered);
    let response = if asked.head {
        head.set_body(Absent { length: body.len() as u64 }).map_into_boxed_body()
    } else {
        head.set_body(Bytes::from(body)).map_into_boxed_body()
    };
    response.map_into_right_body()
}
