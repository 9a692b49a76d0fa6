//! The parts of a derived type work together.
//! The type is written as an expansion would be, over the codes of the specs.

use std::fmt::{self, Write};
use std::time::Duration;

use errspec::__private::{Route, Table, fill, fmt_error};
use errspec::{ApiErrorSpec, Bucket, Deprecated, Entry, Retry, Value};

use crate::nine;

static TABLE: Table = Table {
    codes: &["not_found", "rate_limit_exceeded", "job_failed"],
    http_statuses: &[404, 429, 0],
    without_http: 503,
    buckets: &[
        Bucket::new("fix_in_code", "Fix in code", "Do *not* retry.", Retry::Never),
        Bucket::new("wait", "Wait", "Try again.", AFTER_DELAY),
        Bucket::new("unused", "Unused", "Nothing.", Retry::Never),
    ],
    bucket_of: &[0, 1, 0],
    meanings: &["There is no `user`.", "Too many requests.", "The job failed."],
    messages: &[(0, "There is no user.")],
    docs_urls: &[
        "https://docs.example.com/errors#not_found",
        "https://docs.example.com/errors#limit",
        "https://docs.example.com/errors#job",
    ],
    deprecated: &[(1, USE_QUOTA)],
    other_statuses: &[(0, &[405, 410])],
    not_executed: &[(1, ())],
    shape: &errspec::Shape::FLAT,
    fields: &errspec::__private::NO_FIELDS,
};

const USE_QUOTA: Deprecated = Deprecated::new().instead("quota");

const AFTER_DELAY: Retry = Retry::after_delay(3, Duration::from_secs(1), Duration::from_secs(60));

const LIMIT: Entry = TABLE.entry(1);

enum Derived {
    NoSuchUser,
    Limit { limit: u32 },
    Generated(nine::ErrorCode),
}

impl Derived {
    const fn route(&self) -> Route<'_, usize> {
        match self {
            Self::NoSuchUser => Route::Own(0),
            Self::Limit { .. } => Route::Own(1),
            Self::Generated(inner) => Route::Inner(inner),
        }
    }
}

impl ApiErrorSpec for Derived {
    fn entry(&self) -> Entry {
        match self.route() {
            Route::Own(row) => TABLE.entry(row),
            Route::Inner(inner) => inner.entry(),
        }
    }

    fn fmt_message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const MESSAGES: &[&str] = &["There is no {{user}}.", "The limit of {limit} was hit."];
        match self.route() {
            Route::Own(row) => fill(MESSAGES[row], f, &|visit| self.visit_details(visit)),
            Route::Inner(inner) => inner.fmt_message(f),
        }
    }

    fn visit_details(&self, visit: &mut dyn FnMut(&'static str, Value<'_>)) {
        match self {
            Self::NoSuchUser => {}
            Self::Limit { limit } => visit("limit", (*limit).into()),
            Self::Generated(inner) => inner.visit_details(visit),
        }
    }
}

impl fmt::Display for Derived {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt_error(self, f)
    }
}

#[test]
fn a_list_says_which_codes_are_not_executed() {
    assert_eq!([0, 1, 2].map(|row| TABLE.entry(row).not_executed), [false, true, false]);
}

#[track_caller]
fn check(error: &Derived, message: &str, reference: &str) {
    assert_eq!(error.to_string(), message);
    assert_eq!(format!("{error:#}"), format!("{message}{reference}"));
}

#[test]
fn message_and_reference() {
    check(
        &Derived::NoSuchUser,
        "There is no {user}.",
        " (not_found, see https://docs.example.com/errors#not_found)",
    );
    check(
        &Derived::Limit { limit: 100 },
        "The limit of 100 was hit.",
        " (rate_limit_exceeded, see https://docs.example.com/errors#limit)",
    );
    check(
        &Derived::Generated(nine::ErrorCode::Forbidden),
        nine::ErrorCode::Forbidden.message(),
        " (forbidden, see https://docs.example.com/errors#forbidden)",
    );
}

#[test]
fn reference_is_not_written_after_a_failure() {
    struct Room(usize);
    impl Write for Room {
        fn write_str(&mut self, text: &str) -> fmt::Result {
            self.0 = self.0.checked_sub(text.len()).ok_or(fmt::Error)?;
            Ok(())
        }
    }
    let error = Derived::Limit { limit: 100 };
    let length = format!("{error:#}").len();
    for room in 0..length {
        assert!(write!(Room(room), "{error:#}").is_err(), "{room}");
    }
    assert!(write!(Room(length), "{error:#}").is_ok());
}

#[test]
fn entry_is_the_row() {
    assert_eq!(Derived::Limit { limit: 1 }.entry(), LIMIT);
    assert_eq!(Derived::Generated(nine::ErrorCode::NotFound).entry(), nine::ErrorCode::NotFound.entry());
    for (row, entry) in [TABLE.entry(0), TABLE.entry(1), TABLE.entry(2)].into_iter().enumerate() {
        assert_eq!(entry.code, TABLE.code(row));
        assert_eq!(entry.http_status, TABLE.http_status(row));
        assert!(std::ptr::eq(entry.bucket, TABLE.bucket(row)));
        assert_eq!(entry.meaning, TABLE.meaning(row));
        assert_eq!(entry.message, TABLE.message(row));
        assert_eq!(entry.docs_url, TABLE.docs_url(row));
    }
    assert_eq!((LIMIT.code, LIMIT.http_status), ("rate_limit_exceeded", 429));
    assert_eq!((LIMIT.bucket.name, LIMIT.bucket.retry), ("wait", AFTER_DELAY));
    assert_eq!((LIMIT.meaning, LIMIT.message), ("Too many requests.", "Too many requests."));
    assert_eq!(TABLE.entry(0).meaning, "There is no `user`.");
    assert_eq!(TABLE.entry(0).http, Some(404));
    assert_eq!((TABLE.entry(2).http_status, TABLE.entry(2).http), (503, None));
    let deprecated = [0, 1, 2].map(|row| TABLE.entry(row).deprecated.copied());
    assert_eq!(deprecated, [None, Some(USE_QUOTA), None]);
    assert_eq!(TABLE.entry(0).shape, &errspec::Shape::FLAT);
}
