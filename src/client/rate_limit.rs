//! When does a rate limit let a client through again, according to the headers about it?

use core::time::Duration;
use std::time::{SystemTime, UNIX_EPOCH};

use http::{HeaderMap, StatusCode};

use crate::client::RetryAfter;
use crate::client::retry_after::{SECOND, number, sent, values};

/// What the number in the header `X-RateLimit-Reset` means; services differ.
///
/// [`RetryPolicy::with_rate_limit_headers`](crate::client::RetryPolicy::with_rate_limit_headers) takes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RateLimitReset {
    /// The seconds until the limit resets.
    Delay,
    /// The time at which the limit resets, in seconds since 1970, as GitHub sends it.
    ///
    /// Numbers from 1,000,000,000,000 on are milliseconds.
    UnixTime,
    /// [`UnixTime`](Self::UnixTime) from 1,000,000,000 on, and [`Delay`](Self::Delay) below.
    BySize,
}

/// What the headers of a response that exceeded a limit say.
#[derive(Debug, Clone, Copy)]
pub(super) struct RateLimit {
    /// The time until the reset.
    delay: Option<Duration>,
    /// The number in `X-RateLimit-Reset`, as if it were seconds.
    number: Option<Duration>,
    /// When the response was sent, since 1970.
    sent: Duration,
}

/// A limit in the headers: how many requests remain, and when the limit resets.
#[derive(Default)]
struct Limit {
    remaining: Option<Duration>,
    reset: Option<Duration>,
}

impl RateLimit {
    /// Reads the headers, or returns `None` if no limit is exhausted.
    pub(super) fn from_headers(status: StatusCode, headers: &HeaderMap, now: SystemTime) -> Option<Self> {
        let is_429 = status == StatusCode::TOO_MANY_REQUESTS;
        // A limit of which requests remain did not stop the request. One that does not say what remains did it if the
        // status is that of a limit.
        let reset = |limit: &Limit| match limit.remaining {
            Some(Duration::ZERO) => limit.reset,
            None if is_429 => limit.reset,
            Some(_) | None => None,
        };
        let older = Limit::of(headers, &["ratelimit-remaining"], &["ratelimit-reset"]);
        let x_remaining = &["x-ratelimit-remaining", "x-rate-limit-remaining"];
        let after = Limit::of(headers, x_remaining, &["x-ratelimit-reset-after"]);
        let x_reset = Limit::of(headers, x_remaining, &["x-ratelimit-reset", "x-rate-limit-reset"]);
        let structured = structured(headers).filter_map(|limit| reset(&limit)).max();
        let delay = structured.max(reset(&older)).max(reset(&after));
        let number = reset(&x_reset);
        if delay.is_none() && number.is_none() {
            return None;
        }
        let sent = sent(headers).unwrap_or(now).duration_since(UNIX_EPOCH).unwrap_or_default();
        Some(Self { delay, number, sent })
    }

    /// The wait until the reset, from when the response was sent.
    pub(super) fn wait(&self, meaning: RateLimitReset) -> Option<RetryAfter> {
        const TIME: Duration = Duration::from_secs(1_000_000_000);
        const MILLIS: Duration = Duration::from_secs(1_000_000_000_000);
        let until = |number: Duration| {
            let is_time = match meaning {
                RateLimitReset::Delay => false,
                RateLimitReset::UnixTime => true,
                RateLimitReset::BySize => number >= TIME,
            };
            match is_time {
                false => number,
                true if number >= MILLIS => (number / 1_000).saturating_sub(self.sent),
                true => number.saturating_sub(self.sent),
            }
        };
        self.delay.or_else(|| self.number.map(until)).map(RetryAfter::from_delay)
    }
}

impl Limit {
    /// The limit in separate headers, of which a response can have several: the least remains, the longest counts.
    fn of(headers: &HeaderMap, remaining: &[&str], reset: &[&str]) -> Self {
        let numbers = |names: &[&str]| {
            let values = names.iter().flat_map(|name| values(headers, name));
            let items = values.flat_map(|value| value.split(','));
            // Drafts allowed params, such as `100;w=60`.
            let items = items.map(|item| item.split(';').next().unwrap_or(item));
            items.filter_map(|item| number(item.trim(), SECOND)).collect::<alloc::vec::Vec<_>>()
        };
        Self { remaining: numbers(remaining).into_iter().min(), reset: numbers(reset).into_iter().max() }
    }

    fn set(&mut self, key: &str, text: &str) {
        match key.trim() {
            "r" | "remaining" => self.remaining = number(text.trim(), SECOND),
            "t" | "reset" => self.reset = number(text.trim(), SECOND),
            _ => {}
        }
    }
}

/// The limits in the header `RateLimit`.
///
/// draft-ietf-httpapi-ratelimit-headers has a list of limits, `"minute";r=0;t=30, "day";r=900;t=40000`.
/// Until version 7, it was a dictionary of one limit, `limit=100, remaining=0, reset=30`.
fn structured(headers: &HeaderMap) -> impl Iterator<Item = Limit> {
    let mut limits = alloc::vec::Vec::new();
    let mut dictionary = Limit::default();
    for item in values(headers, "ratelimit").flat_map(|value| parts(value, b',')) {
        let mut params = parts(item, b';');
        let name = params.next().unwrap_or_default();
        if let Some((key, text)) = name.split_once('=').filter(|_| !name.starts_with('"')) {
            dictionary.set(key, text);
            continue;
        }
        let mut limit = Limit::default();
        for (key, text) in params.filter_map(|param| param.split_once('=')) {
            limit.set(key, text);
        }
        limits.push(limit);
    }
    limits.into_iter().chain([dictionary])
}

/// The parts of a structured field (RFC 9651) between separators, except for those in strings.
fn parts(text: &str, separator: u8) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    core::iter::from_fn(move || {
        let text = rest?;
        let (mut in_string, mut is_escaped) = (false, false);
        let end = text.bytes().position(|byte| {
            let is_end = byte == separator && !in_string;
            match byte {
                _ if is_escaped => is_escaped = false,
                b'\\' => is_escaped = in_string,
                b'"' => in_string = !in_string,
                _ => {}
            }
            is_end
        });
        rest = end.map(|end| &text[end + 1..]);
        Some(text[..end.unwrap_or(text.len())].trim())
    })
}
