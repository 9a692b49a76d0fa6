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
use super::future::AppFault;
use super::headers::{from_actix, request_id, status_code, to_actix};
use super::kept::{is_kept, kept};
use super::middleware::MiddlewareSettings;
use super::watched::watched;
use crate::Catalog;
use crate::panic::{Guarded, Panicked, discard};
use crate::server::middleware::{
    Disposition, Handled, RequestContext, ServerFailure, answer_or_internal, describe, fallback_status,
    is_ours, log_failure,
};
use crate::server::{AnyApiError, Untouched};

/// Returns the response, or the envelope in its place, and logs a failure.
///
/// After an error or a panic the request is gone, so the response is put into an error, which actix sends.
pub(super) fn answer<B: MessageBody + 'static, C: Catalog>(
    outcome: Result<ServiceResponse<B>, AppFault>,
    context: &RequestContext,
    settings: &MiddlewareSettings<C>,
) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    let internal = |failure: ServerFailure| without_response::<(), C>(&failure, context, settings);
    match outcome {
        Ok(response) => {
            let (request, response) = response.into_parts();
            let response = Guarded::new(response);
            let response = answer_or_internal(
                &settings.shared,
                || pass(response.into_inner(), None, context, settings),
                |failure| without_response(&failure, context, settings),
            );
            Ok(ServiceResponse::new(request, response))
        }
        Err(AppFault::Error(error)) => {
            let answer =
                || Ok(pass(error.error_response(), Some(&error), context, settings)?.map_into_boxed_body());
            let internal = |failure| internal(failure).map_into_boxed_body();
            let response = answer_or_internal(&settings.shared, answer, internal);
            Err(InternalError::from_response(error, response).into())
        }
        Err(AppFault::Panic(panic)) => {
            let text = panic.to_string();
            let answer = || Ok(internal(ServerFailure::of_panic::<C>(panic)));
            let response = answer_or_internal(&settings.shared, answer, internal);
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
) -> Result<HttpResponse<EitherBody<B>>, Panicked> {
    let ours = is_ours(
        response.status().as_u16(),
        || disposition(&response.extensions()),
        context,
        &settings.shared.spec,
    );
    if ours {
        return replace(response, error, context, settings);
    }
    let mut response = watched(response, context, &settings.shared.spec);
    if let Some(name) = &settings.request_id {
        response.headers_mut().insert(name.clone(), request_id(&context.request_id));
    }
    Ok(response)
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
) -> Result<HttpResponse<EitherBody<B>>, Panicked> {
    let (head, body) = response.into_parts();
    let (mut head, body) = (Guarded::new(head), Guarded::new(body));
    let mut headers = from_actix(head.headers());
    let known = head.extensions().get::<AnyApiError>().cloned();
    if let Some(known) = known {
        discard(body.into_inner())?;
        return Ok(envelope(head, headers, &ServerFailure::of(known), context, settings));
    }
    let error = error.or_else(|| head.error());
    let mapped = error.and_then(|error| (settings.shared.errors)(error));
    let cause = match (mapped, error.map(Cause::of)) {
        (Some(mapped), Some((cause, _))) => {
            discard(body.into_inner())?;
            let failure = ServerFailure::of_mapped(mapped, cause);
            *head.status_mut() = status_code(failure.error.as_spec().http_status());
            headers.extend(failure.error.own_headers(&settings.shared.challenge));
            return Ok(envelope(head, headers, &failure, context, settings));
        }
        (_, cause) => cause,
    };
    if is_kept(&head, &headers, &*body, context, settings) {
        let cause = cause.as_ref().map(|(cause, _)| cause);
        return kept(head, &headers, body, cause, context, settings);
    }
    let body_text = body_text(&headers, body.into_inner())?;
    let (cause, unavailable) = cause.unzip();
    let status = status(head.status().as_u16(), unavailable.unwrap_or(false));
    *head.status_mut() = status_code(fallback_status::<C>(status));
    let cause = cause.map(Into::into);
    let failure = ServerFailure::of_status(status, body_text, cause, &settings.shared);
    Ok(envelope(head, headers, &failure, context, settings))
}

/// Builds the response to a request for which there is none.
fn without_response<B, C: Catalog>(
    failure: &ServerFailure,
    context: &RequestContext,
    settings: &MiddlewareSettings<C>,
) -> HttpResponse<EitherBody<B>> {
    let status = failure.error.as_spec().http_status();
    let head = Guarded::new(HttpResponse::new(status_code(status)).drop_body());
    envelope(head, HeaderMap::new(), failure, context, settings)
}

/// Builds the response with the envelope as its body, and logs the failure.
fn envelope<B, C: Catalog>(
    mut head: Guarded<HttpResponse<()>>,
    mut headers: HeaderMap,
    failure: &ServerFailure,
    context: &RequestContext,
    settings: &MiddlewareSettings<C>,
) -> HttpResponse<EitherBody<B>> {
    let status = head.status().as_u16();
    let body = describe(failure, status, &mut headers, context, &settings.shared);
    *head.headers_mut() = to_actix(&headers);
    if let Some(name) = &settings.request_id {
        head.headers_mut().insert(name.clone(), request_id(&context.request_id));
    }
    head.extensions_mut().insert(failure.error.clone());
    head.extensions_mut().insert(Handled);
    log_failure(failure, status, &headers, context, &settings.shared.spec);
    let head = head.into_inner();
    let response = if context.is_head() {
        head.set_body(Absent { length: body.len() as u64 }).map_into_boxed_body()
    } else {
        head.set_body(Bytes::from(body)).map_into_boxed_body()
    };
    response.map_into_right_body()
}
