//! How does an id become a header?

use http::HeaderValue;

use crate::server::RequestId;

pub(super) fn header(id: &RequestId) -> HeaderValue {
    match HeaderValue::from_maybe_shared(id.bytes()) {
        Ok(value) => value,
        Err(_) => unreachable!("visible ASCII is a header"),
    }
}
