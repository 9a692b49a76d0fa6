//! Rows of a generated table become entries with the same data.

use std::time::Duration;

use errspec::__v1::{self, Row};
use errspec::{Bucket, Deprecated, Retry};

static BUCKET: Bucket = __v1::bucket("wait", "Wait", "*Wait*.", __v1::never());

const DEPRECATED: &[(usize, Deprecated)] = &[
    (2, __v1::deprecated(Some("new"), None)),
    (3, __v1::deprecated(None, Some("It is old."))),
    (7, __v1::deprecated(Some("new"), Some("It is old."))),
];

const fn row(number: usize, http: u16) -> Row {
    Row {
        number,
        code: "code",
        http,
        http_status: __v1::http_status(http, 503),
        bucket: &BUCKET,
        meaning: "The `meaning`.",
        message: "The meaning.",
        docs_url: "https://docs.example.com/errors#code",
        deprecated: DEPRECATED,
    }
}

#[test]
fn each_field_comes_through() {
    const ENTRY: errspec::Entry = __v1::entry(row(0, 404));
    assert_eq!((ENTRY.code, ENTRY.http_status, ENTRY.http), ("code", 404, Some(404)));
    assert_eq!((ENTRY.meaning, ENTRY.message), ("The `meaning`.", "The meaning."));
    assert_eq!(ENTRY.docs_url, "https://docs.example.com/errors#code");
    assert!(std::ptr::eq(ENTRY.bucket, &raw const BUCKET));
    let Bucket { name, title, advice, retry, .. } = BUCKET;
    assert_eq!((name, title, advice, retry), ("wait", "Wait", "*Wait*.", Retry::Never));
}

#[test]
fn a_row_without_a_status_has_the_one_that_is_sent() {
    let entry = __v1::entry(row(0, 0));
    assert_eq!((entry.http_status, entry.http), (503, None));
}

#[test]
fn a_deprecation_is_found_by_its_number() {
    let found: Vec<_> = (0..9).filter_map(|number| __v1::entry(row(number, 400)).deprecated).collect();
    assert_eq!(found, DEPRECATED.iter().map(|(_, deprecated)| deprecated).collect::<Vec<_>>());
    let numbers: Vec<_> =
        (0..9).filter(|&number| __v1::entry(row(number, 400)).deprecated.is_some()).collect();
    assert_eq!(numbers, [2, 3, 7]);
    assert_eq!((found[0].instead, found[0].reason), (Some("new"), None));
    assert_eq!((found[1].instead, found[1].reason), (None, Some("It is old.")));
    assert_eq!((found[2].instead, found[2].reason), (Some("new"), Some("It is old.")));
}

#[test]
fn numbers_of_a_retry_keep_their_order() {
    let [base, max] = [Duration::new(1, 2), Duration::new(3, 4)];
    assert_eq!(__v1::after_delay(5, base, max), Retry::after_delay(5, base, max));
    assert_eq!(__v1::backoff(5, base, max), Retry::backoff(5, base, max));
}
