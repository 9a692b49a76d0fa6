//! How much may a key ask for? Two limits of one status, and of two codes: one is over in a second, one in a month.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use crate::keys::Key;
use crate::{ApiError, ErrorCode};

/// 60 searches a minute, of which 3 may come at once.
#[derive(Default)]
pub(crate) struct Burst {
    /// When each key will have all of its searches again.
    full: Mutex<HashMap<Key, Instant>>,
}

impl Burst {
    const AT_ONCE: u32 = 3;
    const EACH: Duration = Duration::from_secs(1);

    /// Takes a search, or says when there will be the next one.
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

/// 2 loans a month, which ends in UTC.
pub(crate) struct Quota {
    now: Option<u64>,
    /// The month of the counts, by its first day, and the loans of each key in it.
    used: Mutex<(u64, HashMap<Key, u32>)>,
}

impl Quota {
    const LOANS: u32 = 2;

    /// `now` is another time than the system's.
    pub(crate) fn new(now: Option<u64>) -> Self {
        Self { now, used: Mutex::default() }
    }

    /// Takes a loan, or says when the month is over.
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

/// The first day of the month of a day, and that of the next month, both in days since 1970.
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
    unreachable!("each day is in a month")
}
