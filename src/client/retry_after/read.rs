//! How is one value of `Retry-After` read: as a number, as a date, or as a list of both?

use alloc::string::String;
use core::time::Duration;
use std::time::SystemTime;

pub(in crate::client) const SECOND: u64 = 1_000_000_000;
const MILLISECOND: u64 = 1_000_000;

/// The longest wait of a value of `Retry-After`; `until` returns the wait until a date.
///
/// RFC 9110 (10.2.3) allows one value. Proxies join several headers to a list, and a date contains a comma itself.
pub(super) fn wait(value: &str, until: impl Fn(SystemTime) -> Duration) -> Option<Duration> {
    let date = |text: &str| httpdate::parse_http_date(text.trim()).ok().map(&until);
    let mut longest = grouped(value.trim());
    let mut rest = Some(value);
    while let Some(list) = rest {
        let (item, others) = match list.split_once(',') {
            Some((item, others)) => (item, Some(others)),
            None => (list, None),
        };
        // Two items can be one date. The second of them is neither a number nor a date of its own.
        let with_next = || {
            let next = others?.split(',').next()?;
            date(&list[..item.len() + 1 + next.len()])
        };
        longest = longest.max(number(item.trim(), SECOND).or_else(|| date(item)).or_else(with_next));
        rest = others;
    }
    longest
}

/// The longest wait of a value in milliseconds.
pub(super) fn millis(value: &str) -> Option<Duration> {
    value.split(',').filter_map(|item| number(item.trim(), MILLISECOND)).max()
}

/// A number with separators of thousands, such as `1,000`, which some servers write by mistake.
fn grouped(value: &str) -> Option<Duration> {
    let (first, groups) = value.split_once(',')?;
    let is_first = (1..=3).contains(&first.len()) && is_digits(first) && !first.starts_with('0');
    let is_grouped = is_first && groups.split(',').all(|group| group.len() == 3 && is_digits(group));
    if !is_grouped {
        return None;
    }
    let digits: String = value.chars().filter(char::is_ascii_digit).collect();
    number(&digits, SECOND)
}

/// A decimal number, in `unit` nanoseconds unless it ends in `s` or `ms`; rounded up.
pub(in crate::client) fn number(text: &str, unit: u64) -> Option<Duration> {
    let (number, unit) = match (text.strip_suffix("ms"), text.strip_suffix('s')) {
        (Some(number), _) => (number, MILLISECOND),
        (None, Some(number)) => (number, SECOND),
        (None, None) => (text, unit),
    };
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    if whole.len() + fraction.len() == 0 || !is_digits(whole) || !is_digits(fraction) {
        return None;
    }
    // Nothing but digits can fail to parse for only one reason: there are too many.
    let whole = if whole.is_empty() { 0 } else { whole.parse().unwrap_or(u64::MAX) };
    let (nanos, further) = fraction.split_at(fraction.len().min(9));
    let nanos = nanos.bytes().chain(core::iter::repeat(b'0')).take(9);
    let nanos = nanos.fold(0, |nanos, digit| nanos * 10 + u64::from(digit - b'0'));
    let more = u64::from(further.bytes().any(|digit| digit != b'0'));
    let part = (nanos * unit).div_ceil(SECOND) + more;
    let seconds = Duration::from_secs(whole / (SECOND / unit));
    // Less than a second.
    let rest = Duration::from_nanos(whole % (SECOND / unit) * unit);
    Some(seconds.saturating_add(rest).saturating_add(Duration::from_nanos(part)))
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}
