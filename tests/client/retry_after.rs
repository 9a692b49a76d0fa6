//! How long does a response ask its client to wait?

use std::time::{Duration, SystemTime};

use errspec::client::RetryAfter;
use http::HeaderValue;
use proptest::prelude::*;

use crate::response::{headers, now};

/// The wait, from the headers of a response that arrived at [`now`].
#[track_caller]
fn check_wait(pairs: &[(&str, &[u8])], wait: Option<Duration>) {
    let retry_after = RetryAfter::from_headers(&headers(pairs.iter().copied()), now());
    assert_eq!(retry_after.map(RetryAfter::delay), wait, "{pairs:?}");
}

/// The wait in whole seconds, and its text.
#[track_caller]
fn check(pairs: &[(&str, &[u8])], seconds: Option<u64>) {
    check_wait(pairs, seconds.map(Duration::from_secs));
    let retry_after = RetryAfter::from_headers(&headers(pairs.iter().copied()), now());
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
        ("5.", Some(5)),
        ("7s", Some(7)),
        ("7000ms", Some(7)),
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
        (".", None),
        ("s", None),
        ("ms", None),
        (".s", None),
        ("1.2.3", None),
        ("1 2", None),
        ("5 s", None),
        ("5m", None),
        ("5ss", None),
        ("5sms", None),
        ("NaN", None),
        ("inf", None),
        ("soon", None),
    ] {
        check(&[("retry-after", value.as_bytes())], seconds);
    }
}

#[test]
fn fractions_are_exact_and_never_too_short() {
    for (value, nanos, text) in [
        ("1.5", 1_500_000_000, "1.5"),
        (".5", 500_000_000, "0.5"),
        ("0.25s", 250_000_000, "0.25"),
        ("0.001", 1_000_000, "0.001"),
        ("0.000000001", 1, "0.001"),
        ("0.0000000001", 1, "0.001"),
        ("0.9999999999", 1_000_000_000, "1"),
        ("1.00000000000000000000000000000000001", 1_000_000_001, "1.001"),
        ("1500ms", 1_500_000_000, "1.5"),
        ("1500.25ms", 1_500_250_000, "1.501"),
        ("1.5, .5", 1_500_000_000, "1.5"),
    ] {
        check_wait(&[("retry-after", value.as_bytes())], Some(Duration::from_nanos(nanos)));
        let headers = headers([("retry-after", value.as_bytes())]);
        assert_eq!(RetryAfter::from_headers(&headers, now()).unwrap().to_string(), text, "{value}");
    }
}

#[test]
fn a_number_with_separators_has_its_longest_reading() {
    for (value, seconds) in [
        ("1,000", 1_000),
        ("86,400", 86_400),
        ("1,000,000", 1_000_000),
        ("5,100", 5_100),
        ("999,999,999,999,999", 4_294_967_295),
        // Lists.
        ("1, 000", 1),
        ("0,000", 0),
        ("01,000", 1),
        ("1,00", 1),
        ("1,0000", 1),
        ("1000,000", 1_000),
        ("1,000,00", 1),
        ("1,000.5", 1),
    ] {
        check(&[("retry-after", value.as_bytes())], Some(seconds));
    }
}

#[test]
fn headers_in_milliseconds() {
    for name in ["retry-after-ms", "x-ms-retry-after-ms", "Retry-After-Ms"] {
        for (value, micros) in [
            ("20", Some(20_000)),
            ("0", Some(0)),
            ("1500", Some(1_500_000)),
            ("0.5", Some(500)),
            ("20, 30", Some(30_000)),
            ("4294967295001", Some(4_294_967_295_000_000)),
            ("99999999999999999999999", Some(4_294_967_295_000_000)),
            ("", None),
            ("-20", None),
            ("soon", None),
            ("Sun, 06 Nov 1994 08:50:07 GMT", None),
        ] {
            check_wait(&[(name, value.as_bytes())], micros.map(Duration::from_micros));
        }
    }
}

#[test]
fn milliseconds_replace_the_seconds_that_are_their_rounded_form() {
    for (seconds, millis, wait) in [
        ("1", "20", 20),
        ("2", "1500", 1_500),
        ("2", "2000", 2_000),
        ("1", "1500", 1_500),
        // Another wait, perhaps of a proxy.
        ("30", "20", 30_000),
        ("2", "1000", 2_000),
        ("1.5", "1000", 1_500),
        ("1", "0", 1_000),
        ("soon", "20", 20),
        ("5", "soon", 5_000),
    ] {
        for name in ["retry-after-ms", "x-ms-retry-after-ms"] {
            let pairs = [("retry-after", seconds.as_bytes()), (name, millis.as_bytes())];
            check_wait(&pairs, Some(Duration::from_millis(wait)));
        }
    }
}

/// A proxy joins header lines with a comma, and a date contains one.
#[test]
fn a_list_can_contain_dates() {
    for (value, seconds) in [
        ("120, Sun, 06 Nov 1994 08:50:07 GMT", 120),
        ("5, Sun, 06 Nov 1994 08:50:07 GMT", 30),
        ("Sun, 06 Nov 1994 08:50:07 GMT, 5", 30),
        ("Sun, 06 Nov 1994 08:50:07 GMT,120", 120),
        ("Sun, 06 Nov 1994 08:50:07 GMT, Sun, 06 Nov 1994 08:50:17 GMT", 40),
        ("Sunday, 06-Nov-94 08:50:07 GMT, Sun Nov  6 08:50:17 1994", 40),
        ("Sun Nov  6 08:50:17 1994,Sunday, 06-Nov-94 08:50:07 GMT , 1", 40),
        ("soon, Sun, 06 Nov 1994 08:50:07 GMT", 30),
        (",, Sun, 06 Nov 1994 08:50:07 GMT,,", 30),
        // Not a date, in a list or alone.
        ("5, Mon, 06 Nov 1994 08:50:07 GMT", 5),
        ("5, Sun, 06 Nov 1994", 5),
        ("5, Wed, 21 Oct 2015 07:28:00 GMT, 7", 661_300_703),
    ] {
        check(&[("retry-after", value.as_bytes())], Some(seconds));
    }
}

/// A header of 64 KiB costs no more than its length.
#[test]
fn a_long_list_is_read_in_linear_time() {
    let date = "Sun, 06 Nov 1994 08:50:07 GMT";
    let long_date = " ".repeat(32_000);
    for item in ["1,", ",", "x", "Sun,", "1,000,", &format!("{date},")] {
        let value = item.repeat(60_000 / item.len());
        let headers = headers([("retry-after", value.as_bytes()), ("date", long_date.as_bytes())]);
        let start = std::time::Instant::now();
        let wait = RetryAfter::from_headers(&headers, now());
        assert!(start.elapsed() < Duration::from_secs(2), "{item} took {:?}", start.elapsed());
        assert_eq!(wait.is_some(), item.bytes().any(|byte| byte.is_ascii_digit()), "{item}");
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
    Millis(u64),
    Date(SystemTime),
    Nothing(&'static str),
}

impl Asked {
    fn value(&self) -> String {
        match self {
            Self::Seconds(seconds) => seconds.to_string(),
            Self::Millis(millis) if millis % 2 == 0 => format!("{millis}ms"),
            Self::Millis(millis) => format!("{}.{:03}", millis / 1_000, millis % 1_000),
            Self::Date(date) => httpdate::fmt_http_date(*date),
            Self::Nothing(text) => (*text).to_owned(),
        }
    }

    /// The wait, from when the server sent the response.
    fn wait(&self, sent: SystemTime) -> Option<Duration> {
        match self {
            Self::Seconds(seconds) => Some(Duration::from_secs(*seconds)),
            Self::Millis(millis) => Some(Duration::from_millis(*millis)),
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
        (0..10_000_u64).prop_map(Asked::Millis),
        date().prop_map(Asked::Date),
        nothing.prop_map(Asked::Nothing)
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// The wait is the longest of any values in any order: not shorter than one of them, and never above the maximum.
    #[test]
    fn never_earlier_than_asked(
        asked in prop::collection::vec((asked(), any::<bool>()), 0..5),
        // With a space, since `1,000` is one number.
        comma in prop::sample::select(vec![", ", " ,\t", ",  ,"]),
        sent in prop::option::of(date()),
    ) {
        let mut headers = http::HeaderMap::new();
        let mut lines: Vec<String> = Vec::new();
        for (value, is_joined) in asked.iter().map(|(asked, is_joined)| (asked.value(), is_joined)) {
            match lines.last_mut().filter(|_| *is_joined) {
                Some(line) => line.extend([comma, value.as_str()]),
                None => lines.push(value),
            }
        }
        for line in &lines {
            headers.append("retry-after", HeaderValue::from_str(line).unwrap());
        }
        if let Some(sent) = sent {
            headers.insert("date", HeaderValue::from_str(&httpdate::fmt_http_date(sent)).unwrap());
        }
        let wanted = asked.iter().filter_map(|(asked, _)| asked.wait(sent.unwrap_or(now()))).max();
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

    /// The same for a header in milliseconds, and for text that is nearly a number or a list.
    #[test]
    fn nearly_numbers(value in "[0-9.,ms ]{0,12}", millis in "[0-9.,ms ]{0,12}") {
        let both = headers([("retry-after", value.as_bytes()), ("retry-after-ms", millis.as_bytes())]);
        let wait = RetryAfter::from_headers(&both, now()).map(RetryAfter::delay);
        let alone = |name, value: &str| RetryAfter::from_headers(&headers([(name, value.as_bytes())]), now());
        let seconds = alone("retry-after", &value).map(RetryAfter::delay);
        let millis = alone("retry-after-ms", &millis).map(RetryAfter::delay);
        prop_assert!(wait == seconds || wait == millis);
        // Not earlier than either, unless the seconds are the milliseconds, rounded up.
        let longest = seconds.max(millis);
        let ceil = |wait: Duration| u64::try_from(wait.as_nanos().div_ceil(1_000_000_000)).unwrap();
        let rounded = millis.map(|millis| Duration::from_secs(ceil(millis)));
        prop_assert_eq!(wait, if seconds == rounded { millis } else { longest });
    }

    /// A decimal number is at least what is written, and less than a nanosecond more.
    #[test]
    fn decimals(whole in 0..1_000_000_u64, fraction in "[0-9]{0,15}") {
        let headers = headers([("retry-after", format!("{whole}.{fraction}").as_bytes())]);
        let nanos = RetryAfter::from_headers(&headers, now()).unwrap().delay().as_nanos();
        // In units of 10^-15 seconds.
        let written = u128::from(whole) * 10_u128.pow(15) + format!("{fraction:0<15}").parse::<u128>().unwrap();
        prop_assert_eq!(nanos, written.div_ceil(1_000_000));
    }
}
