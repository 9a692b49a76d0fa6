//! Does the timer of tokio sleep on tokio's clock, and is it random?

use std::time::Duration;

use errspec::client::tokio::TokioTimer;
use errspec::client::{Idempotency, RetryPolicy, Stop, Timer, retry};
use tokio::time::Instant;

use crate::response::envelope;

#[tokio::test(start_paused = true)]
async fn it_sleeps_as_long_as_the_policy_decides() {
    let start = Instant::now();
    let mut sent = Vec::new();
    let error = retry(&RetryPolicy::new(), Idempotency::Idempotent, &mut TokioTimer::default(), || {
        sent.push(start.elapsed());
        assert!(sent.len() < 100, "it never ends");
        async { Err::<(), _>(envelope("rate_limit_exceeded", &[("retry-after", "7")])) }
    })
    .await
    .unwrap_err();
    assert_eq!(error.stop(), Stop::OutOfAttempts);
    let waits: Vec<_> = sent.windows(2).map(|pair| pair[1].saturating_sub(pair[0])).collect();
    assert_eq!(waits.len(), 4);
    // The timer of tokio rounds up to milliseconds.
    let longest = Duration::from_millis(10_501);
    assert!(waits.iter().all(|wait| (Duration::from_secs(7)..longest).contains(wait)), "{waits:?}");
    assert!(waits.windows(2).any(|pair| pair[0] != pair[1]), "they are random: {waits:?}");
    assert_eq!(error.attempts().iter().map(|attempt| attempt.elapsed).collect::<Vec<_>>(), sent);
}

#[tokio::test(start_paused = true)]
async fn clones_share_a_clock() {
    let mut timer = TokioTimer::new();
    let clone = timer.clone();
    timer.sleep(Duration::from_millis(1_500)).await;
    assert_eq!((timer.now(), clone.now()), (Duration::from_millis(1_500), Duration::from_millis(1_500)));
}

/// A thousand numbers are all from 0 to 1, and there are some in each tenth of that range.
#[test]
fn its_random_numbers_are_from_0_to_1() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    let _context = runtime.enter();
    let mut timer = TokioTimer::new();
    let mut tenths = [0; 10];
    for _ in 0..1_000 {
        let random = timer.random();
        assert!((0.0..=1.0).contains(&random), "{random}");
        let tenth = (0..10).rev().find(|tenth| random >= f64::from(*tenth) / 10.0).unwrap();
        tenths[usize::try_from(tenth).unwrap()] += 1;
    }
    assert!(tenths.iter().all(|times| *times > 0), "{tenths:?}");
}
