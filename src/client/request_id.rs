//! Which string is a request id?

use alloc::boxed::Box;

use http::HeaderMap;

use crate::envelope::{REQUEST_ID_HEADER, is_request_id};

/// The id of a response: that of the body, else that of the header.
pub(super) fn of(body: Option<Box<str>>, headers: &HeaderMap) -> Option<Box<str>> {
    if let Some(id) = body.filter(|id| is_request_id(id)) {
        return Some(id);
    }
    let ids = headers.get_all(REQUEST_ID_HEADER).iter().filter_map(|value| value.to_str().ok());
    ids.map(str::trim).find(|id| is_request_id(id)).map(Box::from)
}
