//! What does a body say that is replaced?

use alloc::string::String;
use core::pin::pin;
use core::task::{Context, Poll, Waker};

use http::HeaderMap;
use http_body::Body;

use crate::server::middleware;

/// A short plain text that is there already; nothing is waited for.
pub(super) fn said<B: Body>(headers: &HeaderMap, body: B) -> Option<String> {
    middleware::said(headers, body.size_hint().exact(), || first_part(body))
}

fn first_part<B: Body>(body: B) -> Option<B::Data> {
    match pin!(body).poll_frame(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Some(Ok(frame))) => frame.into_data().ok(),
        Poll::Ready(_) | Poll::Pending => None,
    }
}
