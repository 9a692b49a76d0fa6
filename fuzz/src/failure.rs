//! Any response becomes a `Failure` with its status and a one-line text of limited length.

use std::time::{Duration, SystemTime};

use errspec::Shape;
use errspec::client::{Failure, RetryAfter};
use errspec::envelope::Body;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use serde_json::Value;

use crate::code::ErrorCode;

/// The number of bytes of a body that are read.
const LIMIT: usize = Body::MAX_LEN;

const SHAPES: [&Shape; 4] = [&Shape::NESTED, &Shape::FLAT, &Shape::PROBLEM_DETAILS, &Shape::ERRORS];

/// Panics if the `Failure` of a response contradicts the docs of `Failure`.
///
/// The bytes are a status, headers and a body, in lines as in HTTP/1.1.
pub(crate) fn check(bytes: &[u8]) {
    let (status, headers, body) = response(bytes);
    let now = SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777);
    let failure = Failure::<ErrorCode>::from_response(status, &headers, body, now);

    assert_eq!(failure.status(), Some(status));
    for text in [failure.to_string(), format!("{failure:#}")] {
        assert!(text.starts_with(status.as_str()), "{text:?}");
        assert!(!text.contains(breaks), "{text:?} is more than one line");
        // A code, a message, a docs URL and a request id.
        assert!(text.len() <= 256 + 1_024 + 2_048 + 128 + 200, "{} bytes", text.len());
    }
    let is_word = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic());
    assert!(
        failure.request_id().is_none_or(|id| is_word(id) && id.len() <= 128),
        "{:?}",
        failure.request_id()
    );
    assert!(failure.docs_url().is_none_or(|link| is_word(link) && link.starts_with("http")));
    assert!(failure.details().count() <= 100);
    assert!(failure.retry_after().is_none_or(|wait| wait <= RetryAfter::MAX));
    assert_eq!(failure.known().copied(), failure.code().and_then(ErrorCode::from_code));
    assert!(failure.known().is_none_or(|code| failure.retry() == code.retry()));
    check_code(&failure, body);
    for shape in SHAPES {
        check_shape(shape, body);
    }

    let again = Failure::<ErrorCode>::from_response(status, &headers, &body[..body.len().min(LIMIT)], now);
    assert_eq!(format!("{again:?}"), format!("{failure:?}"), "bytes after the limit have an effect");
}

/// If a JSON parser finds a code, the failure has it.
fn check_code(failure: &Failure<ErrorCode>, body: &[u8]) {
    let once = |name: &str| body.windows(name.len()).filter(|part| *part == name.as_bytes()).count() == 1;
    // Parsers disagree on duplicate names, and an escape can hide a duplicate.
    if body.len() > LIMIT || body.contains(&b'\\') || !once("\"error\"") || !once("\"code\"") {
        return;
    }
    let Ok(json) = serde_json::from_slice::<Value>(body) else { return };
    let code = json.get("error").and_then(|error| error.get("code")).and_then(Value::as_str);
    assert_eq!(failure.code(), code.filter(|code| !code.is_empty()));
}

/// A body of any shape has a limited number of details, and each of them is JSON.
fn check_shape(shape: &Shape, body: &[u8]) {
    let body = Body::parse_as(shape, body);
    assert!(body.code().is_none_or(|code| !code.is_empty()));
    assert!(body.details().count() <= 100);
    for (name, value) in body.details() {
        if let errspec::Value::Json(text) = value {
            assert!(serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok(), "{name}: {text}");
            assert!(!text.contains(['\n', '\r']), "{name} is more than one line");
        }
    }
}

fn breaks(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Splits the bytes: a line with the status, a line per header, an empty line, and the body. Invalid headers are skipped.
fn response(bytes: &[u8]) -> (StatusCode, HeaderMap, &[u8]) {
    let (first, mut rest) = line(bytes);
    let status = str::from_utf8(first).ok().and_then(|digits| digits.trim().parse().ok());
    let status = status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut headers = HeaderMap::new();
    while !rest.is_empty() {
        let (header, more) = line(rest);
        rest = more;
        if header.is_empty() {
            break;
        }
        headers.extend(read(header));
    }
    (status, headers, rest)
}

/// Parses a header.
fn read(line: &[u8]) -> Option<(HeaderName, HeaderValue)> {
    let colon = line.iter().position(|byte| *byte == b':')?;
    let value = line[colon + 1..].trim_ascii();
    Some((HeaderName::from_bytes(&line[..colon]).ok()?, HeaderValue::from_bytes(value).ok()?))
}

/// Splits off the first line.
fn line(bytes: &[u8]) -> (&[u8], &[u8]) {
    match bytes.iter().position(|byte| *byte == b'\n') {
        Some(end) => (&bytes[..end], &bytes[end + 1..]),
        None => (bytes, &[]),
    }
}
