//! Any headers request a wait of limited length, or none.

use std::time::{Duration, SystemTime};

use errspec::client::RetryAfter;
use http::{HeaderMap, HeaderValue};

/// Panics if a wait exceeds the limit or is not what the headers request.
///
/// The bytes are lines: the time of the response in seconds since 1970, its `Date`, and any number of `Retry-After`.
pub(crate) fn check(bytes: &[u8]) {
    let mut lines = bytes.split(|byte| *byte == b'\n');
    let now = lines.next().and_then(|line| str::from_utf8(line).ok()?.trim().parse().ok()).unwrap_or(0_u32);
    let now = SystemTime::UNIX_EPOCH + Duration::from_secs(now.into());
    let date = lines.next().and_then(|line| HeaderValue::from_bytes(line).ok());
    let mut headers = HeaderMap::new();
    headers.extend(date.filter(|date| !date.is_empty()).map(|date| (http::header::DATE, date)));
    assert_eq!(RetryAfter::from_headers(&headers, now), None, "no wait was requested");

    let sent = headers.get("date").and_then(date_of).unwrap_or(now);
    let mut longest = None;
    for value in lines.filter_map(|line| HeaderValue::from_bytes(line).ok()) {
        let alone = alone(&headers, &value, now);
        assert!(alone.is_none_or(|wait| wait <= RetryAfter::MAX), "{value:?}");
        if let Some(expected) = expected(&value, sent) {
            assert_eq!(alone.map(RetryAfter::delay), Some(expected), "{value:?}");
        }
        headers.append(http::header::RETRY_AFTER, value);
        longest = longest.max(alone);
        assert_eq!(RetryAfter::from_headers(&headers, now), longest, "the longest wait of {headers:?}");
    }
}

/// The wait for this value only.
fn alone(headers: &HeaderMap, value: &HeaderValue, now: SystemTime) -> Option<RetryAfter> {
    let mut headers = headers.clone();
    headers.insert(http::header::RETRY_AFTER, value.clone());
    RetryAfter::from_headers(&headers, now)
}

/// The wait that the value requests, if it is valid according to RFC 9110.
fn expected(value: &HeaderValue, sent: SystemTime) -> Option<Duration> {
    let text = value.to_str().ok()?;
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        // A larger value is clamped.
        let seconds = text.parse::<u128>().unwrap_or(u128::MAX).min(u32::MAX.into());
        return Some(Duration::from_secs(u64::try_from(seconds).expect("it has 32 bits")));
    }
    let date = date_of(value).or_else(|| date_after_a_number(text))?;
    let wait = date.duration_since(sent).unwrap_or_default();
    // A list has a number first.
    let number = text.split_once(", ").and_then(|(number, _)| number.parse().ok()).unwrap_or(0_u32);
    Some(wait.max(Duration::from_secs(number.into())).min(RetryAfter::MAX.delay()))
}

/// The date in a list of a number and a date, as a proxy joins two headers.
fn date_after_a_number(text: &str) -> Option<SystemTime> {
    let (number, date) = text.split_once(", ")?;
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    number.parse::<u32>().ok().filter(|_| is_number)?;
    httpdate::parse_http_date(date).ok()
}

fn date_of(value: &HeaderValue) -> Option<SystemTime> {
    httpdate::parse_http_date(value.to_str().ok()?).ok()
}
