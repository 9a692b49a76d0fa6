//! Which response is sent?

use alloc::string::String;
use core::pin::pin;
use core::task::{Context, Poll, Waker};

use bytes::Bytes;
use http::response::Parts;
use http::{Extensions, HeaderMap, Response};
use http_body::Body;

use super::fault::Fault;
use super::kept::keep;
use super::settings::LayerSettings;
use crate::panic::{Guarded, Panicked, catch, discard};
use crate::server::middleware::{
    Disposition, Handled, RequestContext, ServerFailure, answer_or_internal, body_text, describe,
    fallback_status, has_body_text, is_ours, log_failure,
};
use crate::server::{AnyApiError, Untouched};
use crate::{__private, Catalog};

/// Returns a failing response as it is, or the envelope in its place, and logs the failure.
pub(super) fn answer<B: Body + From<Bytes> + 'static, C: Catalog>(
    outcome: Result<Response<B>, Fault>,
    context: &RequestContext,
    settings: &LayerSettings<C>,
) -> Response<B> {
    let outcome = Guarded::new(outcome);
    answer_or_internal(
        &settings.shared,
        || match outcome.into_inner() {
            Ok(response) => pass(response, context, settings),
            Err(fault) => Ok(without_response(&fault.failure(settings), context, settings)),
        },
        |failure| without_response(&failure, context, settings),
    )
}

/// Returns a failing response that we must not touch as it is, and any other with the envelope.
fn pass<B: Body + From<Bytes> + 'static, C: Catalog>(
    response: Response<B>,
    context: &RequestContext,
    settings: &LayerSettings<C>,
) -> Result<Response<B>, Panicked> {
    let status = response.status().as_u16();
    if !is_ours(status, || disposition(response.extensions()), context, &settings.shared.spec) {
        return Ok(response);
    }
    let response = match keep(response, context, settings)? {
        Ok(kept) => return Ok(kept),
        Err(response) => response,
    };
    let (parts, body) = response.into_parts();
    let mut parts = Guarded::new(parts);
    let failure = if let Some(error) = parts.extensions.get::<AnyApiError>() {
        discard(body)?;
        ServerFailure::of(error.clone())
    } else {
        let body_text = text(&parts.headers, body)?;
        parts.status = __private::status_code(fallback_status::<C>(status));
        ServerFailure {
            allow_follows: true,
            ..ServerFailure::of_status(status, body_text, None, &settings.shared)
        }
    };
    Ok(envelope(parts, &failure, context, settings))
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

/// Builds the response to a request for which the service returned none.
fn without_response<B: From<Bytes>, C>(
    failure: &ServerFailure,
    context: &RequestContext,
    settings: &LayerSettings<C>,
) -> Response<B> {
    let (mut parts, ()) = Response::new(()).into_parts();
    parts.status = __private::status_code(failure.error.as_spec().http_status());
    parts.headers = failure.error.own_headers(&settings.shared.challenge);
    envelope(Guarded::new(parts), failure, context, settings)
}

/// Builds the response with the envelope as its body, and logs the failure.
fn envelope<B: From<Bytes>, C>(
    mut parts: Guarded<Parts>,
    failure: &ServerFailure,
    context: &RequestContext,
    settings: &LayerSettings<C>,
) -> Response<B> {
    let status = parts.status.as_u16();
    let body = describe(failure, status, &mut parts.headers, context, &settings.shared);
    let body = if context.is_head() { Bytes::new() } else { Bytes::from(body) };
    let body = B::from(body);
    parts.extensions.insert(failure.error.clone());
    parts.extensions.insert(Handled);
    log_failure(failure, status, &parts.headers, context, &settings.shared.spec);
    Response::from_parts(parts.into_inner(), body)
}

/// The text of the body, if it is a short plain text and available without waiting.
fn text<B: Body>(headers: &HeaderMap, body: B) -> Result<Option<String>, Panicked> {
    let mut body = pin!(Some(body));
    let text = catch(|| {
        let body = body.as_mut().as_pin_mut().filter(|body| has_body_text(headers, body.size_hint().exact()));
        match body?.poll_frame(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(Some(Ok(frame))) => body_text(&frame.into_data().ok()?),
            Poll::Ready(_) | Poll::Pending => None,
        }
    });
    // A body that panicked may panic again when it is dropped.
    catch(|| body.set(None)).and(text)
}
