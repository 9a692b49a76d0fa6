//! How long does a response ask its client to wait?

use core::fmt;
use core::time::Duration;
use std::time::SystemTime;

use http::HeaderMap;
use http::header::{DATE, RETRY_AFTER};

/// The longest wait in seconds: 136 years.
const LONGEST: u64 = u32::MAX as u64;

/// How long a response asks its client to wait, from its header `Retry-After`.
///
/// | `Retry-After` | Wait |
/// |---|---|
/// | `120` | 120 seconds |
/// | `1.5` | rounded up to whole seconds |
/// | any of the three forms of an [HTTP date] | from the `Date` of the response, or from `now` if it has none |
/// | a date in the past | zero |
/// | more seconds than fit into 32 bits | [`RetryAfter::MAX`] |
/// | several values, as headers or in a list | the longest |
/// | negative, empty, not ASCII, or anything else | the header is ignored |
///
/// ```
/// use std::time::{Duration, SystemTime};
///
/// use errspec::client::RetryAfter;
/// use http::HeaderMap;
///
/// let mut headers = HeaderMap::new();
/// headers.insert("date", "Sun, 06 Nov 1994 08:49:37 GMT".parse()?);
/// headers.insert("retry-after", "Sun, 06 Nov 1994 08:50:07 GMT".parse()?);
///
/// let retry_after = RetryAfter::from_headers(&headers, SystemTime::now()).unwrap();
/// assert_eq!(retry_after.delay(), Duration::from_secs(30));
/// # Ok::<(), http::header::InvalidHeaderValue>(())
/// ```
///
/// [HTTP date]: https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RetryAfter(Duration);

impl RetryAfter {
    /// The largest value; longer waits are clamped to it.
    pub const MAX: Self = Self(Duration::from_secs(LONGEST));

    /// Reads the wait from the headers of a response, or returns `None` if there is none.
    ///
    /// `now` is the time at which the response arrived.
    /// It is used only for an HTTP date in a response without `Date`: the client's clock can be wrong, so the server's
    /// comes first.
    #[must_use]
    pub fn from_headers(headers: &HeaderMap, now: SystemTime) -> Option<Self> {
        let values = headers.get_all(RETRY_AFTER).iter().filter_map(|value| value.to_str().ok());
        values.filter_map(|value| read(value.trim(), || sent(headers).unwrap_or(now))).max().map(Self)
    }

    /// Creates the wait that a body asks for.
    pub(crate) fn from_delay(delay: Duration) -> Self {
        Self(delay).min(Self::MAX)
    }

    /// Returns how long to wait, counted from when the response arrived.
    #[must_use]
    pub const fn delay(self) -> Duration {
        self.0
    }
}

/// Writes the number of seconds, as in the header.
impl fmt::Display for RetryAfter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0.as_secs(), f)
    }
}

/// When the server sent the response, by its own clock.
fn sent(headers: &HeaderMap) -> Option<SystemTime> {
    httpdate::parse_http_date(headers.get(DATE)?.to_str().ok()?).ok()
}

fn read(value: &str, sent: impl Fn() -> SystemTime) -> Option<Duration> {
    if let Ok(date) = httpdate::parse_http_date(value) {
        let wait = date.duration_since(sent()).unwrap_or_default();
        return Some(wait.min(RetryAfter::MAX.0));
    }
    // Dates contain commas, so a list can only be one of seconds.
    value.split(',').filter_map(|item| seconds(item.trim())).max().map(Duration::from_secs)
}

/// Whole seconds; a fraction is rounded up, since the server asked for no less.
fn seconds(text: &str) -> Option<u64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    if !is_digits(whole) || !is_digits(fraction) {
        return None;
    }
    let more = u64::from(fraction.bytes().any(|digit| digit != b'0'));
    // Digits can fail to parse for only one reason: there are too many.
    let whole = whole.parse().unwrap_or(LONGEST);
    Some(whole.saturating_add(more).min(LONGEST))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
