//! How does a new id become a header?

use http::HeaderValue;

use crate::server::RequestId;

pub(super) fn random() -> (RequestId, HeaderValue) {
    let id = RequestId::random();
    match HeaderValue::from_maybe_shared(id.bytes()) {
        Ok(header) => (id, header),
        Err(_) => unreachable!("hex is a header"),
    }
}
