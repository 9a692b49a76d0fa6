//! How long does a client wait for a rate limit that sends no `Retry-After`?

use std::time::Duration;

use errspec::Retry;
use errspec::client::Idempotency::{Idempotent, NotIdempotent};
use errspec::client::RateLimitReset::{BySize, Delay, UnixTime};
use errspec::client::{Attempt, Decision, RateLimitReset, RetryAfter, RetryPolicy, Stop};
use proptest::prelude::*;

use crate::response::failure;

/// Half a minute after [`now`](crate::response::now).
const RESET: &str = "784111807";

#[track_caller]
fn check_as(status: u16, pairs: &[(&str, &str)], meaning: RateLimitReset, seconds: Option<f64>) {
    let failure = failure(status, pairs, b"");
    let wait = failure.rate_limit_reset(meaning).map(RetryAfter::delay);
    assert_eq!(wait, seconds.map(Duration::from_secs_f64), "{status} {pairs:?} {meaning:?}");
}

/// The wait of a 429, which does not depend on the meaning of `X-RateLimit-Reset`.
#[track_caller]
fn check(pairs: &[(&str, &str)], seconds: Option<f64>) {
    for meaning in [Delay, UnixTime, BySize] {
        check_as(429, pairs, meaning, seconds);
    }
}

#[test]
fn the_structured_header() {
    for (value, seconds) in [
        (r#""default";r=0;t=30"#, Some(30.0)),
        (r#""default"; r=0; t=30"#, Some(30.0)),
        ("default;r=0;t=30", Some(30.0)),
        (r#""default";t=30;r=0;pk=:cHsdsRa894==:"#, Some(30.0)),
        (r#""default";r=7;t=30"#, None),
        (r#""default";r=0"#, None),
        // Nothing says how much remains, but the response is a 429.
        (r#""default";t=30"#, Some(30.0)),
        // The limit that stopped the request counts, and of several the longest.
        (r#""minute";r=0;t=30, "day";r=900;t=40000"#, Some(30.0)),
        (r#""minute";r=0;t=30,"day";r=0;t=40000"#, Some(40_000.0)),
        (r#""day";r=900;t=40000, "minute";r=0;t=30"#, Some(30.0)),
        // Separators in strings.
        (r#""a,b;r=9;t=1=";r=0;t=30"#, Some(30.0)),
        (r#""a\",\"";r=0;t=30"#, Some(30.0)),
        (r#""a\\";r=0;t=30, "b";r=5;t=1"#, Some(30.0)),
        // Until version 7 of the draft.
        ("limit=100, remaining=0, reset=30", Some(30.0)),
        ("limit=100;w=60,remaining=0,reset=30", Some(30.0)),
        ("limit=100, remaining=50, reset=30", None),
        ("limit=100, reset=30", Some(30.0)),
        ("limit=100, remaining=0", None),
        ("", None),
        ("soon", None),
        (r#""default";r=0;t=-30"#, None),
        (r#""default";r=0;t=soon"#, None),
        (r#""never closed;r=0;t=30"#, None),
    ] {
        check(&[("ratelimit", value)], seconds);
    }
    // Several lines are one list.
    check(&[("ratelimit", r#""minute";r=0;t=30"#), ("ratelimit", r#""day";r=0;t=40"#)], Some(40.0));
    check(&[("ratelimit", "remaining=0"), ("ratelimit", "reset=30")], Some(30.0));
}

#[test]
fn separate_headers() {
    check(&[("ratelimit-remaining", "0"), ("ratelimit-reset", "30")], Some(30.0));
    check(
        &[("RateLimit-Limit", "100, 100;w=60"), ("RateLimit-Remaining", "0"), ("RateLimit-Reset", "30")],
        Some(30.0),
    );
    check(&[("ratelimit-reset", "1.5")], Some(1.5));
    check(&[("ratelimit-remaining", "9"), ("ratelimit-reset", "30")], None);
    check(&[("ratelimit-remaining", "9, 0"), ("ratelimit-reset", "30, 7")], Some(30.0));
    check(&[("ratelimit-remaining", "0")], None);
    check(&[("x-ratelimit-reset-after", "1.25")], Some(1.25));
    check(&[("x-ratelimit-remaining", "1"), ("x-ratelimit-reset-after", "1.25")], None);
    check(&[], None);
    // What is sure counts more than a number that can mean either.
    check(&[("ratelimit-reset", "30"), ("x-ratelimit-reset", "7")], Some(30.0));
}

#[test]
fn x_rate_limit_reset_in_both_meanings() {
    for name in ["x-ratelimit-reset", "x-rate-limit-reset", "X-RateLimit-Reset"] {
        for (value, delay, time, by_size) in [
            ("30", Some(30.0), Some(0.0), Some(30.0)),
            ("1.5", Some(1.5), Some(0.0), Some(1.5)),
            ("0", Some(0.0), Some(0.0), Some(0.0)),
            // Seconds, and milliseconds, since 1970. `now` is in 1994, before a thousand million.
            ("1000000000", Some(1e9), Some(215_888_223.0), Some(215_888_223.0)),
            ("999999999", Some(999_999_999.0), Some(215_888_222.0), Some(999_999_999.0)),
            ("1000000000000", Some(4_294_967_295.0), Some(215_888_223.0), Some(215_888_223.0)),
            ("999999999999999999999", Some(4_294_967_295.0), Some(4_294_967_295.0), Some(4_294_967_295.0)),
            (RESET, Some(784_111_807.0), Some(30.0), Some(784_111_807.0)),
            ("784111807.5", Some(784_111_807.5), Some(30.5), Some(784_111_807.5)),
            ("-1", None, None, None),
            ("soon", None, None, None),
            ("", None, None, None),
        ] {
            check_as(429, &[(name, value)], Delay, delay);
            check_as(429, &[(name, value)], UnixTime, time);
            check_as(429, &[(name, value)], BySize, by_size);
        }
    }
}

/// The server's clock comes first.
#[test]
fn a_time_counts_from_the_date_of_the_response() {
    for (date, seconds) in [
        ("Sun, 06 Nov 1994 08:50:00 GMT", 7.0),
        ("Sun, 06 Nov 1994 08:50:08 GMT", 0.0),
        ("Sun, 06 Nov 1994 07:50:07 GMT", 3_600.0),
        ("yesterday", 30.0),
    ] {
        check_as(429, &[("date", date), ("x-ratelimit-reset", RESET)], UnixTime, Some(seconds));
    }
}

#[test]
fn only_an_exhausted_limit_counts() {
    for status in [403, 429, 500, 503] {
        let github = |remaining| [("x-ratelimit-remaining", remaining), ("x-ratelimit-reset", RESET)];
        check_as(status, &github("0"), UnixTime, Some(30.0));
        check_as(status, &github("1"), UnixTime, None);
        let unknown = [("x-ratelimit-reset", RESET)];
        check_as(status, &unknown, UnixTime, (status == 429).then_some(30.0));
        check_as(status, &[("ratelimit", "a;t=30")], UnixTime, (status == 429).then_some(30.0));
        check_as(status, &[("ratelimit-reset", "30")], UnixTime, (status == 429).then_some(30.0));
    }
}

#[test]
fn a_policy_follows_the_headers_only_if_it_is_told_to() {
    let decide = |policy: &RetryPolicy, status, pairs: &[(&str, &str)], body: &str, idempotency| {
        let failure = failure(status, pairs, body.as_bytes());
        policy.decide(&failure, &Attempt::new(1, idempotency).with_random(0.0))
    };
    let after = |millis| Decision::Retry { after: Duration::from_millis(millis) };
    let plain = RetryPolicy::new().without_budget();
    let told = RetryPolicy::new().without_budget().with_rate_limit_headers(UnixTime);
    let pairs = [("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", RESET)];

    assert_eq!(decide(&plain, 429, &pairs, "", NotIdempotent), after(1_000));
    assert_eq!(decide(&told, 429, &pairs, "", NotIdempotent), after(30_000));
    // GitHub sends a 403.
    assert_eq!(decide(&plain, 403, &pairs, "", Idempotent), Decision::Stop(Stop::UnknownCode));
    assert_eq!(decide(&told, 403, &pairs, "", Idempotent), after(30_000));
    assert_eq!(decide(&told, 403, &pairs, "", NotIdempotent), Decision::Stop(Stop::NotIdempotent));
    // A known code keeps its bucket.
    let limited = r#"{"error": {"code": "rate_limit_exceeded"}}"#;
    assert_eq!(decide(&plain, 429, &pairs, limited, NotIdempotent), after(1_000));
    assert_eq!(decide(&told, 429, &pairs, limited, NotIdempotent), after(30_000));
    let forbidden = r#"{"error": {"code": "forbidden"}}"#;
    assert_eq!(decide(&told, 403, &pairs, forbidden, Idempotent), Decision::Stop(Stop::NotRetryable));
    // `Retry-After` counts more.
    let both = [("retry-after", "7"), pairs[0], pairs[1]];
    assert_eq!(decide(&told, 429, &both, limited, Idempotent), after(7_000));
    // The limit of waits is the same, and so is the jitter.
    let day = [("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", "784198177")];
    let stop = decide(&told, 429, &day, limited, Idempotent);
    let Decision::Stop(Stop::RetryAfterTooLong(wait)) = stop else { panic!("{stop:?}") };
    assert_eq!(wait.delay(), Duration::from_secs(86_400));
    let failure = failure(429, &pairs, b"");
    assert_eq!(told.decide(&failure, &Attempt::new(1, Idempotent)), after(45_000));
    assert_eq!(failure.retry(), Retry::DEFAULT_AFTER_DELAY);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Of any limits with names of any characters, the longest wait of those that are exhausted counts.
    #[test]
    fn limits_of_any_names(limits in prop::collection::vec(("[ -~]{0,9}", 0..3_u64, 0..100_u64), 0..5), is_joined: bool) {
        let quoted = |name: &str| name.replace('\\', "\\\\").replace('"', "\\\"");
        let items: Vec<_> = limits.iter().map(|(name, remaining, reset)| format!("\"{}\";r={remaining};t={reset}", quoted(name))).collect();
        let lines = if is_joined { vec![items.join(", ")] } else { items };
        let pairs: Vec<_> = lines.iter().map(|line| ("ratelimit", line.as_str())).collect();
        let wait = failure(429, &pairs, b"").rate_limit_reset(BySize);
        let longest = limits.iter().filter(|(_, remaining, _)| *remaining == 0).map(|(.., reset)| Duration::from_secs(*reset)).max();
        prop_assert_eq!(wait.map(RetryAfter::delay), longest);
    }

    /// For any headers, the result is a wait that can be added to a time, or none.
    #[test]
    fn any_text(ratelimit in "[ -~]{0,40}", remaining in "[0-9,.;]{0,4}", reset in "[0-9.,;-]{0,30}", date in "[ -~]{0,30}") {
        let pairs = [("ratelimit", &*ratelimit), ("x-ratelimit-remaining", &remaining), ("x-ratelimit-reset", &reset), ("date", &date)];
        for meaning in [Delay, UnixTime, BySize] {
            let wait = failure(429, &pairs, b"").rate_limit_reset(meaning);
            prop_assert!(wait.is_none_or(|wait| wait <= RetryAfter::MAX));
        }
    }
}
