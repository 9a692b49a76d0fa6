//! Which spec was a program built from?

use core::fmt;

use crate::{Catalog, Entry, Retry};

/// A digest of a spec, which shows whether two programs were built from the same one; [`digest`] computes it.
///
/// [`Display`](fmt::Display) writes 16 hex digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Digest(u64);

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// Returns the digest of a spec, which the servers log as `spec`.
///
/// ```
/// errspec::errors!("spec/errors.yaml");
///
/// let digest = errspec::digest::<ErrorCode>().to_string();
/// assert_eq!(digest.len(), 16);
/// ```
///
/// - It covers, in the order of the spec, each code with its statuses, its meaning, its message, its docs URL, whether it
///   is deprecated, its bucket with all retry numbers, and the fallback for each status from 400 to 599.
/// - It covers neither comments, nor formatting, params, fields or the envelope, nor the names in Rust.
/// - It is the same on every machine and in every build. It is FNV-1a with 64 bits, so it detects mistakes, not attacks.
#[must_use]
pub fn digest<C: Catalog>() -> Digest {
    let mut fnv = Fnv(0xcbf2_9ce4_8422_2325);
    for code in C::ALL {
        fnv.entry(&code.entry());
    }
    for status in 400..600 {
        fnv.text(C::fallback(status).code());
        fnv.number(C::fallback_status(status).into());
    }
    Digest(fnv.0)
}

struct Fnv(u64);

impl Fnv {
    fn entry(&mut self, entry: &Entry) {
        self.text(entry.code);
        self.number(entry.http_status.into());
        let statuses = entry.http_statuses();
        self.number(statuses.clone().count() as u64);
        statuses.for_each(|status| self.number(status.into()));
        for text in [entry.meaning, entry.message, entry.docs_url] {
            self.text(text);
        }
        self.number(entry.deprecated.is_some().into());
        let bucket = entry.bucket;
        for text in [bucket.name, bucket.title, bucket.advice] {
            self.text(text);
        }
        match &bucket.retry {
            Retry::Never => self.number(0),
            Retry::AfterRefresh => self.number(3),
            Retry::AfterDelay(numbers) | Retry::Backoff(numbers) => {
                self.number(if matches!(bucket.retry, Retry::AfterDelay(_)) { 1 } else { 2 });
                self.number(numbers.max_attempts.into());
                for delay in [numbers.base_delay, numbers.max_delay] {
                    self.number(delay.as_secs());
                    self.number(delay.subsec_nanos().into());
                }
            }
        }
    }

    /// The length separates a text from the next one.
    fn text(&mut self, text: &str) {
        self.number(text.len() as u64);
        self.bytes(text.as_bytes());
    }

    fn number(&mut self, number: u64) {
        self.bytes(&number.to_le_bytes());
    }

    fn bytes(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}
