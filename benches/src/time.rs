//! How long something takes.

use std::time::{Duration, Instant};

/// The least time of some runs: at least 5 of them, and for at least half a second.
pub(crate) fn least<T>(mut work: impl FnMut() -> T) -> Duration {
    let begun = Instant::now();
    let mut least = Duration::MAX;
    let mut runs = 0;
    while runs < 5 || begun.elapsed() < Duration::from_millis(500) {
        let start = Instant::now();
        std::hint::black_box(work());
        least = least.min(start.elapsed());
        runs += 1;
    }
    least
}

/// Milliseconds with two digits behind the point.
pub(crate) fn ms(time: Duration) -> String {
    format!("{:.2}", time.as_secs_f64() * 1e3)
}

/// A ratio with two digits behind the point.
pub(crate) fn ratio(time: Duration, peer: Duration) -> String {
    format!("{:.2}", time.as_secs_f64() / peer.as_secs_f64())
}

/// The same as a number.
pub(crate) fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
