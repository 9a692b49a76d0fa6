//! What does the middleware do to a request?

use alloc::rc::Rc;
use core::cell::Cell;
use core::fmt;
use core::task::{Context, Poll};

use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{Service, ServiceRequest, ServiceResponse};
use actix_web::http::header::HeaderValue;
use actix_web::{Error, HttpMessage};
use bytes::Bytes;
use http::uri::PathAndQuery;

use super::future::{AppFault, ResponseFuture};
use super::headers::request_id;
use super::middleware::MiddlewareSettings;
use crate::Catalog;
use crate::panic::{Guarded, catch};
use crate::server::RequestId;
use crate::server::middleware::RequestContext;

/// The service that [`EnvelopeMiddleware`](super::EnvelopeMiddleware) creates; its failing responses are envelopes.
pub struct EnvelopeMiddlewareService<S, C> {
    inner: S,
    settings: Rc<MiddlewareSettings<C>>,
    /// Why the inner service failed to become ready; the next call responds with it.
    unready: Cell<Option<AppFault>>,
}

impl<S, C> EnvelopeMiddlewareService<S, C> {
    pub(super) fn new(inner: S, settings: Rc<MiddlewareSettings<C>>) -> Self {
        Self { inner, settings, unready: Cell::new(None) }
    }

    /// Gives the request its id, and returns what its response will need.
    fn prepare(&self, request: &mut ServiceRequest) -> RequestContext {
        let id = match &self.settings.request_id {
            None => RequestId::random(),
            Some(name) if self.settings.shared.generated_ids => {
                let outer = request.extensions().get().cloned();
                let id = outer.unwrap_or_else(RequestId::random);
                request.headers_mut().insert(name.clone(), request_id(&id));
                id
            }
            Some(name) => {
                let sent = request.headers().get_all(name).map(HeaderValue::as_bytes);
                RequestId::sent(sent).unwrap_or_else(|| {
                    let id = RequestId::random();
                    request.headers_mut().insert(name.clone(), request_id(&id));
                    id
                })
            }
        };
        let nested = request.extensions_mut().insert(id.clone()).is_some();
        let path = Bytes::copy_from_slice(request.path().as_bytes());
        let path = PathAndQuery::from_maybe_shared(path).ok();
        RequestContext::new(id, request.method().as_str(), path, nested)
    }
}

impl<S, B, C> Service<ServiceRequest> for EnvelopeMiddlewareService<S, C>
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody + 'static,
    C: Catalog,
{
    type Response = ServiceResponse<EitherBody<B>>;
    type Error = Error;
    type Future = ResponseFuture<S::Future, C>;

    fn poll_ready(&self, cx: &mut Context<'_>) -> Poll<Result<(), Error>> {
        let unready = match catch(|| self.inner.poll_ready(cx)) {
            Ok(Poll::Pending) => return Poll::Pending,
            Ok(Poll::Ready(Ok(()))) => return Poll::Ready(Ok(())),
            Ok(Poll::Ready(Err(error))) => AppFault::Error(Guarded::new(error)),
            Err(panic) => AppFault::Panic(panic),
        };
        self.unready.set(Some(unready));
        Poll::Ready(Ok(()))
    }

    fn call(&self, mut request: ServiceRequest) -> Self::Future {
        let context = self.prepare(&mut request);
        // A service may do all its work before it returns a future.
        let call = || catch(|| self.inner.call(request)).map_err(AppFault::Panic);
        let future = match self.unready.take() {
            Some(fault) => Err(fault),
            None => context.in_span(call),
        };
        ResponseFuture::new(future, context, Rc::clone(&self.settings))
    }
}

impl<S: fmt::Debug, C> fmt::Debug for EnvelopeMiddlewareService<S, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EnvelopeMiddlewareService").field("inner", &self.inner).finish_non_exhaustive()
    }
}
