//! Do clients that a limiter stopped together come back spread over time?

use std::time::Duration;

use errspec::client::{Attempt, Idempotency, RetryPolicy};

use crate::response::envelope;

const CLIENTS: u64 = 1_000;
/// What the limiter lets through in a window of 10 seconds.
const LIMIT: u64 = 300;
const WINDOW: u64 = 10_000;

/// A thousand clients send a request each, spread over a window. The limiter says when the next one begins.
///
/// Without jitter, all 700 rejected clients came back in the first second: seven times as many as before.
#[test]
fn the_next_window_does_not_begin_with_all_clients_at_once() {
    let mut random = fastrand::Rng::with_seed(7);
    let mut back = Vec::new();
    for client in LIMIT..CLIENTS {
        let arrived = client * WINDOW / CLIENTS;
        // Whole seconds, rounded up, as `Retry-After` has them.
        let asked = (WINDOW - arrived).div_ceil(1_000);
        let failure = envelope("rate_limit_exceeded", &[("retry-after", &asked.to_string())]);
        let attempt = Attempt::new(1, Idempotency::Idempotent).with_random(random.f64());
        let after = RetryPolicy::new().decide(&failure, &attempt).after().expect("it waits");
        assert!(after >= Duration::from_secs(asked), "client {client} is early: {after:?}");
        assert!(after <= Duration::from_millis(asked * 1_500), "client {client} is late: {after:?}");
        back.push(Duration::from_millis(arrived) + after);
    }
    let begin = Duration::from_millis(WINDOW);
    assert!(back.iter().all(|time| *time >= begin));
    let within = |length: u64| {
        let end = begin + Duration::from_millis(length);
        back.iter().filter(|time| **time < end).count()
    };
    // 100 requests a second are the usual load.
    assert!(within(1_000) <= 250, "{} come back in the first second", within(1_000));
    assert!(within(100) <= 45, "{} come back in the first 100 ms", within(100));
}
