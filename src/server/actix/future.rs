//! When is the response of a request ready?

use alloc::rc::Rc;
use core::fmt;
use core::future::Future;
use core::pin::Pin;
use core::task::{Context, Poll, ready};

use actix_web::Error;
use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::ServiceResponse;
use pin_project_lite::pin_project;

use super::answer::answer;
use super::middleware::MiddlewareSettings;
use crate::Catalog;
use crate::server::middleware::{Panicked, RequestContext, catch};

pin_project! {
    /// The future of a response of [`EnvelopeMiddlewareService`](super::EnvelopeMiddlewareService).
    pub struct ResponseFuture<F, C> {
        #[pin]
        inner: AppCall<F>,
        context: RequestContext,
        settings: Rc<MiddlewareSettings<C>>,
    }
}

pin_project! {
    #[project = AppCallProjection]
    enum AppCall<F> {
        Running { #[pin] future: F },
        Panicked { panic: Option<Panicked> },
    }
}

impl<F, C> ResponseFuture<F, C> {
    pub(super) fn new(
        future: Result<F, Panicked>,
        context: RequestContext,
        settings: Rc<MiddlewareSettings<C>>,
    ) -> Self {
        let inner = match future {
            Ok(future) => AppCall::Running { future },
            Err(panic) => AppCall::Panicked { panic: Some(panic) },
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
        let _entered = this.context.span.enter();
        let outcome = match this.inner.project() {
            // After a panic the future is not polled again, only dropped.
            AppCallProjection::Running { future } => match catch(|| future.poll(cx)) {
                Ok(outcome) => Ok(ready!(outcome)),
                Err(panic) => Err(panic),
            },
            AppCallProjection::Panicked { panic } => match panic.take() {
                Some(panic) => Err(panic),
                None => panic!("`ResponseFuture` was polled after completion"),
            },
        };
        Poll::Ready(answer(outcome, this.context, this.settings))
    }
}

impl<F, C> fmt::Debug for ResponseFuture<F, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ResponseFuture").field("request_id", &self.context.request_id).finish_non_exhaustive()
    }
}
