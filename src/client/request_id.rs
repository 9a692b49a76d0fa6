//! Which string is a request id?

use alloc::boxed::Box;

use http::HeaderMap;

/// The header that carries the id where the body does not.
const HEADER: &str = "x-request-id";

/// The longest id that is one; services make far shorter ones.
const LONGEST: usize = 128;

/// The id of a response: that of the body, else that of the header.
pub(super) fn of(body: Option<Box<str>>, headers: &HeaderMap) -> Option<Box<str>> {
    if let Some(id) = body.filter(|id| is_sane(id)) {
        return Some(id);
    }
    let ids = headers.get_all(HEADER).iter().filter_map(|value| value.to_str().ok());
    ids.map(str::trim).find(|id| is_sane(id)).map(Box::from)
}

/// One word of visible ASCII, so that it can be quoted in a log and a ticket as it is.
fn is_sane(id: &str) -> bool {
    (1..=LONGEST).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_graphic())
}
