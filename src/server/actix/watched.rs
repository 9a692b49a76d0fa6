//! Is the body of a success watched? Only a body of unknown size can break.

use alloc::boxed::Box;
use alloc::sync::Arc;
use core::error::Error;
use core::pin::Pin;
use core::task::{Context, Poll, ready};

use actix_web::HttpResponse;
use actix_web::body::{BodySize, EitherBody, MessageBody};
use actix_web::web::Bytes;

use crate::panic::{Guarded, catch};
use crate::server::middleware::{RequestContext, Watch};

/// The response, whose body is watched if it is a success of unknown size.
pub(super) fn watched<B: MessageBody + 'static>(
    response: HttpResponse<B>,
    context: &RequestContext,
    spec: &Arc<str>,
) -> HttpResponse<EitherBody<B>> {
    let status = response.status().as_u16();
    let is_stream = catch(|| response.body().size()).is_ok_and(|size| size == BodySize::Stream);
    if status >= 400 || context.nested || context.is_head() || !is_stream {
        return response.map_into_left_body();
    }
    let watch = Watch::new(context, status, spec);
    let watched = |_: &mut _, body: B| WatchedMessageBody { inner: Guarded::new(Box::pin(body)), watch };
    response.map_body(watched).map_into_boxed_body().map_into_right_body()
}

struct WatchedMessageBody<B> {
    inner: Guarded<Pin<Box<B>>>,
    watch: Watch,
}

impl<B: MessageBody> MessageBody for WatchedMessageBody<B> {
    type Error = Box<dyn Error>;

    fn size(&self) -> BodySize {
        self.inner.size()
    }

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, Box<dyn Error>>>> {
        let Self { inner, watch } = self.get_mut();
        watch.started();
        let part = match catch(|| inner.as_mut().poll_next(cx)) {
            Ok(part) => ready!(part).map(|part| part.map_err(Into::into)),
            // An error ends the connection; without one, the body would look complete.
            Err(panic) => Some(Err(panic.into())),
        };
        match &part {
            None => watch.ended(),
            Some(Err(error)) => watch.broke(&**error),
            Some(Ok(_)) => {}
        }
        Poll::Ready(part)
    }
}
