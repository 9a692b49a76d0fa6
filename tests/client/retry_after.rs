//! How long does a response ask its client to wait?

use std::time::{Duration, SystemTime};

use errspec::client::RetryAfter;
use http::HeaderValue;
use proptest::prelude::*;

use crate::response::{headers, now};

/// The seconds of the wait, from the headers of a response that arrived at [`now`].
#[track_caller]
fn check(pairs: &[(&str, &[u8])], seconds: Option<u64>) {
    let retry_after = RetryAfter::from_headers(&headers(pairs.iter().copied()), now());
    assert_eq!(retry_after.map(|wait| wait.delay().as_secs()), seconds, "{pairs:?}");
    assert!(retry_after.is_none_or(|wait| wait.delay().subsec_nanos() == 0));
    assert_eq!(retry_after.map(|wait| wait.to_string()), seconds.map(|seconds| seconds.to_string()));
}

#[test]
fn seconds() {
    for (value, seconds) in [
        ("120", Some(120)),
        ("0", Some(0)),
        ("007", Some(7)),
        (" 7\t", Some(7)),
        ("1.0", Some(1)),
        ("1.5", Some(2)),
        ("0.001", Some(1)),
        ("4294967295", Some(4_294_967_295)),
        // Absurdly long, but still a wait that can be added to a time.
        ("4294967296", Some(4_294_967_295)),
        ("18446744073709551615", Some(4_294_967_295)),
        ("18446744073709551615.9", Some(4_294_967_295)),
        ("99999999999999999999999999999999999999999", Some(4_294_967_295)),
        // Not a number of seconds.
        ("", None),
        ("-1", None),
        ("-0", None),
        ("+5", None),
        ("1e3", None),
        ("0x10", None),
        ("1.", None),
        (".5", None),
        ("1.2.3", None),
        ("1 2", None),
        ("5s", None),
        ("NaN", None),
        ("inf", None),
        ("soon", None),
    ] {
        check(&[("retry-after", value.as_bytes())], seconds);
    }
}

#[test]
fn dates_count_from_now_if_the_response_has_no_date() {
    for (value, seconds) in [
        ("Sun, 06 Nov 1994 08:50:07 GMT", Some(30)),
        ("Sunday, 06-Nov-94 08:50:07 GMT", Some(30)),
        ("Sun Nov  6 08:50:07 1994", Some(30)),
        (" Sun, 06 Nov 1994 08:50:07 GMT ", Some(30)),
        ("Sun, 06 Nov 1994 08:49:37 GMT", Some(0)),
        ("Sun, 06 Nov 1994 08:49:36 GMT", Some(0)),
        ("Thu, 01 Jan 1970 00:00:00 GMT", Some(0)),
        ("Fri, 31 Dec 9999 23:59:59 GMT", Some(4_294_967_295)),
        // Not an HTTP date.
        ("Mon, 06 Nov 1994 08:50:07 GMT", None),
        ("Sun, 31 Feb 1994 08:50:07 GMT", None),
        ("Sun, 06 Nov 1994 25:50:07 GMT", None),
        ("Sun, 06 Nov 1994 08:50:07 +0000", None),
        ("1994-11-06T08:50:07Z", None),
        ("06 Nov 1994", None),
    ] {
        check(&[("retry-after", value.as_bytes())], seconds);
    }
}

#[test]
fn dates_count_from_the_date_of_the_response() {
    let value = b"Sun, 06 Nov 1994 08:50:07 GMT";
    for (date, seconds) in [
        (&b"Sun, 06 Nov 1994 08:50:00 GMT"[..], 7),
        (b"Sunday, 06-Nov-94 08:50:00 GMT", 7),
        (b"Sun Nov  6 08:50:00 1994", 7),
        (b"Sun, 06 Nov 1994 08:50:08 GMT", 0),
        (b"Sun, 06 Nov 1994 07:50:07 GMT", 3_600),
        // Not an HTTP date, so `now` is used.
        (b"yesterday", 30),
        (b"\xff", 30),
        (b"", 30),
    ] {
        check(&[("date", date), ("retry-after", value)], Some(seconds));
    }
    check(&[("date", b"Sun, 06 Nov 1994 08:50:00 GMT"), ("retry-after", b"120")], Some(120));
}

#[test]
fn the_longest_of_several_is_used() {
    let date = b"Sun, 06 Nov 1994 08:50:07 GMT";
    check(&[("retry-after", b"5"), ("retry-after", b"10")], Some(10));
    check(&[("retry-after", b"10"), ("retry-after", b"5")], Some(10));
    check(&[("retry-after", b"5, 10")], Some(10));
    check(&[("retry-after", b"10,5")], Some(10));
    check(&[("retry-after", b"10, soon")], Some(10));
    check(&[("retry-after", b"5"), ("retry-after", date)], Some(30));
    check(&[("retry-after", b"60"), ("retry-after", date)], Some(60));
    check(&[("retry-after", b"soon"), ("retry-after", b"5")], Some(5));
    check(&[("retry-after", b"\xff"), ("retry-after", b"5")], Some(5));
}

#[test]
fn a_missing_or_non_ascii_value_is_ignored() {
    check(&[], None);
    check(&[("date", b"Sun, 06 Nov 1994 08:49:37 GMT")], None);
    check(&[("retry-after", "５".as_bytes())], None);
    check(&[("retry-after", b"5\xff")], None);
}

#[test]
fn no_clock_makes_it_panic() {
    let headers = headers([("retry-after", &b"Sun, 06 Nov 1994 08:50:07 GMT"[..])]);
    let early = RetryAfter::from_headers(&headers, std::time::SystemTime::UNIX_EPOCH);
    assert_eq!(early.unwrap().delay().as_secs(), 784_111_807);
    let late = now() + RetryAfter::MAX.delay();
    assert_eq!(RetryAfter::from_headers(&headers, late).unwrap().delay().as_secs(), 0);
}

/// A value of the header, and the wait in seconds or the date that it represents.
#[derive(Debug, Clone)]
enum Asked {
    Seconds(u64),
    Date(SystemTime),
    Nothing(&'static str),
}

impl Asked {
    fn value(&self) -> String {
        match self {
            Self::Seconds(seconds) => seconds.to_string(),
            Self::Date(date) => httpdate::fmt_http_date(*date),
            Self::Nothing(text) => (*text).to_owned(),
        }
    }

    /// The wait, from when the server sent the response.
    fn wait(&self, sent: SystemTime) -> Option<Duration> {
        match self {
            Self::Seconds(seconds) => Some(Duration::from_secs(*seconds)),
            Self::Date(date) => Some(date.duration_since(sent).unwrap_or_default()),
            Self::Nothing(_) => None,
        }
    }
}

fn date() -> impl Strategy<Value = SystemTime> {
    let near = 784_111_777_u64 - 100_000..784_111_777 + 100_000;
    prop_oneof![near, 0..253_402_300_799_u64]
        .prop_map(|second| SystemTime::UNIX_EPOCH + Duration::from_secs(second))
}

fn asked() -> impl Strategy<Value = Asked> {
    let seconds = prop_oneof![0..100_u64, any::<u64>()];
    let nothing = prop::sample::select(vec!["", "-1", "soon", "1e3", "Mon, 06 Nov 1994 08:50:07 GMT"]);
    prop_oneof![
        seconds.prop_map(Asked::Seconds),
        date().prop_map(Asked::Date),
        nothing.prop_map(Asked::Nothing)
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// The wait is the longest of any values in any order: not shorter than one of them, and never above the maximum.
    #[test]
    fn never_earlier_than_asked(asked in prop::collection::vec(asked(), 0..5), sent in prop::option::of(date())) {
        let mut headers = http::HeaderMap::new();
        for value in asked.iter().map(Asked::value) {
            headers.append("retry-after", HeaderValue::from_str(&value).unwrap());
        }
        if let Some(sent) = sent {
            headers.insert("date", HeaderValue::from_str(&httpdate::fmt_http_date(sent)).unwrap());
        }
        let wanted = asked.iter().filter_map(|asked| asked.wait(sent.unwrap_or(now()))).max();
        let wanted = wanted.map(|wait| wait.min(RetryAfter::MAX.delay()));
        prop_assert_eq!(RetryAfter::from_headers(&headers, now()).map(RetryAfter::delay), wanted);
    }

    /// For any bytes, the result is a wait that can be added to a time, or none.
    #[test]
    fn any_bytes(value in prop::collection::vec(prop_oneof![0x20_u8..0x7f, 0x80_u8..=0xff], 0..40), date in "[ -~]{0,40}") {
        let headers = headers([("retry-after", &*value), ("date", date.as_bytes())]);
        let wait = RetryAfter::from_headers(&headers, now());
        prop_assert!(wait.is_none_or(|wait| wait <= RetryAfter::MAX));
        prop_assert!(wait.is_none() || value.iter().any(u8::is_ascii_digit));
    }
}
