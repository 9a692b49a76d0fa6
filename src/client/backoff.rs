//! How long is the wait of an exponential backoff, or of a requested delay, with jitter?

use core::time::Duration;

const NANOS: u128 = 1_000_000_000;

/// The longest wait after an attempt: `base` after the first, doubled after each further one, at most `cap`.
pub(super) fn longest(base: Duration, cap: Duration, attempt: u32) -> Duration {
    // A `cap` has fewer than 95 bits, so after 95 doublings anything but zero exceeds it.
    let doublings = attempt.saturating_sub(1).min(95);
    let wait = base.as_nanos().saturating_mul(1 << doublings);
    nanos(wait.min(cap.as_nanos()))
}

/// Full jitter: a fraction of the wait, from 0 to 1.
///
/// NaN counts as 1.
pub(super) fn jittered(wait: Duration, random: f64) -> Duration {
    const STEPS: u64 = 1 << 32;
    let random = if random.is_nan() { 1.0 } else { random.clamp(0.0, 1.0) };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "both are between 0 and 2^32"
    )]
    let part = (random * STEPS as f64) as u64;
    nanos(wait.as_nanos() * u128::from(part) / u128::from(STEPS))
}

/// A wait that is never shorter than `asked`, and up to half longer, but at most `most`.
///
/// All clients that a limit has stopped are told the same moment. Without the random part, they would all come back
/// at once.
pub(super) fn lengthened(asked: Duration, most: Duration, random: f64) -> Duration {
    let room = (asked / 2).min(most.saturating_sub(asked));
    asked.saturating_add(jittered(room, random))
}

fn nanos(nanos: u128) -> Duration {
    let seconds = u64::try_from(nanos / NANOS).unwrap_or(u64::MAX);
    let rest = (nanos % NANOS) as u32;
    Duration::new(seconds, rest)
}
