//! Is the body of a success watched?
//! Only a body of unknown size can break, and only in a body of axum can another one be put without a new type.

use alloc::sync::Arc;

use http::Response;
use http_body::Body;

use crate::server::middleware::RequestContext;

/// Watches the body of the response if it is one of axum and of unknown size.
#[cfg_attr(not(feature = "server-axum"), expect(unused_variables, reason = "no body can be watched"))]
pub(super) fn watch<B: Body + 'static>(
    response: &mut Response<B>,
    context: &RequestContext,
    spec: &Arc<str>,
) {
    #[cfg(feature = "server-axum")]
    if !context.nested && !context.is_head() {
        of_axum::watch(response, context, spec);
    }
}

#[cfg(feature = "server-axum")]
mod of_axum {
    use alloc::sync::Arc;
    use core::any::Any;
    use core::pin::Pin;
    use core::task::{Context, Poll, ready};

    use bytes::Bytes;
    use http::Response;
    use http_body::{Body, Frame, SizeHint};

    use crate::panic::{Guarded, catch};
    use crate::server::middleware::{RequestContext, Watch};

    pub(super) fn watch<B: Body + 'static>(
        response: &mut Response<B>,
        context: &RequestContext,
        spec: &Arc<str>,
    ) {
        let status = response.status().as_u16();
        let body: &mut dyn Any = response.body_mut();
        if let Some(body) = body.downcast_mut::<axum_core::body::Body>()
            && catch(|| body.size_hint().exact()).is_ok_and(|size| size.is_none())
        {
            let inner = Guarded::new(core::mem::take(body));
            *body =
                axum_core::body::Body::new(WatchedBody { inner, watch: Watch::new(context, status, spec) });
        }
    }

    struct WatchedBody {
        inner: Guarded<axum_core::body::Body>,
        watch: Watch,
    }

    impl Body for WatchedBody {
        type Data = Bytes;
        type Error = axum_core::Error;

        fn poll_frame(
            self: Pin<&mut Self>,
            cx: &mut Context<'_>,
        ) -> Poll<Option<Result<Frame<Bytes>, axum_core::Error>>> {
            let Self { inner, watch } = self.get_mut();
            watch.started();
            let frame = match catch(|| Pin::new(&mut **inner).poll_frame(cx)) {
                Ok(frame) => ready!(frame),
                // An error ends the connection; without one, the body would look complete.
                Err(panic) => Some(Err(axum_core::Error::new(panic))),
            };
            match &frame {
                None => watch.ended(),
                Some(Err(error)) => watch.broke(error),
                Some(Ok(_)) if catch(|| inner.is_end_stream()).unwrap_or(false) => watch.ended(),
                Some(Ok(_)) => {}
            }
            Poll::Ready(frame)
        }

        fn is_end_stream(&self) -> bool {
            self.inner.is_end_stream()
        }

        fn size_hint(&self) -> SizeHint {
            self.inner.size_hint()
        }
    }
}
