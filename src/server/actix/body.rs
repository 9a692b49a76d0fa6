//! How much of a body is read, and what is sent for `HEAD`?

use alloc::string::String;
use core::convert::Infallible;
use core::pin::{Pin, pin};
use core::task::{Context, Poll, Waker};

use actix_web::body::{BodySize, MessageBody};
use actix_web::web::Bytes;
use http::HeaderMap;

use crate::panic::{Panicked, catch, discard};
use crate::server::middleware::{self, has_body_text};

/// The text of the body, if it is a short plain text and available without waiting.
pub(super) fn body_text<B: MessageBody>(headers: &HeaderMap, body: B) -> Result<Option<String>, Panicked> {
    let is_read = catch(|| match body.size() {
        BodySize::Sized(size) => has_body_text(headers, Some(size)),
        BodySize::None | BodySize::Stream => false,
    });
    let body = match is_read {
        Ok(true) => catch(|| body.try_into_bytes())?,
        Ok(false) => return discard(body).map(|()| None),
        Err(panic) => {
            let _ = discard(body);
            return Err(panic);
        }
    };
    let body = match body {
        Ok(bytes) => return Ok(middleware::body_text(&bytes)),
        Err(body) => body,
    };
    let mut body = pin!(Some(body));
    let text =
        catch(|| match body.as_mut().as_pin_mut()?.poll_next(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(Some(part)) => middleware::body_text(&part.ok()?),
            Poll::Ready(None) | Poll::Pending => None,
        });
    // A body that panicked may panic again when it is dropped.
    catch(|| body.set(None)).and(text)
}

/// The body of a response to `HEAD`: empty, but with the length of the envelope for `Content-Length`.
pub(super) struct Absent {
    pub(super) length: u64,
}

impl MessageBody for Absent {
    type Error = Infallible;

    fn size(&self) -> BodySize {
        BodySize::Sized(self.length)
    }

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Bytes, Infallible>>> {
        Poll::Ready(None)
    }
}
