//! How long does a response ask its client to wait?

mod read;

use core::cell::LazyCell;
use core::fmt;
use core::time::Duration;
use std::time::SystemTime;

use http::HeaderMap;
use http::header::{DATE, RETRY_AFTER};

pub(super) use self::read::{SECOND, number};

/// Headers with the wait in milliseconds, as some services send them in addition to `Retry-After`.
const IN_MILLIS: [&str; 2] = ["retry-after-ms", "x-ms-retry-after-ms"];

/// How long a response asks its client to wait, from its header `Retry-After`.
///
/// | `Retry-After` | Wait |
/// |---|---|
/// | `120` | 120 seconds |
/// | `1.5`, `.5`, `7s`, `500ms` | what is written, to the nanosecond, rounded up |
/// | any of the three forms of an [HTTP date] | from the `Date` of the response, or from `now` if it has none |
/// | a date in the past | zero |
/// | more seconds than fit into 32 bits | [`RetryAfter::MAX`] |
/// | several values, as headers or in a list, numbers and dates | the longest |
/// | `1,000` | 1000 seconds, the longest reading |
/// | negative, empty, not ASCII, or anything else | the value is ignored |
///
/// The headers `retry-after-ms` and `x-ms-retry-after-ms` contain milliseconds.
/// They replace a `Retry-After` that is the same wait, rounded up to whole seconds; otherwise the longest counts.
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
    /// The largest value, 136 years; longer waits are clamped to it.
    pub const MAX: Self = Self(Duration::from_secs(u32::MAX as u64));

    /// Reads the wait from the headers of a response, or returns `None` if there is none.
    ///
    /// `now` is the time at which the response arrived.
    /// It is used only for an HTTP date in a response without `Date`: the client's clock can be wrong, so the server's
    /// comes first.
    #[must_use]
    pub fn from_headers(headers: &HeaderMap, now: SystemTime) -> Option<Self> {
        // Headers can have many dates, and `Date` can be long, so it is read once.
        let sent = LazyCell::new(|| sent(headers).unwrap_or(now));
        let until = |date: SystemTime| date.duration_since(*sent).unwrap_or_default();
        let wait = values(headers, RETRY_AFTER.as_str()).filter_map(|value| read::wait(value, until)).max();
        let in_millis =
            IN_MILLIS.iter().flat_map(|name| values(headers, name)).filter_map(read::millis).max();
        let longest = match (wait, in_millis) {
            (Some(wait), Some(millis)) if wait == in_whole_seconds(millis) => Some(millis),
            (wait, millis) => wait.max(millis),
        };
        longest.map(Self::from_delay)
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

/// Writes the number of seconds, with up to three decimals, rounded up.
impl fmt::Display for RetryAfter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let millis = self.0.as_nanos().div_ceil(1_000_000);
        let (seconds, rest) = (millis / 1_000, millis % 1_000);
        match rest {
            0 => write!(f, "{seconds}"),
            _ if rest.is_multiple_of(100) => write!(f, "{seconds}.{}", rest / 100),
            _ if rest.is_multiple_of(10) => write!(f, "{seconds}.{:02}", rest / 10),
            _ => write!(f, "{seconds}.{rest:03}"),
        }
    }
}

/// The values of a header that are ASCII.
pub(super) fn values<'a>(headers: &'a HeaderMap, name: &str) -> impl Iterator<Item = &'a str> {
    headers.get_all(name).iter().filter_map(|value| value.to_str().ok())
}

/// When the server sent the response, by its own clock.
pub(super) fn sent(headers: &HeaderMap) -> Option<SystemTime> {
    httpdate::parse_http_date(headers.get(DATE)?.to_str().ok()?).ok()
}

/// What a server that knows the milliseconds sends as `Retry-After`, which has no fractions.
fn in_whole_seconds(wait: Duration) -> Duration {
    Duration::from_secs(wait.as_secs().saturating_add(u64::from(wait.subsec_nanos() > 0)))
}
