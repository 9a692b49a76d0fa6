//! Responses to read.

use std::time::{Duration, SystemTime};

use errspec::client::Failure;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};

use crate::code::ErrorCode;

/// An envelope with all fields.
pub(crate) const WHOLE: &str = r#"{"error": {"code": "rate_limit_exceeded", "message": "The limit is 100.", "request_id": "req_1", "docs_url": "https://api.example/errors#rate", "details": {"limit": 100, "share": 0.5, "key": "free", "hard": true, "low": -7}}}"#;

/// Sun, 06 Nov 1994 08:49:37 GMT
pub(crate) fn now() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777)
}

/// Headers by name and value; a value can be any bytes that a header can contain.
pub(crate) fn headers<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for (name, value) in pairs {
        headers.append(name.parse::<HeaderName>().unwrap(), HeaderValue::from_bytes(value).unwrap());
    }
    headers
}

pub(crate) fn failure(status: u16, pairs: &[(&str, &str)], body: &[u8]) -> Failure<ErrorCode> {
    let headers = headers(pairs.iter().map(|&(name, value)| (name, value.as_bytes())));
    Failure::from_response(StatusCode::from_u16(status).unwrap(), &headers, body, now())
}

/// A failure of that code, as its own service sends it.
pub(crate) fn envelope(code: &str, pairs: &[(&str, &str)]) -> Failure<ErrorCode> {
    let status = code.parse::<ErrorCode>().unwrap().http_status();
    failure(status, pairs, format!(r#"{{"error": {{"code": "{code}"}}}}"#).as_bytes())
}

/// The text of a failure, from a response of status 404 without headers.
#[track_caller]
pub(crate) fn check(body: &str, text: &str) {
    assert_eq!(failure(404, &[], body.as_bytes()).to_string(), text, "{body}");
}
