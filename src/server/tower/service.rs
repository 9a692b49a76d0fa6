//! What does the layer do to a request?

use alloc::boxed::Box;
use alloc::sync::Arc;
use core::convert::Infallible;
use core::error::Error;
use core::fmt;
use core::task::{Context, Poll};

use bytes::Bytes;
use http::header::Entry;
use http::{HeaderMap, HeaderName, HeaderValue, Request, Response};
use http_body::Body;
use tower_service::Service;

use super::fault::Fault;
use super::future::ResponseFuture;
use super::settings::LayerSettings;
use crate::Catalog;
use crate::panic::catch;
use crate::server::RequestId;
use crate::server::middleware::RequestContext;

/// The service that [`EnvelopeLayer`](super::EnvelopeLayer) creates; its failing responses are envelopes.
///
/// It never fails: an error of the inner service becomes a response.
pub struct EnvelopeService<S, C> {
    inner: S,
    settings: Arc<LayerSettings<C>>,
    /// Why the inner service failed to become ready; the next call responds with it.
    unready: Option<Fault>,
}

impl<S, C> EnvelopeService<S, C> {
    pub(super) fn new(inner: S, settings: Arc<LayerSettings<C>>) -> Self {
        Self { inner, settings, unready: None }
    }
}

impl<S, C, RequestBody, ResponseBody> Service<Request<RequestBody>> for EnvelopeService<S, C>
where
    S: Service<Request<RequestBody>, Response = Response<ResponseBody>>,
    S::Error: Into<Box<dyn Error + Send + Sync>>,
    ResponseBody: Body + From<Bytes> + 'static,
    C: Catalog,
{
    type Response = Response<ResponseBody>;
    type Error = Infallible;
    type Future = ResponseFuture<S::Future, C>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        if self.unready.is_none() {
            self.unready = match catch(|| self.inner.poll_ready(cx)) {
                Ok(Poll::Pending) => return Poll::Pending,
                Ok(Poll::Ready(Ok(()))) => None,
                Ok(Poll::Ready(Err(error))) => Some(Fault::of(error)),
                Err(panic) => Some(Fault::Panic(panic)),
            };
        }
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, mut request: Request<RequestBody>) -> Self::Future {
        let context = self.prepare(&mut request);
        let settings = Arc::clone(&self.settings);
        ResponseFuture::start(self.unready.take(), context, settings, || self.inner.call(request))
    }
}

impl<S, C> EnvelopeService<S, C> {
    /// Gives the request its id, and returns what its response will need, with the id as a header.
    fn prepare<B>(&self, request: &mut Request<B>) -> (RequestContext, Option<HeaderValue>) {
        let (request_id, header) = match &self.settings.request_id {
            Some(name) => {
                let (request_id, header) = if self.settings.shared.generated_ids {
                    let made = generated(request.extensions().get());
                    request.headers_mut().insert(name.clone(), made.1.clone());
                    made
                } else {
                    sent_or_random(request.headers_mut(), name)
                };
                (request_id, Some(header))
            }
            None => (RequestId::random(), None),
        };
        let nested = request.extensions_mut().insert(request_id.clone()).is_some();
        let path = request.uri().path_and_query().cloned();
        let mut context = RequestContext::new(request_id, request.method().as_str(), path, nested);
        if let Some(route) = &self.settings.route {
            // A panic costs the route, not the response.
            context.set_route(catch(|| route(request.extensions())).ok().flatten().as_deref());
        }
        (context, header)
    }
}

/// The id that the client sent, or a new one, which is added to the headers of the request.
fn sent_or_random(headers: &mut HeaderMap, name: &HeaderName) -> (RequestId, HeaderValue) {
    // One look-up in the headers, because each one hashes the name of a custom header.
    match headers.entry(name) {
        Entry::Vacant(place) => {
            let made = random();
            place.insert(made.1.clone());
            made
        }
        Entry::Occupied(mut place) => {
            if let Some(sent) = RequestId::sent(place.iter().map(HeaderValue::as_bytes)) {
                (sent, place.get().clone())
            } else {
                let made = random();
                place.insert(made.1.clone());
                made
            }
        }
    }
}

/// A new id, and the same as a header value.
fn random() -> (RequestId, HeaderValue) {
    generated(None)
}

/// The id that an outer layer of ours has given to the request, or a new one, and the same as a header value.
fn generated(outer: Option<&RequestId>) -> (RequestId, HeaderValue) {
    let id = outer.cloned().unwrap_or_else(RequestId::random);
    match HeaderValue::from_maybe_shared(id.bytes()) {
        Ok(header) => (id, header),
        Err(_) => unreachable!("visible ASCII is a valid header value"),
    }
}

/// A clone must become ready by itself.
impl<S: Clone, C> Clone for EnvelopeService<S, C> {
    fn clone(&self) -> Self {
        Self::new(self.inner.clone(), Arc::clone(&self.settings))
    }
}

impl<S: fmt::Debug, C> fmt::Debug for EnvelopeService<S, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EnvelopeService").field("inner", &self.inner).finish_non_exhaustive()
    }
}
