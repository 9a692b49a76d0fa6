//! Which text did the replaced body have?

use alloc::borrow::ToOwned;
use alloc::string::String;

use bytes::Buf;
use http::HeaderMap;
use http::header::{CONTENT_ENCODING, CONTENT_TYPE};

/// The largest body that is read, in bytes.
const LONGEST: u64 = 1024;

/// Whether a body with these headers and this size is read: a short plain text, such as that of an extractor's rejection.
pub(in crate::server) fn has_body_text(headers: &HeaderMap, size: Option<u64>) -> bool {
    let is_text = headers.get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/plain"));
    let is_short = size.is_some_and(|size| (1..=LONGEST).contains(&size));
    is_text && is_short && !headers.contains_key(CONTENT_ENCODING)
}

/// The text of the first part of such a body; a body may be longer than it claims.
pub(in crate::server) fn body_text(first_part: &impl Buf) -> Option<String> {
    let chunk = first_part.chunk();
    if chunk.len() as u64 > LONGEST {
        return None;
    }
    core::str::from_utf8(chunk).ok().map(ToOwned::to_owned)
}
