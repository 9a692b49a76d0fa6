//! How do the rows of a generated table become the public types?

use core::time::Duration;

use crate::__private::sparse;
use crate::{Bucket, Deprecated, Entry, Retry, RetryBudget};

#[must_use]
pub const fn bucket(name: &'static str, title: &'static str, advice: &'static str, retry: Retry) -> Bucket {
    Bucket::new(name, title, advice, retry)
}

#[must_use]
pub const fn never() -> Retry {
    Retry::Never
}

#[must_use]
pub const fn after_delay(max_attempts: u32, base_delay: Duration, max_delay: Duration) -> Retry {
    Retry::after_delay(max_attempts, base_delay, max_delay)
}

#[must_use]
pub const fn backoff(max_attempts: u32, base_delay: Duration, max_delay: Duration) -> Retry {
    Retry::backoff(max_attempts, base_delay, max_delay)
}

#[must_use]
pub const fn after_refresh() -> Retry {
    Retry::AfterRefresh
}

/// `token_ratio` is in thousandths.
#[must_use]
pub const fn retry_budget(max_tokens: u32, token_ratio: u32) -> RetryBudget {
    RetryBudget::in_thousandths(max_tokens, token_ratio)
}

#[must_use]
pub const fn deprecated(instead: Option<&'static str>, reason: Option<&'static str>) -> Deprecated {
    let mut deprecated = Deprecated::new();
    if let Some(instead) = instead {
        deprecated = deprecated.instead(instead);
    }
    if let Some(reason) = reason {
        deprecated = deprecated.reason(reason);
    }
    deprecated
}

/// Returns the status that is sent for a code: that of its row, or `without` if that is 0, for a code without a status.
#[inline]
#[must_use]
pub const fn http_status(row: u16, without: u16) -> u16 {
    if row == 0 { without } else { row }
}

/// The row of one code in a table.
#[derive(Clone, Copy)]
pub struct Row {
    /// The number of the code, which is its discriminant.
    pub number: usize,
    pub code: &'static str,
    /// The status of the row; 0 for a code without one.
    pub http: u16,
    /// The status that is sent.
    pub http_status: u16,
    pub bucket: &'static Bucket,
    pub meaning: &'static str,
    pub message: &'static str,
    pub docs_url: &'static str,
    /// The deprecated codes, sorted by number.
    pub deprecated: &'static [(usize, Deprecated)],
}

/// Adds the other statuses of a code, from a list that is sorted by number and has only codes with several statuses.
#[inline]
#[must_use]
pub const fn with_statuses(entry: Entry, others: &'static [(usize, &'static [u16])], number: usize) -> Entry {
    match sparse(others, number) {
        Some(statuses) => entry.other_statuses(statuses),
        None => entry,
    }
}

/// Marks an entry if its code is in a list of those that are never executed, which is sorted by number.
#[inline]
#[must_use]
pub const fn with_not_executed(entry: Entry, codes: &'static [(usize, ())], number: usize) -> Entry {
    if sparse(codes, number).is_some() { entry.not_executed() } else { entry }
}

#[inline]
#[must_use]
pub const fn entry(row: Row) -> Entry {
    let mut entry = Entry::new(row.code, row.http_status, row.bucket)
        .message(row.message)
        .meaning(row.meaning)
        .docs_url(row.docs_url);
    if row.http == 0 {
        entry = entry.without_http();
    }
    if let Some(deprecated) = sparse(row.deprecated, row.number) {
        entry = entry.deprecated(deprecated);
    }
    entry
}
