//! Which response is sent?

use alloc::string::String;
use core::pin::pin;
use core::task::{Context, Poll, Waker};

use bytes::Bytes;
use http::response::Parts;
use http::{Extensions, HeaderMap, Response};
use http_body::Body;

use super::fault::Fault;
use super::settings::LayerSettings;
use crate::server::middleware::{
    self, Disposition, Handled, RequestContext, ServerFailure, describe, fallback_status, is_ours,
};
use crate::server::{AnyApiError, Untouched};
use crate::{__private, Catalog};

/// Returns the response, or the envelope in its place, and logs a failure.
pub(super) fn answer<B: Body + From<Bytes>, C: Catalog>(
    outcome: Result<Response<B>, Fault>,
    context: &RequestContext,
    settings: &LayerSettings<C>,
) -> Response<B> {
    match outcome {
        Ok(response) => pass(response, context, settings),
        Err(fault) => {
            let failure = fault.failure(settings);
            let (mut parts, ()) = Response::new(()).into_parts();
            parts.status = __private::status_code(failure.error.as_spec().http_status());
            parts.headers = failure.error.own_headers(&settings.shared.challenge);
            envelope(parts, failure, context, settings)
        }
    }
}

/// Returns a response that we must not touch as it is, and any other with the envelope.
fn pass<B: Body + From<Bytes>, C: Catalog>(
    response: Response<B>,
    context: &RequestContext,
    settings: &LayerSettings<C>,
) -> Response<B> {
    let status = response.status().as_u16();
    if !is_ours(status, || disposition(response.extensions()), context) {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let failure = match parts.extensions.get::<AnyApiError>() {
        Some(error) => ServerFailure::of(error.clone()),
        None => {
            let body_text = body_text(&parts.headers, body);
            parts.status = fallback_status::<C>(parts.status);
            ServerFailure {
                allow_follows: true,
                ..ServerFailure::of_status(status, body_text, None, &settings.shared)
            }
        }
    };
    envelope(parts, failure, context, settings)
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

/// Builds the response with the envelope as its body.
fn envelope<B: From<Bytes>, C>(
    mut parts: Parts,
    failure: ServerFailure,
    context: &RequestContext,
    settings: &LayerSettings<C>,
) -> Response<B> {
    let status = parts.status.as_u16();
    let body = describe(&failure, status, &mut parts.headers, context, &settings.shared);
    parts.extensions.insert(failure.error);
    parts.extensions.insert(Handled);
    let body = if context.head { Bytes::new() } else { Bytes::from(body) };
    Response::from_parts(parts, B::from(body))
}

/// The body, if it is a short plain text and available without waiting.
fn body_text<B: Body>(headers: &HeaderMap, body: B) -> Option<String> {
    middleware::body_text(headers, body.size_hint().exact(), || first_part(body))
}

fn first_part<B: Body>(body: B) -> Option<B::Data> {
    match pin!(body).poll_frame(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Some(Ok(frame))) => frame.into_data().ok(),
        Poll::Ready(_) | Poll::Pending => None,
    }
}
