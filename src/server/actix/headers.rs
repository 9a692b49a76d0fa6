//! How are headers converted between the two versions of `http`?
//! Actix uses 0.2, this crate uses 1. Both accept the same bytes.

use actix_web::http::{StatusCode, header as actix};

use crate::server::RequestId;

/// Converts the headers into those of this crate.
pub(super) fn from_actix(headers: &actix::HeaderMap) -> http::HeaderMap {
    let mut copy = http::HeaderMap::with_capacity(headers.len());
    for (name, value) in headers {
        if let Ok(name) = http::HeaderName::from_bytes(name.as_str().as_bytes()) {
            copy.append(name, value_from_actix(value));
        }
    }
    copy
}

/// Converts the headers into those of actix.
pub(super) fn to_actix(headers: &http::HeaderMap) -> actix::HeaderMap {
    let mut copy = actix::HeaderMap::with_capacity(headers.len());
    for (name, value) in headers {
        if let (Ok(name), Ok(mut copied)) = (
            actix::HeaderName::from_bytes(name.as_str().as_bytes()),
            actix::HeaderValue::from_bytes(value.as_bytes()),
        ) {
            copied.set_sensitive(value.is_sensitive());
            copy.append(name, copied);
        }
    }
    copy
}

pub(super) fn value_from_actix(value: &actix::HeaderValue) -> http::HeaderValue {
    match http::HeaderValue::from_bytes(value.as_bytes()) {
        Ok(mut copy) => {
            copy.set_sensitive(value.is_sensitive());
            copy
        }
        Err(_) => unreachable!("both versions of `http` accept the same bytes"),
    }
}

pub(super) fn request_id(id: &RequestId) -> actix::HeaderValue {
    match actix::HeaderValue::from_maybe_shared(id.bytes()) {
        Ok(value) => value,
        Err(_) => unreachable!("visible ASCII is a valid header value"),
    }
}

/// A status of a spec is 400 to 599; only a hand-written entry can have an invalid one.
pub(super) fn status_code(status: u16) -> StatusCode {
    StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}
