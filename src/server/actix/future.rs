//! When is the response of a request ready?

use alloc::rc::Rc;
use core::fmt;
use core::future::Future;
use core::pin::Pin;
use core::task::{Context, Poll, ready};

use actix_web::Error;
use actix_web::body::{BodySize, EitherBody, MessageBody};
use actix_web::dev::ServiceResponse;
use pin_project_lite::pin_project;

use super::answer::answer;
use super::middleware::MiddlewareSettings;
use crate::Catalog;
use crate::panic::{Guarded, Panicked, catch, discard};
use crate::server::middleware::{RequestContext, log_abandoned};

pin_project! {
    /// The future of a response of [`EnvelopeMiddlewareService`](super::EnvelopeMiddlewareService).
    pub struct ResponseFuture<F, C> {
        #[pin]
        inner: AppCall<F>,
        context: RequestContext,
        settings: Rc<MiddlewareSettings<C>>,
    }

    impl<F, C> PinnedDrop for ResponseFuture<F, C> {
        /// Before there is a response, the client has left, or an outer middleware has given up.
        fn drop(this: Pin<&mut Self>) {
            let mut this = this.project();
            if !matches!(*this.inner, AppCall::Done) {
                let context = this.context;
                context.in_span(|| {
                    let panic = catch(|| this.inner.set(AppCall::Done)).err();
                    if !context.nested {
                        log_abandoned(panic, context, &this.settings.shared.spec);
                    }
                });
            }
        }
    }
}

/// Why the app returned no response.
pub(super) enum AppFault {
    Error(Guarded<Error>),
    Panic(Panicked),
}

pin_project! {
    #[project = AppCallProjection]
    enum AppCall<F> {
        Running { #[pin] future: F },
        Failed { fault: Option<AppFault> },
        Done,
    }
}

impl<F, C> ResponseFuture<F, C> {
    pub(super) fn new(
        future: Result<F, AppFault>,
        context: RequestContext,
        settings: Rc<MiddlewareSettings<C>>,
    ) -> Self {
        let inner = match future {
            Ok(future) => AppCall::Running { future },
            Err(fault) => AppCall::Failed { fault: Some(fault) },
        };
        Self { inner, context, settings }
    }
}

impl<F, C, B> Future for ResponseFuture<F, C>
where
    F: Future<Output = Result<ServiceResponse<B>, Error>>,
    B: MessageBody + 'static,
    C: Catalog,
{
    type Output = Result<ServiceResponse<EitherBody<B>>, Error>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        let outcome = ready!(this.context.in_span(|| this.inner.poll(cx)));
        // Only a response knows its request, and with it the route, which most responses need not look up.
        if let Ok(response) = &outcome
            && is_logged(response)
        {
            this.context.set_route(response.request().match_pattern().as_deref());
        }
        let context = &*this.context;
        Poll::Ready(context.in_span(|| answer(outcome, context, this.settings)))
    }
}

/// Whether there may be an event about the response.
fn is_logged<B: MessageBody>(response: &ServiceResponse<B>) -> bool {
    let is_stream = || response.response().body().size() == BodySize::Stream;
    response.status().as_u16() >= 400 || catch(is_stream).unwrap_or(true)
}

impl<F> AppCall<F> {
    /// Polls for the response, or for the reason why there is none.
    fn poll<B>(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<ServiceResponse<B>, AppFault>>
    where
        F: Future<Output = Result<ServiceResponse<B>, Error>>,
    {
        let outcome = match self.as_mut().project() {
            // After a panic the future is not polled again, only dropped.
            AppCallProjection::Running { future } => match catch(|| future.poll(cx)) {
                Ok(Poll::Pending) => return Poll::Pending,
                Ok(Poll::Ready(outcome)) => outcome.map_err(|error| AppFault::Error(Guarded::new(error))),
                Err(panic) => Err(AppFault::Panic(panic)),
            },
            AppCallProjection::Failed { fault } => Err(fault.take().expect("it is taken once")),
            AppCallProjection::Done => panic!("`ResponseFuture` was polled after completion"),
        };
        // Nobody else guards the drop of the future.
        match (catch(|| self.set(Self::Done)), outcome) {
            (Err(panic), outcome @ (Ok(_) | Err(AppFault::Error(_)))) => {
                let _ = discard(outcome);
                Poll::Ready(Err(AppFault::Panic(panic)))
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
