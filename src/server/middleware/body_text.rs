//! Which text did the replaced body have?

use alloc::borrow::ToOwned;
use alloc::string::String;

use bytes::Buf;
use http::HeaderMap;
use http::header::{CONTENT_ENCODING, CONTENT_TYPE};

use super::catch;

/// The largest body that is read, in bytes.
const LONGEST: u64 = 1024;

/// The body, if it is a short plain text, such as that of an extractor's rejection.
///
/// `read` returns the first part of the body, if it is available.
pub(in crate::server) fn body_text<B: Buf>(
    headers: &HeaderMap,
    size: Option<u64>,
    read: impl FnOnce() -> Option<B>,
) -> Option<String> {
    let is_text = headers.get(CONTENT_TYPE)?.as_bytes().starts_with(b"text/plain");
    let size = size?;
    if !is_text || headers.contains_key(CONTENT_ENCODING) || size == 0 || size > LONGEST {
        return None;
    }
    let data = catch(read).ok()??;
    core::str::from_utf8(data.chunk()).ok().map(ToOwned::to_owned)
}
