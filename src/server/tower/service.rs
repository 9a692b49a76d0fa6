//! What does the layer do with a request?

use alloc::boxed::Box;
use alloc::sync::Arc;
use core::convert::Infallible;
use core::error::Error;
use core::fmt;
use core::task::{Context, Poll};

use bytes::Bytes;
use http::header::Entry;
use http::{HeaderValue, Request, Response};
use http_body::Body;
use tower_service::Service;

use super::fault::Fault;
use super::future::ResponseFuture;
use super::settings::LayerSettings;
use crate::Catalog;
use crate::server::RequestId;
use crate::server::middleware::{RequestContext, catch};

/// A service whose every failing response is the envelope; [`EnvelopeLayer`](super::EnvelopeLayer) makes it.
///
/// It never fails itself: an error of the service inside is a response.
pub struct EnvelopeService<S, C> {
    inner: S,
    settings: Arc<LayerSettings<C>>,
    /// Why the service inside could not get ready; the next call answers with it.
    unready: Option<Box<dyn Error + Send + Sync>>,
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
    ResponseBody: Body + From<Bytes>,
    C: Catalog,
{
    type Response = Response<ResponseBody>;
    type Error = Infallible;
    type Future = ResponseFuture<S::Future, C>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        if self.unready.is_none()
            && let Err(error) = core::task::ready!(self.inner.poll_ready(cx))
        {
            self.unready = Some(error.into());
        }
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, mut request: Request<RequestBody>) -> Self::Future {
        let context = self.ask(&mut request);
        let settings = Arc::clone(&self.settings);
        if let Some(error) = self.unready.take() {
            return ResponseFuture::failed(Fault::Error(error), context, settings);
        }
        // A service may do all its work before it has a future.
        let entered = context.0.span.enter();
        let outcome = catch(|| self.inner.call(request));
        drop(entered);
        match outcome {
            Ok(future) => ResponseFuture::running(future, context, settings),
            Err(panic) => ResponseFuture::failed(Fault::Panic(panic), context, settings),
        }
    }
}

impl<S, C> EnvelopeService<S, C> {
    /// Gives the request its id, and keeps what its response will need: the id also as a header.
    fn ask<B>(&self, request: &mut Request<B>) -> (RequestContext, HeaderValue) {
        // One look at the headers, since their map hashes a name that is none of HTTP's own each time.
        let (request_id, header) = match request.headers_mut().entry(&self.settings.request_id) {
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
        };
        request.extensions_mut().insert(request_id.clone());
        (RequestContext::new(request_id, request.method() == http::Method::HEAD), header)
    }
}

/// A new id, also as the value of a header.
fn random() -> (RequestId, HeaderValue) {
    let id = RequestId::random();
    match HeaderValue::from_maybe_shared(id.bytes()) {
        Ok(header) => (id, header),
        Err(_) => unreachable!("hex is a header"),
    }
}

/// A clone has to get ready anew.
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
