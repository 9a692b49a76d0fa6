//! Which response is sent?

use alloc::string::ToString;

use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{Extensions, ServiceResponse};
use actix_web::error::InternalError;
use actix_web::web::Bytes;
use actix_web::{Error, HttpResponse};
use http::HeaderMap;

use super::body::{Absent, body_text};
use super::cause::Cause;
use super::headers::{from_actix, request_id, status_code, to_actix};
use super::middleware::MiddlewareSettings;
use crate::Catalog;
use crate::server::middleware::{
    Disposition, Handled, Panicked, RequestContext, ServerFailure, describe, is_ours,
};
use crate::server::{AnyApiError, Untouched};

/// Returns the response, or the envelope in its place, and logs a failure.
///
/// After an error or a panic the request is gone, so the response is put into an error, which actix sends.
pub(super) fn answer<B: MessageBody + 'static, C: Catalog>(
    outcome: Result<Result<ServiceResponse<B>, Error>, Panicked>,
    context: &RequestContext,
    settings: &MiddlewareSettings<C>,
) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    match outcome {
        Ok(Ok(response)) => {
            let (request, response) = response.into_parts();
            Ok(ServiceResponse::new(request, pass(response, None, context, settings)))
        }
        Ok(Err(error)) => {
            let response = pass(error.error_response(), Some(&error), context, settings);
            Err(InternalError::from_response(error, response.map_into_boxed_body()).into())
        }
        Err(panic) => {
            let text = panic.to_string();
            let failure = ServerFailure::of_panic::<C>(panic);
            let status = failure.error.as_spec().http_status();
            let head = HttpResponse::new(status_code(status)).drop_body();
            let response = envelope::<(), C>(head, HeaderMap::new(), failure, context, settings);
            Err(InternalError::from_response(text, response.map_into_boxed_body()).into())
        }
    }
}

/// The status of a response; a 500 of an error that means "unavailable" becomes a 503.
pub(super) fn status(status: u16, unavailable: bool) -> u16 {
    if status == 500 && unavailable { 503 } else { status }
}

/// Returns a response that we must not touch as it is, and any other with the envelope; both with the request id.
fn pass<B: MessageBody + 'static, C: Catalog>(
    response: HttpResponse<B>,
    error: Option<&Error>,
    context: &RequestContext,
    settings: &MiddlewareSettings<C>,
) -> HttpResponse<EitherBody<B>> {
    let ours = is_ours(response.status().as_u16(), || disposition(&response.extensions()), context);
    if ours {
        return replace(response, error, context, settings);
    }
    let mut response = response.map_into_left_body();
    if let Some(name) = &settings.request_id {
        response.headers_mut().insert(name.clone(), request_id(&context.request_id));
    }
    response
}

fn disposition(extensions: &Extensions) -> Disposition {
    if extensions.get::<Handled>().is_some() {
        Disposition::Handled
    } else if extensions.get::<Untouched>().is_some() {
        Disposition::Untouched
    } else {
        Disposition::None
    }
}

/// Replaces the body by the envelope of the response, or of the error that it was created from.
fn replace<B: MessageBody + 'static, C: Catalog>(
    response: HttpResponse<B>,
    error: Option<&Error>,
    context: &RequestContext,
    settings: &MiddlewareSettings<C>,
) -> HttpResponse<EitherBody<B>> {
    let (mut head, body) = response.into_parts();
    let mut headers = from_actix(head.headers());
    let known = head.extensions().get::<AnyApiError>().cloned();
    let failure = match (known, error.or_else(|| head.error())) {
        (Some(known), _) => ServerFailure::of(known),
        (None, None) => {
            let body_text = body_text(&headers, body);
            let status = head.status().as_u16();
            *head.status_mut() = status_code(C::fallback_status(status));
            ServerFailure::of_status(status, body_text, None, &settings.shared)
        }
        (None, Some(error)) => {
            let (cause, unavailable) = Cause::of(error);
            if let Some(mapped) = (settings.shared.errors)(error) {
                let failure = ServerFailure::of_mapped(mapped, cause);
                *head.status_mut() = status_code(failure.error.as_spec().http_status());
                headers.extend(failure.error.own_headers(&settings.shared.challenge));
                failure
            } else {
                let body_text = body_text(&headers, body);
                let status = status(head.status().as_u16(), unavailable);
                *head.status_mut() = status_code(C::fallback_status(status));
                ServerFailure::of_status(status, body_text, Some(cause.into()), &settings.shared)
            }
        }
    };
    envelope(head, headers, failure, context, settings)
}

/// Builds the response with the envelope as its body.
fn envelope<B, C: Catalog>(
    mut head: HttpResponse<()>,
    mut headers: HeaderMap,
    failure: ServerFailure,
    context: &RequestContext,
    settings: &MiddlewareSettings<C>,
) -> HttpResponse<EitherBody<B>> {
    let body = describe(&failure, head.status().as_u16(), &mut headers, context, &settings.shared);
    *head.headers_mut() = to_actix(&headers);
    if let Some(name) = &settings.request_id {
        head.headers_mut().insert(name.clone(), request_id(&context.request_id));
    }
    head.extensions_mut().insert(failure.error);
    head.extensions_mut().insert(Handled);
    let response = if context.head {
        head.set_body(Absent { length: body.len() as u64 }).map_into_boxed_body()
    } else {
        head.set_body(Bytes::from(body)).map_into_boxed_body()
    };
    response.map_into_right_body()
}
