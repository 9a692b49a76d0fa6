//! When is the response of a request ready?

use alloc::boxed::Box;
use alloc::sync::Arc;
use core::convert::Infallible;
use core::error::Error;
use core::fmt;
use core::future::Future;
use core::pin::Pin;
use core::task::{Context, Poll, ready};

use bytes::Bytes;
use http::{HeaderValue, Response};
use http_body::Body;
use pin_project_lite::pin_project;

use super::answer::answer;
use super::fault::Fault;
use super::settings::LayerSettings;
use crate::Catalog;
use crate::panic::{catch, discard};
use crate::server::middleware::{RequestContext, log_abandoned};

pin_project! {
    /// The future of a response of [`EnvelopeService`](super::EnvelopeService).
    pub struct ResponseFuture<F, C> {
        #[pin]
        inner: ServiceCall<F>,
        context: RequestContext,
        // The request id as a header; created once, because each creation validates all bytes.
        header: Option<HeaderValue>,
        settings: Arc<LayerSettings<C>>,
    }

    impl<F, C> PinnedDrop for ResponseFuture<F, C> {
        /// Before there is a response, the client has left, or an outer layer has given up.
        fn drop(this: Pin<&mut Self>) {
            let mut this = this.project();
            if !matches!(*this.inner, ServiceCall::Done) {
                let context = this.context;
                context.in_span(|| {
                    let panic = catch(|| this.inner.set(ServiceCall::Done)).err();
                    if !context.nested {
                        log_abandoned(panic, context, &this.settings.shared.spec);
                    }
                });
            }
        }
    }
}

pin_project! {
    #[project = ServiceCallProjection]
    enum ServiceCall<F> {
        Running { #[pin] future: F },
        Failed { fault: Option<Fault> },
        Done,
    }
}

impl<F, C> ResponseFuture<F, C> {
    pub(super) fn running(
        future: F,
        (context, header): (RequestContext, Option<HeaderValue>),
        settings: Arc<LayerSettings<C>>,
    ) -> Self {
        Self { inner: ServiceCall::Running { future }, context, header, settings }
    }

    pub(super) fn failed(
        fault: Fault,
        (context, header): (RequestContext, Option<HeaderValue>),
        settings: Arc<LayerSettings<C>>,
    ) -> Self {
        Self { inner: ServiceCall::Failed { fault: Some(fault) }, context, header, settings }
    }
}

impl<F, C, B, E> Future for ResponseFuture<F, C>
where
    F: Future<Output = Result<Response<B>, E>>,
    E: Into<Box<dyn Error + Send + Sync>>,
    B: Body + From<Bytes> + 'static,
    C: Catalog,
{
    type Output = Result<Response<B>, Infallible>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        this.context.in_span(|| {
            let outcome = ready!(this.inner.poll(cx));
            let mut response = answer(outcome, this.context, this.settings);
            if let (Some(name), Some(id)) = (&this.settings.request_id, this.header.as_ref()) {
                response.headers_mut().insert(name.clone(), id.clone());
            }
            Poll::Ready(Ok(response))
        })
    }
}

impl<F> ServiceCall<F> {
    /// Polls for the response, or for the reason why there is none.
    fn poll<B, E>(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<Response<B>, Fault>>
    where
        F: Future<Output = Result<Response<B>, E>>,
        E: Into<Box<dyn Error + Send + Sync>>,
    {
        let outcome = match self.as_mut().project() {
            // After a panic the future is not polled again, only dropped.
            ServiceCallProjection::Running { future } => match catch(|| future.poll(cx)) {
                Ok(Poll::Pending) => return Poll::Pending,
                Ok(Poll::Ready(outcome)) => outcome.map_err(Fault::of),
                Err(panic) => Err(Fault::Panic(panic)),
            },
            ServiceCallProjection::Failed { fault } => Err(fault.take().expect("it is taken once")),
            ServiceCallProjection::Done => panic!("`ResponseFuture` was polled after completion"),
        };
        // Nobody else guards the drop of the future.
        match (catch(|| self.set(Self::Done)), outcome) {
            (Err(panic), outcome @ (Ok(_) | Err(Fault::Error(_)))) => {
                let _ = discard(outcome);
                Poll::Ready(Err(Fault::Panic(panic)))
            }
            (_, outcome) => Poll::Ready(outcome),
        }
    }
}

impl<F, C> fmt::Debug for ResponseFuture<F, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ResponseFuture").field("request_id", &self.context.request_id).finish_non_exhaustive()
    }
}
