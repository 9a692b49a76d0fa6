//! What did a response say whose body is replaced?

use alloc::borrow::ToOwned;
use alloc::string::String;
use core::panic::AssertUnwindSafe;
use core::pin::pin;
use core::task::{Context, Poll, Waker};
use std::panic::catch_unwind;

use bytes::Buf;
use http::HeaderMap;
use http::header::{CONTENT_ENCODING, CONTENT_TYPE};
use http_body::Body;

/// So many bytes are read at most.
const LONGEST: u64 = 1024;

/// A short plain text that is there already, as a rejection of an extractor is; nothing is waited for.
pub(super) fn said<B: Body>(headers: &HeaderMap, body: B) -> Option<String> {
    let is_text = headers.get(CONTENT_TYPE)?.as_bytes().starts_with(b"text/plain");
    let size = body.size_hint().exact()?;
    if !is_text || headers.contains_key(CONTENT_ENCODING) || size == 0 || size > LONGEST {
        return None;
    }
    catch_unwind(AssertUnwindSafe(|| first_frame(body))).ok()?
}

fn first_frame<B: Body>(body: B) -> Option<String> {
    let Poll::Ready(Some(Ok(frame))) = pin!(body).poll_frame(&mut Context::from_waker(Waker::noop())) else {
        return None;
    };
    let data = frame.into_data().ok()?;
    core::str::from_utf8(data.chunk()).ok().map(ToOwned::to_owned)
}
