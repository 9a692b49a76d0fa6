//! How long does a response ask its client to wait?

use errspec::client::RetryAfter;

use crate::response::{headers, now};

/// The seconds of the wait, from the headers of a response that came at [`now`].
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
        // Absurd: still a wait, and still one that can be added to a time.
        ("4294967296", Some(4_294_967_295)),
        ("18446744073709551615", Some(4_294_967_295)),
        ("18446744073709551615.9", Some(4_294_967_295)),
        ("99999999999999999999999999999999999999999", Some(4_294_967_295)),
        // No number of seconds.
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
fn all_forms_of_a_date_count_from_now_where_the_response_has_no_date() {
    for (value, seconds) in [
        ("Sun, 06 Nov 1994 08:50:07 GMT", Some(30)),
        ("Sunday, 06-Nov-94 08:50:07 GMT", Some(30)),
        ("Sun Nov  6 08:50:07 1994", Some(30)),
        (" Sun, 06 Nov 1994 08:50:07 GMT ", Some(30)),
        ("Sun, 06 Nov 1994 08:49:37 GMT", Some(0)),
        ("Sun, 06 Nov 1994 08:49:36 GMT", Some(0)),
        ("Thu, 01 Jan 1970 00:00:00 GMT", Some(0)),
        ("Fri, 31 Dec 9999 23:59:59 GMT", Some(4_294_967_295)),
        // No date of HTTP.
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
fn a_date_counts_from_that_of_the_response() {
    let value = b"Sun, 06 Nov 1994 08:50:07 GMT";
    for (date, seconds) in [
        (&b"Sun, 06 Nov 1994 08:50:00 GMT"[..], 7),
        (b"Sunday, 06-Nov-94 08:50:00 GMT", 7),
        (b"Sun Nov  6 08:50:00 1994", 7),
        (b"Sun, 06 Nov 1994 08:50:08 GMT", 0),
        (b"Sun, 06 Nov 1994 07:50:07 GMT", 3_600),
        // No date of HTTP, so that `now` counts.
        (b"yesterday", 30),
        (b"\xff", 30),
        (b"", 30),
    ] {
        check(&[("date", date), ("retry-after", value)], Some(seconds));
    }
    check(&[("date", b"Sun, 06 Nov 1994 08:50:00 GMT"), ("retry-after", b"120")], Some(120));
}

#[test]
fn of_several_the_longest_counts() {
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
fn what_is_not_there_or_not_ascii_is_no_wait() {
    check(&[], None);
    check(&[("date", b"Sun, 06 Nov 1994 08:49:37 GMT")], None);
    check(&[("retry-after", "５".as_bytes())], None);
    check(&[("retry-after", b"5\xff")], None);
}

#[test]
fn no_clock_makes_it_fail() {
    let headers = headers([("retry-after", &b"Sun, 06 Nov 1994 08:50:07 GMT"[..])]);
    let early = RetryAfter::from_headers(&headers, std::time::SystemTime::UNIX_EPOCH);
    assert_eq!(early.unwrap().delay().as_secs(), 784_111_807);
    let late = now() + RetryAfter::MAX.delay();
    assert_eq!(RetryAfter::from_headers(&headers, late).unwrap().delay().as_secs(), 0);
}
