//! How much of a body is read, and what is sent for `HEAD`?

use alloc::string::String;
use core::convert::Infallible;
use core::pin::{Pin, pin};
use core::task::{Context, Poll, Waker};

use actix_web::body::{BodySize, MessageBody};
use actix_web::web::Bytes;
use http::HeaderMap;

use crate::server::middleware;

/// The body, if it is a short plain text and available without waiting.
pub(super) fn body_text<B: MessageBody>(headers: &HeaderMap, body: B) -> Option<String> {
    let size = match body.size() {
        BodySize::Sized(size) => Some(size),
        BodySize::None | BodySize::Stream => None,
    };
    middleware::body_text(headers, size, || first_part(body))
}

fn first_part<B: MessageBody>(body: B) -> Option<Bytes> {
    let body = match body.try_into_bytes() {
        Ok(bytes) => return Some(bytes),
        Err(body) => body,
    };
    match pin!(body).poll_next(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Some(part)) => part.ok(),
        Poll::Ready(None) | Poll::Pending => None,
    }
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
