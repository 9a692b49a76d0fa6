//! What becomes of a response?

use bytes::Bytes;
use http::response::Parts;
use http::{Extensions, Response};
use http_body::Body;

use super::fault::Fault;
use super::said::said;
use super::settings::Settings;
use crate::server::middleware::{Answered, Asked, Failure, Mark, describe, is_ours};
use crate::server::{AnyApiError, Untouched};
use crate::{__private, Catalog};

/// The response, or the envelope in its place; logs a failure.
pub(super) fn answer<B: Body + From<Bytes>, C: Catalog>(
    outcome: Result<Response<B>, Fault>,
    asked: &Asked,
    settings: &Settings<C>,
) -> Response<B> {
    match outcome {
        Ok(response) => pass(response, asked, settings),
        Err(fault) => {
            let failure = fault.failure(settings);
            let (mut parts, ()) = Response::new(()).into_parts();
            parts.status = __private::status_code(failure.error.as_spec().http_status());
            parts.headers = failure.error.own_headers(&settings.shared.challenge);
            envelope(parts, failure, asked, settings)
        }
    }
}

/// The response as it is, if it is not ours to touch.
fn pass<B: Body + From<Bytes>, C: Catalog>(
    response: Response<B>,
    asked: &Asked,
    settings: &Settings<C>,
) -> Response<B> {
    let status = response.status().as_u16();
    if !is_ours(status, || mark(response.extensions()), asked) {
        return response;
    }
    let (parts, body) = response.into_parts();
    let failure = match parts.extensions.get::<AnyApiError>() {
        Some(error) => Failure::of(error.clone()),
        None => Failure {
            allow_follows: true,
            ..Failure::of_status(status, said(&parts.headers, body), None, &settings.shared)
        },
    };
    envelope(parts, failure, asked, settings)
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

/// The response with the envelope for its body.
fn envelope<B: From<Bytes>, C>(
    mut parts: Parts,
    failure: Failure,
    asked: &Asked,
    settings: &Settings<C>,
) -> Response<B> {
    let status = parts.status.as_u16();
    let body = describe(&failure, status, &mut parts.headers, asked, &settings.shared);
    parts.extensions.insert(failure.error);
    parts.extensions.insert(Answered);
    let body = if asked.head { Bytes::new() } else { Bytes::from(body) };
    Response::from_parts(parts, B::from(body))
}
