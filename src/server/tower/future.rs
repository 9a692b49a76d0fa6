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
use super::watched::watch;
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
    /// Calls the service, unless there already is a reason why it cannot respond.
    ///
    /// The future of a service is large, so `call` puts it into its final place.
    pub(super) fn start(
        unready: Option<Fault>,
        (context, header): (RequestContext, Option<HeaderValue>),
        settings: Arc<LayerSettings<C>>,
        call: impl FnOnce() -> F,
    ) -> Self {
        let is_ready = unready.is_none();
        let mut future = Self { inner: ServiceCall::Failed { fault: unready }, context, header, settings };
        if is_ready {
            let inner = &mut future.inner;
            // A service may do all its work before it returns a future.
            let called =
                future.context.in_span(|| catch(|| *inner = ServiceCall::Running { future: call() }));
            if let Err(panic) = called {
                future.inner = ServiceCall::Failed { fault: Some(Fault::Panic(panic)) };
            }
        }
        future
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
        let (context, settings) = (&*this.context, &**this.settings);
        context.in_span(|| {
            // A response is large and most of them pass, so it stays where the service puts it.
            let mut outcome = Poll::Pending;
            let fault = ready!(this.inner.poll(cx, &mut outcome));
            let mut response = match (outcome, fault) {
                (Poll::Ready(Ok(mut response)), None) if response.status().as_u16() < 400 => {
                    watch(&mut response, context, &settings.shared.spec);
                    response
                }
                (Poll::Ready(outcome), None) => answer(outcome.map_err(Fault::of), context, settings),
                (outcome, Some(fault)) => {
                    let _ = discard(outcome);
                    answer(Err(fault), context, settings)
                }
                (Poll::Pending, None) => return Poll::Pending,
            };
            if let (Some(name), Some(id)) = (&settings.request_id, this.header.take()) {
                response.headers_mut().insert(name.clone(), id);
            }
            Poll::Ready(Ok(response))
        })
    }
}

impl<F> ServiceCall<F> {
    /// Polls for the outcome, or for the reason why there is none.
    fn poll(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        outcome: &mut Poll<F::Output>,
    ) -> Poll<Option<Fault>>
    where
        F: Future,
    {
        let fault = match self.as_mut().project() {
            // After a panic the future is not polled again, only dropped.
            ServiceCallProjection::Running { future } => match catch(|| *outcome = future.poll(cx)) {
                Ok(()) if outcome.is_pending() => return Poll::Pending,
                Ok(()) => None,
                Err(panic) => Some(Fault::Panic(panic)),
            },
            ServiceCallProjection::Failed { fault } => Some(fault.take().expect("it is taken once")),
            ServiceCallProjection::Done => panic!("`ResponseFuture` was polled after completion"),
        };
        // Nobody else guards the drop of the future.
        let panic = catch(|| self.set(Self::Done)).err().map(Fault::Panic);
        Poll::Ready(match fault {
            Some(Fault::Error(_)) => panic.or(fault),
            _ => fault.or(panic),
        })
    }
}

impl<F, C> fmt::Debug for ResponseFuture<F, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ResponseFuture").field("request_id", &self.context.request_id).finish_non_exhaustive()
    }
}
