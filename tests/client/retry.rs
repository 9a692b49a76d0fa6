//! Does a run wait, count and stop as the policy decides? The service follows a script, and the clock advances only
//! during sleeps.

use std::future;
use std::time::Duration;

use errspec::client::Idempotency::{Idempotent, NotIdempotent};
use errspec::client::{Idempotency, RetryAfter, RetryError, RetryPolicy, Stop, retry};

use crate::response::failure;
use crate::script::{Mistake, Paused, answer, run};

struct Ran {
    result: Result<&'static str, RetryError<Mistake>>,
    sent: usize,
    waits: Vec<u128>,
}

/// Runs the script; each attempt takes 100 ms, and the last response repeats forever.
fn play(policy: &RetryPolicy, idempotency: Idempotency, script: &[&str]) -> Ran {
    let clock = Paused::new();
    let mut sent = 0;
    let result = run(retry(policy, idempotency, &mut clock.clone(), || {
        let answer = answer(script[sent.min(script.len() - 1)], sent + 1);
        sent += 1;
        clock.pass(Duration::from_millis(100));
        future::ready(answer)
    }));
    Ran { result, sent, waits: clock.waits() }
}

#[track_caller]
fn check(script: &[&str], waits: &[u128], end: Result<&str, Stop>) -> Option<RetryError<Mistake>> {
    let ran = play(&RetryPolicy::new(), Idempotent, script);
    assert_eq!(ran.waits, waits, "{script:?}");
    assert_eq!(ran.sent, waits.len() + 1, "one wait before each further attempt");
    assert_eq!(ran.result.as_ref().map(|done| *done).map_err(RetryError::stop), end, "{script:?}");
    ran.result.err()
}

#[test]
fn it_retries_until_it_succeeds() {
    check(&["ok"], &[], Ok("done"));
    check(&["500 internal_error", "ok"], &[250], Ok("done"));
    check(&["500 internal_error", "lost", "503 unheard_of", "ok"], &[250, 500, 1_000], Ok("done"));
    check(&["429 rate_limit_exceeded 7", "429 rate_limit_exceeded", "ok"], &[8_750, 1_250], Ok("done"));
}

#[test]
fn it_stops_when_the_policy_stops() {
    check(&["404 not_found"], &[], Err(Stop::NotRetryable));
    check(&["500 internal_error", "404 not_found"], &[250], Err(Stop::NotRetryable));
    check(&["500 internal_error"], &[250, 500, 1_000, 2_000], Err(Stop::OutOfAttempts));
    check(&["lost"], &[250, 500, 1_000, 2_000], Err(Stop::OutOfAttempts));
    let error = check(&["429 quota_exceeded 86400"], &[], Err(Stop::RetryAfterTooLong(day()))).unwrap();
    let failure = error.failure().unwrap();
    assert_eq!(failure.retry_after(), Some(day()));
}

fn day() -> RetryAfter {
    failure(429, &[("retry-after", "86400")], b"").retry_after().unwrap()
}

#[test]
fn the_time_limit_includes_attempts_and_waits() {
    // The second attempt starts after 7.1 s, and at 8.85 s if there is time for the random part; the third one starts
    // 0.1 s + 7 s later.
    for (millis, sent) in [(0, 1), (7_100, 1), (7_101, 2), (15_950, 2), (15_951, 3)] {
        let policy = RetryPolicy::new().with_max_elapsed(Duration::from_millis(millis));
        let ran = play(&policy, Idempotent, &["429 rate_limit_exceeded 7"]);
        assert_eq!(ran.sent, sent, "{millis}");
        assert_eq!(ran.result.unwrap_err().stop(), Stop::OutOfTime);
    }
}

#[test]
fn a_rejected_request_is_sent_again_even_if_it_is_not_idempotent() {
    for (script, sent) in [
        (&["lost", "ok"][..], 1),
        (&["refused", "refused", "ok"], 3),
        (&["refused", "lost", "ok"], 2),
        (&["500 internal_error", "ok"], 1),
        (&["503 service_unavailable 7", "ok"], 1),
        (&["429 rate_limit_exceeded", "ok"], 2),
        (&["503 unheard_of 7", "ok"], 1),
        (&["429 unheard_of", "ok"], 2),
    ] {
        let ran = play(&RetryPolicy::new(), NotIdempotent, script);
        assert_eq!(ran.sent, sent, "{script:?}");
        let is_done = sent == script.len();
        assert_eq!(
            ran.result.map_err(|error| error.stop()),
            if is_done { Ok("done") } else { Err(Stop::NotIdempotent) }
        );
    }
}

#[test]
fn a_request_that_was_never_sent_counts_as_an_attempt() {
    let error = check(&["refused"], &[250, 500, 1_000, 2_000], Err(Stop::OutOfAttempts)).unwrap();
    assert_eq!(error.attempts().iter().filter(|attempt| attempt.status.is_none()).count(), 5);
}

#[test]
fn the_final_error_has_the_ids_of_all_requests() {
    let error = check(
        &["500 internal_error", "lost", "429 rate_limit_exceeded", "400 bad_request"],
        &[250, 500, 1_250],
        Err(Stop::NotRetryable),
    );
    let error = error.unwrap();
    assert_eq!(error.attempts().request_ids().collect::<Vec<_>>(), ["req_1", "req_3", "req_4"]);
    let elapsed: Vec<_> = error.attempts().iter().map(|attempt| attempt.elapsed.as_millis()).collect();
    assert_eq!(elapsed, [100, 450, 1_050, 2_400]);
    assert!(!error.attempts().is_recurring_outage());
    assert!(error.ticket(&[]).to_string().contains("2. after 0.450 s: no response\n"));
    assert!(
        check(&["500 internal_error"], &[250, 500, 1_000, 2_000], Err(Stop::OutOfAttempts))
            .unwrap()
            .attempts()
            .is_recurring_outage()
    );
}

#[test]
fn an_error_of_the_client_itself_is_not_an_attempt() {
    assert_eq!(check(&["config"], &[], Err(Stop::ClientError)).unwrap().to_string(), "no key");
    let error = check(&["lost", "config"], &[250], Err(Stop::ClientError)).unwrap();
    assert_eq!(error.to_string(), "no key; after 1 failed attempt");
    let error =
        check(&["lost", "500 internal_error", "config"], &[250, 500], Err(Stop::ClientError)).unwrap();
    assert_eq!(error.to_string(), "no key; after 2 failed attempts");
    assert_eq!(error.attempts().len(), 2);
}

/// A spawned future must be `Send`; nothing here may prevent that.
#[test]
fn the_future_can_be_sent() {
    fn is_send<T: Send>(value: T) -> T {
        value
    }

    let name = String::from("order");
    let future = async move {
        let send = || async { if name.is_empty() { Ok(()) } else { Err(failure(500, &[], b"")) } };
        retry(&RetryPolicy::new(), Idempotent, &mut Paused::new(), send).await
    };
    let error = run(is_send(future)).unwrap_err();
    assert_eq!(error.attempts().len(), 5);
    assert!(size_of_val(&error) <= 64, "results stay small");
}
