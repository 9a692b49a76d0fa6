//! What does a body say that is kept?
//! Only in a body of axum can the parts be put back that were read of it.

use bytes::Bytes;
use http::Response;
use http::header::CONTENT_TYPE;
use http_body::Body;

use super::settings::LayerSettings;
use crate::Catalog;
use crate::panic::{Panicked, catch, discard};
use crate::server::AnyApiError;
use crate::server::middleware::{Handled, RequestContext, log_kept};

/// Returns the response as `Ok` if its own body is kept, which is logged, and as `Err` if it is to be replaced.
pub(super) fn keep<B: Body + 'static, C: Catalog>(
    mut response: Response<B>,
    context: &RequestContext,
    settings: &LayerSettings<C>,
) -> Result<Result<Response<B>, Response<B>>, Panicked> {
    if settings.shared.kept_bodies.is_none() {
        return Ok(Err(response));
    }
    match catch(|| is_kept(&response, context, settings)) {
        Ok(true) => {}
        Ok(false) => return Ok(Err(response)),
        Err(panic) => return discard(response).and(Err(panic)),
    }
    let read = if context.is_head() { Ok(None) } else { read(&mut response) };
    let read = match read {
        Ok(read) => read,
        Err(panic) => return discard(response).and(Err(panic)),
    };
    response.extensions_mut().insert(Handled);
    let status = response.status().as_u16();
    log_kept(status, response.headers(), read.as_deref(), None, context, &settings.shared);
    Ok(Ok(response))
}

fn is_kept<B: Body, C>(
    response: &Response<B>,
    context: &RequestContext,
    settings: &LayerSettings<C>,
) -> bool {
    let (status, headers) = (response.status().as_u16(), response.headers());
    // A response to `HEAD` has lost its body already.
    let has_body = || {
        if context.is_head() {
            return headers.contains_key(CONTENT_TYPE);
        }
        response.body().size_hint().exact() != Some(0)
    };
    response.extensions().get::<AnyApiError>().is_none()
        && settings.shared.kept_bodies.keeps(status, headers, has_body)
}

/// Reads what is in memory of a small body, and leaves the body as it was.
#[cfg_attr(
    not(feature = "server-axum"),
    expect(clippy::unnecessary_wraps, unused_variables, reason = "no body can be read")
)]
fn read<B: Body + 'static>(response: &mut Response<B>) -> Result<Option<Bytes>, Panicked> {
    #[cfg(feature = "server-axum")]
    return of_axum::read(response);
    #[cfg(not(feature = "server-axum"))]
    Ok(None)
}

#[cfg(feature = "server-axum")]
mod of_axum {
    use alloc::collections::VecDeque;
    use alloc::vec::Vec;
    use core::any::Any;
    use core::pin::Pin;
    use core::task::{Context, Poll, Waker, ready};

    use bytes::Bytes;
    use http::Response;
    use http_body::{Body, Frame, SizeHint};

    use crate::panic::{Guarded, Panicked, catch};
    use crate::server::middleware::is_readable;

    /// The number of parts that are read; a body can have any number of empty ones.
    const MAX_PARTS: usize = 64;

    type Part = Result<Frame<Bytes>, axum_core::Error>;

    pub(super) fn read<B: 'static>(response: &mut Response<B>) -> Result<Option<Bytes>, Panicked> {
        let body: &dyn Any = response.body();
        let Some(body) = body.downcast_ref::<axum_core::body::Body>() else { return Ok(None) };
        let size = catch(|| body.size_hint().exact())?;
        let Some(size) = size.filter(|_| is_readable(response.headers(), size)) else { return Ok(None) };
        let body: &mut dyn Any = response.body_mut();
        let Some(body) = body.downcast_mut::<axum_core::body::Body>() else { return Ok(None) };
        let mut read = PartlyRead {
            parts: VecDeque::new(),
            rest: Some(Guarded::new(core::mem::take(body))),
            left: size,
        };
        let bytes = read.read()?;
        *body = axum_core::body::Body::new(read);
        Ok(Some(bytes))
    }

    /// A body, of which the first parts are read already.
    struct PartlyRead {
        parts: VecDeque<Part>,
        /// Absent once it has ended.
        rest: Option<Guarded<axum_core::body::Body>>,
        /// The number of bytes that are still to be sent.
        left: u64,
    }

    impl PartlyRead {
        /// Reads the parts that are available without waiting, up to the size of the body, and returns their bytes.
        fn read(&mut self) -> Result<Bytes, Panicked> {
            let mut cx = Context::from_waker(Waker::noop());
            let mut bytes = Vec::new();
            let mut size = 0;
            while size < self.left && self.parts.len() < MAX_PARTS {
                let Poll::Ready(Some(part)) = catch(|| self.poll_rest(&mut cx))? else { break };
                let data = part.as_ref().ok().and_then(Frame::data_ref).cloned().unwrap_or_default();
                let is_broken = part.is_err();
                size += data.len() as u64;
                bytes.push(data);
                self.parts.push_back(part);
                if is_broken {
                    break;
                }
            }
            // Most bodies have one part, whose copy is free.
            Ok(if bytes.len() == 1 { bytes.swap_remove(0) } else { bytes.concat().into() })
        }

        fn poll_rest(&mut self, cx: &mut Context<'_>) -> Poll<Option<Part>> {
            let Some(rest) = &mut self.rest else { return Poll::Ready(None) };
            let part = ready!(Pin::new(&mut **rest).poll_frame(cx));
            if part.is_none() {
                self.rest = None;
            }
            Poll::Ready(part)
        }
    }

    impl Body for PartlyRead {
        type Data = Bytes;
        type Error = axum_core::Error;

        fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Part>> {
            let part = match self.parts.pop_front() {
                Some(part) => Some(part),
                None => ready!(self.poll_rest(cx)),
            };
            if let Some(Ok(part)) = &part {
                let size = part.data_ref().map_or(0, |data| data.len() as u64);
                self.left = self.left.saturating_sub(size);
            }
            Poll::Ready(part)
        }

        fn is_end_stream(&self) -> bool {
            self.parts.is_empty() && self.rest.as_ref().is_none_or(|rest| rest.is_end_stream())
        }

        fn size_hint(&self) -> SizeHint {
            SizeHint::with_exact(self.left)
        }
    }
}
