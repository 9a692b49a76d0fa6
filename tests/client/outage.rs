//! How much more do clients send to a service that is down?

use std::time::Duration;

use errspec::client::RetryPolicy;

use crate::simulation::{Aws, Client, Errspec, Grpc, Tower, recovery, run};

fn amplification<C: Client>(interval: Duration, client: impl Fn() -> C) -> f64 {
    run(100, interval, client).amplification()
}

fn ours() -> Errspec {
    Errspec::new(RetryPolicy::new())
}

/// One bucket for each client, and three rates of calls.
#[test]
fn an_outage_is_not_made_worse() {
    for (interval, most) in [(10_000, 1.7), (1_000, 1.10), (100, 1.02)] {
        let interval = Duration::from_millis(interval);
        let sent = amplification(interval, ours);
        assert!((1.0..=most).contains(&sent), "{sent} with a call each {interval:?}");
        let grpc = amplification(interval, Grpc::new);
        assert!(sent <= grpc + 1e-9, "{sent} of errspec, {grpc} of gRPC");
        // Without a budget, nearly every call makes all of its five attempts.
        let storm = amplification(interval, || Errspec::new(RetryPolicy::new().without_budget()));
        assert!(storm > 4.5, "{storm}");
        assert!(amplification(interval, Aws::new) > sent);
        assert!(amplification(interval, Tower::new) > sent);
    }
}

/// Half of the bucket is spent for good after the first retries, however long the outage lasts.
#[test]
fn the_retries_end_soon() {
    let sent = run(100, Duration::from_secs(1), ours);
    let calls = sent.calls / 60;
    assert!(sent.requests[10..].iter().all(|requests| *requests == calls), "{:?}", sent.requests);
}

#[test]
fn retries_are_back_after_some_successes() {
    assert_eq!(recovery(ours, 1), Some(61));
    assert_eq!(recovery(ours, 4), Some(91));
    // The bucket is full, and no success adds to it.
    assert_eq!(recovery(ours, 5), None);
}
