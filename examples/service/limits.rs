//! The limits of a key. Both fail with 429, but have different codes: one ends after a second, the other after a month.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use crate::keys::Key;
use crate::{ApiError, ErrorCode};

/// 60 searches per minute, with bursts of up to 3.
#[derive(Default)]
pub(crate) struct Burst {
    /// The time at which each key has its whole burst again.
    full: Mutex<HashMap<Key, Instant>>,
}

impl Burst {
    const AT_ONCE: u32 = 3;
    const EACH: Duration = Duration::from_secs(1);

    /// Counts a search, or fails with the wait until the next one.
    pub(crate) fn take(&self, key: &Key) -> Result<(), ApiError> {
        let now = Instant::now();
        let mut all = self.full.lock().unwrap_or_else(PoisonError::into_inner);
        let full = all.entry(key.clone()).or_insert(now);
        let then = now.max(*full) + Self::EACH;
        let wait = then.saturating_duration_since(now + Self::EACH * Self::AT_ONCE);
        if wait.is_zero() {
            *full = then;
            return Ok(());
        }
        Err(ApiError::new(ErrorCode::RateLimitExceeded)
            .with_retry_after(wait)
            .with_detail("per_minute", 60)
            .with_detail("at_once", Self::AT_ONCE))
    }
}

/// 2 loans per month, in UTC.
pub(crate) struct Quota {
    now: Option<u64>,
    /// The first day of the current month, and the loans of each key in it.
    used: Mutex<(u64, HashMap<Key, u32>)>,
}

impl Quota {
    const LOANS: u32 = 2;

    /// `now` replaces the system time.
    pub(crate) fn new(now: Option<u64>) -> Self {
        Self { now, used: Mutex::default() }
    }

    /// Counts a loan, or fails with the wait until the next month.
    pub(crate) fn take(&self, key: &Key) -> Result<(), ApiError> {
        let system = || SystemTime::now().duration_since(UNIX_EPOCH).map(|since| since.as_secs());
        let now = self.now.map_or_else(system, Ok).map_err(ApiError::internal)?;
        let (first, next) = month(now / 86_400);
        let mut used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        if used.0 != first {
            *used = (first, HashMap::new());
        }
        let loans = used.1.entry(key.clone()).or_default();
        if *loans == Self::LOANS {
            return Err(ApiError::new(ErrorCode::QuotaExceeded)
                .with_retry_after(Duration::from_secs(next * 86_400 - now))
                .with_detail("loans", Self::LOANS));
        }
        *loans += 1;
        Ok(())
    }
}

/// The first days of the month of `day` and of the next month, in days since 1970.
fn month(day: u64) -> (u64, u64) {
    let mut first = 0;
    for year in 1970.. {
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let february = if leap { 29 } else { 28 };
        for days in [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] {
            if day < first + days {
                return (first, first + days);
            }
            first += days;
        }
    }
    unreachable!("every day is in a month")
}
