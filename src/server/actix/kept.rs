//! What does a body say that is kept?

use actix_web::HttpResponse;
use actix_web::body::{BodySize, BoxBody, EitherBody, MessageBody};
use actix_web::web::Bytes;
use http::HeaderMap;
use http::header::CONTENT_TYPE;

use super::cause::Cause;
use super::headers::request_id;
use super::middleware::MiddlewareSettings;
use crate::Catalog;
use crate::panic::{Guarded, Panicked, catch};
use crate::server::middleware::{Handled, RequestContext, is_readable, log_kept};

/// Whether the body of the service is kept; the predicate of users may panic.
pub(super) fn is_kept<B: MessageBody, C>(
    head: &HttpResponse<()>,
    headers: &HeaderMap,
    body: &B,
    context: &RequestContext,
    settings: &MiddlewareSettings<C>,
) -> bool {
    let has_body = || match body.size() {
        BodySize::None | BodySize::Sized(0) => context.is_head() && headers.contains_key(CONTENT_TYPE),
        BodySize::Sized(_) | BodySize::Stream => true,
    };
    settings.shared.kept_bodies.keeps(head.status().as_u16(), headers, has_body)
}

/// Returns the response with its own body, and logs it; the cause is the error that it was created from.
pub(super) fn kept<B: MessageBody + 'static, C: Catalog>(
    mut head: Guarded<HttpResponse<()>>,
    headers: &HeaderMap,
    body: Guarded<B>,
    cause: Option<&Cause>,
    context: &RequestContext,
    settings: &MiddlewareSettings<C>,
) -> Result<HttpResponse<EitherBody<B>>, Panicked> {
    let (body, read) = read(headers, body)?;
    head.extensions_mut().insert(Handled);
    if let Some(name) = &settings.request_id {
        head.headers_mut().insert(name.clone(), request_id(&context.request_id));
    }
    let source = cause.map(|cause| cause as _);
    log_kept(head.status().as_u16(), headers, read.as_deref(), source, context, &settings.shared);
    Ok(head.into_inner().set_body(body))
}

/// Reads a small body that is in memory; any other stays as it is.
fn read<B: MessageBody + 'static>(
    headers: &HeaderMap,
    body: Guarded<B>,
) -> Result<(EitherBody<B>, Option<Bytes>), Panicked> {
    let is_read = catch(|| match body.size() {
        BodySize::Sized(size) => is_readable(headers, Some(size)),
        BodySize::None | BodySize::Stream => false,
    })?;
    let body = body.into_inner();
    if !is_read {
        return Ok((EitherBody::left(body), None));
    }
    Ok(match catch(|| body.try_into_bytes())? {
        Ok(bytes) => (EitherBody::right(BoxBody::new(bytes.clone())), Some(bytes)),
        Err(body) => (EitherBody::left(body), None),
    })
}
