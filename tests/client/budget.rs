//! Do retries stop while a service is down, and only then?

use std::cell::Cell;
use std::future::{self, Ready};
use std::rc::Rc;
use std::time::{Duration, SystemTime};

use errspec::client::reqwest::{ReqwestError, RetryMiddleware};
use errspec::client::tower::TowerPolicy;
use errspec::client::{
    Attempt, Decision, Failure, Idempotency, RateLimitReset, Retries, RetryError, RetryPolicy, Stop, retry,
};
use errspec::{Retry, RetryBudget};
use http::{HeaderMap, Request, StatusCode};
use reqwest_middleware::{ClientBuilder, ClientWithMiddleware};
use tower::retry::RetryLayer;
use tower::{ServiceBuilder, ServiceExt};

use crate::code::ErrorCode;
use crate::script::{Mistake, Paused, answer, run};
use crate::server::{Server, bounded};

fn failure(status: u16) -> Failure<ErrorCode> {
    let status = StatusCode::from_u16(status).unwrap();
    Failure::from_response(status, &HeaderMap::new(), b"", SystemTime::UNIX_EPOCH)
}

fn decide(policy: &RetryPolicy, status: u16, number: u32) -> Decision {
    policy.decide(&failure(status), &Attempt::new(number, Idempotency::Idempotent))
}

/// Whether a first attempt that has failed is sent again.
fn is_retried(policy: &RetryPolicy) -> bool {
    match decide(policy, 503, 1) {
        Decision::Retry { .. } => true,
        other => {
            assert_eq!(other, Decision::Stop(Stop::OutOfBudget));
            false
        }
    }
}

/// How many first attempts are sent again if all fail.
fn retries_of(policy: &RetryPolicy) -> usize {
    (0..1_000).take_while(|_| is_retried(policy)).count()
}

#[test]
fn clones_share_a_budget_and_new_policies_do_not() {
    let policy = RetryPolicy::new();
    assert_eq!(retries_of(&policy), 4);
    assert!(!is_retried(&policy.clone()));
    assert!(!is_retried(&policy.clone().with_max_attempts(2)));
    assert!(!is_retried(&policy.clone().with_budget(RetryBudget::new(50, 1.0))));
    assert!(is_retried(&policy.clone().without_budget()));
    assert!(is_retried(&RetryPolicy::new()));
}

/// Once the bucket is empty, a retry is allowed again when more than half of the tokens are back.
#[test]
fn successes_fill_the_bucket() {
    let policy = RetryPolicy::new();
    for _ in 0..100 {
        _ = is_retried(&policy);
    }
    (0..60).for_each(|_| policy.succeeded());
    // 6.0 of 10, of which the failure takes one.
    assert!(!is_retried(&policy));
    (0..11).for_each(|_| policy.succeeded());
    // 6.1 of 10.
    assert!(is_retried(&policy));
    // A full bucket does not overflow.
    (0..1_000).for_each(|_| policy.succeeded());
    assert_eq!(retries_of(&policy), 4);
}

#[test]
fn a_lone_call_gets_all_its_attempts() {
    let policy = RetryPolicy::new();
    for number in 1..5 {
        assert!(matches!(decide(&policy, 503, number), Decision::Retry { .. }), "{number}");
    }
    assert_eq!(decide(&policy, 503, 5), Decision::Stop(Stop::OutOfAttempts));
    // More attempts make the default bucket larger.
    for most in [6, 20, 100, 1_000_000] {
        let policy = RetryPolicy::new().with_retry_without_response(Retry::backoff(
            most,
            Duration::ZERO,
            Duration::ZERO,
        ));
        let attempts = (1..=most.min(2_000)).take_while(|number| {
            let attempt = Attempt::new(*number, Idempotency::Idempotent);
            matches!(policy.decide_without_response(&attempt), Decision::Retry { .. })
        });
        assert_eq!(attempts.count(), usize::try_from(most.min(2_001) - 1).unwrap(), "{most}");
    }
}

#[test]
fn each_failure_that_could_be_retried_takes_a_token() {
    const IDEMPOTENT: Attempt = Attempt::new(1, Idempotency::Idempotent);
    const NOT_IDEMPOTENT: Attempt = Attempt::new(1, Idempotency::NotIdempotent);
    let left = |spend: fn(&RetryPolicy) -> Decision| {
        let policy = RetryPolicy::new();
        for _ in 0..2 {
            _ = spend(&policy);
        }
        retries_of(&policy)
    };
    // A response for which the service need not be in trouble neither takes nor adds.
    assert_eq!(left(|policy| decide(policy, 404, 1)), 4);
    assert_eq!(left(|policy| decide(policy, 500, 1)), 2);
    // Also if it is not sent again for another reason.
    assert_eq!(left(|policy| policy.decide(&failure(500), &NOT_IDEMPOTENT)), 2);
    assert_eq!(left(|policy| decide(policy, 500, 5)), 2);
    assert_eq!(left(|policy| policy.decide_without_response(&IDEMPOTENT)), 2);
    let never = |policy: &RetryPolicy| {
        policy.clone().with_retry_without_response(Retry::Never).decide_without_response(&IDEMPOTENT)
    };
    assert_eq!(left(never), 4);
}

/// A 403 is retried only because the policy follows the headers about rate limits, and still takes a token.
#[test]
fn retries_of_rate_limits_take_tokens() {
    let mut headers = HeaderMap::new();
    headers.insert("ratelimit-remaining", "0".parse().unwrap());
    headers.insert("ratelimit-reset", "1".parse().unwrap());
    let limited: Failure<ErrorCode> =
        Failure::from_response(StatusCode::FORBIDDEN, &headers, b"", SystemTime::UNIX_EPOCH);
    let policy = RetryPolicy::new().with_rate_limit_headers(RateLimitReset::Delay);
    let decide = || policy.decide(&limited, &Attempt::new(1, Idempotency::Idempotent));
    for _ in 0..4 {
        assert_eq!(decide().after(), Some(Duration::from_millis(1_500)));
    }
    assert_eq!(decide(), Decision::Stop(Stop::OutOfBudget));
}

/// Another reason is more precise.
#[test]
fn any_other_reason_to_stop_comes_first() {
    let policy = RetryPolicy::new();
    retries_of(&policy);
    assert_eq!(decide(&policy, 404, 1), Decision::Stop(Stop::UnknownCode));
    assert_eq!(decide(&policy, 503, 5), Decision::Stop(Stop::OutOfAttempts));
    let attempt = Attempt::new(1, Idempotency::NotIdempotent);
    assert_eq!(policy.decide(&failure(500), &attempt), Decision::Stop(Stop::NotIdempotent));
    let attempt = Attempt::new(1, Idempotency::Idempotent).with_elapsed(Duration::from_secs(2));
    let late = policy.clone().with_max_elapsed(Duration::from_secs(1));
    assert_eq!(late.decide(&failure(500), &attempt), Decision::Stop(Stop::OutOfTime));
    assert_eq!(policy.decide(&failure(500), &attempt), Decision::Stop(Stop::OutOfBudget));
}

#[test]
fn a_policy_can_only_lower_the_budget() {
    let retries = |budget| retries_of(&RetryPolicy::new().with_budget(budget));
    assert_eq!(retries(RetryBudget::new(4, 0.1)), 1);
    assert_eq!(retries(RetryBudget::new(1, 0.1)), 0);
    assert_eq!(retries(RetryBudget::new(100, 1.0)), 4);
    assert_eq!(retries(RetryBudget::DEFAULT), 4);
    assert_eq!(retries_of(&RetryPolicy::new().without_budget()), 1_000);
    // The smaller ratio is used.
    let policy = RetryPolicy::new().with_budget(RetryBudget::new(4, 1.0));
    _ = retries_of(&policy);
    for _ in 0..9 {
        _ = is_retried(&policy);
    }
    (0..9).for_each(|_| policy.succeeded());
    assert!(!is_retried(&policy), "0.9 of 4");
}

#[test]
fn numbers_outside_of_the_range_are_replaced() {
    for (tokens, ratio, wanted) in [
        (0, 0.0, (1, 0.001)),
        (7, -1.0, (7, 0.001)),
        (7, f64::NAN, (7, 0.001)),
        (7, 0.0004, (7, 0.001)),
        (7, 0.0126, (7, 0.013)),
        (7, 1.5, (7, 1.0)),
        (u32::MAX, f64::INFINITY, (1_000_000, 1.0)),
    ] {
        let budget = RetryBudget::new(tokens, ratio);
        assert_eq!(budget.max_tokens(), Some(wanted.0), "{tokens}");
        assert!((budget.token_ratio() - wanted.1).abs() < 1e-9, "{ratio}");
    }
}

/// Each of the threads takes and adds as much as all others, at the same time.
#[test]
fn no_token_is_lost_under_contention() {
    const THREADS: usize = 8;
    const FAILURES: usize = 1_000;
    let policy = RetryPolicy::new().with_retry_without_response(Retry::backoff(
        u32::MAX,
        Duration::ZERO,
        Duration::ZERO,
    ));
    let fail = |policy: &RetryPolicy| {
        _ = policy.decide_without_response(&Attempt::new(1, Idempotency::Idempotent));
    };
    // Enough that the bucket is never full, as a success adds nothing to a full one.
    let reserve = THREADS * FAILURES / 10;
    (0..reserve).for_each(|_| fail(&policy));
    std::thread::scope(|scope| {
        for _ in 0..THREADS {
            let policy = policy.clone();
            scope.spawn(move || {
                for _ in 0..FAILURES {
                    fail(&policy);
                    policy.succeeded();
                }
            });
        }
    });
    // Each pair of a failure and a success leaves 0.9 tokens.
    let spent = reserve + THREADS * FAILURES * 9 / 10;
    assert!(format!("{policy:?}").contains(&format!("spent: {spent}.000 tokens")), "{policy:?}");
}

/// How many answers a script has given, and the function that gives them.
type Script<F> = (Rc<Cell<usize>>, F);

type Call = fn(&RetryPolicy, &'static [&'static str]) -> (Result<&'static str, Stop>, usize);

/// Sends the answers of a script one after another, and repeats the last.
fn scripted(
    answers: &'static [&'static str],
) -> Script<impl Fn() -> Ready<Result<&'static str, Mistake>> + Clone> {
    let sent = Rc::new(Cell::new(0));
    let counter = sent.clone();
    let next = move || {
        let number = counter.get();
        counter.set(number + 1);
        future::ready(answer(answers[number.min(answers.len() - 1)], number + 1))
    };
    (sent, next)
}

fn plain(policy: &RetryPolicy, answers: &'static [&'static str]) -> (Result<&'static str, Stop>, usize) {
    let (sent, next) = scripted(answers);
    let result = run(retry(policy, Idempotency::Idempotent, &mut Paused::new(), next));
    (result.map_err(|error| error.stop()), sent.get())
}

fn tower(policy: &RetryPolicy, answers: &'static [&'static str]) -> (Result<&'static str, Stop>, usize) {
    let (sent, next) = scripted(answers);
    let stack = ServiceBuilder::new()
        .layer(RetryLayer::new(TowerPolicy::new(policy.clone(), Paused::new())))
        .map_err(RetryError::from)
        .service_fn(move |_: Request<()>| next());
    let result: Result<_, RetryError<Mistake>> = run(stack.oneshot(Request::new(())));
    (result.map_err(|error| error.stop()), sent.get())
}

#[test]
fn loops_count_failures_and_successes_by_themselves() {
    for call in [plain, tower] as [Call; 2] {
        let policy = RetryPolicy::new();
        assert_eq!(call(&policy, &["500 internal_error"]), (Err(Stop::OutOfAttempts), 5));
        assert_eq!(call(&policy, &["500 internal_error"]), (Err(Stop::OutOfBudget), 1));
        for _ in 0..21 {
            assert_eq!(call(&policy, &["ok"]), (Ok("done"), 1));
        }
        // 6.1 of 10 tokens.
        assert_eq!(call(&policy, &["500 internal_error", "ok"]), (Ok("done"), 2));
        assert_eq!(call(&policy, &["lost", "ok"]), (Err(Stop::OutOfBudget), 1));
    }
}

/// Two clients of one service, made from one policy.
#[tokio::test]
async fn clients_share_a_budget() {
    const DOWN: &str = "503\n\n";
    const UP: &str = "200\n\ndone";
    bounded(async {
        let server = Server::start(&[&[DOWN; 6][..], &[UP; 21], &[DOWN, UP]].concat()).await;
        let policy = RetryPolicy::new();
        let client = || {
            let retries = RetryMiddleware::<ErrorCode>::new(policy.clone()).with_timer(Paused::new());
            ClientBuilder::new(reqwest::Client::new()).with(retries).build()
        };
        let [first, second] = [client(), client()];
        let stop = async |client: &ClientWithMiddleware| {
            let sent = client.get(server.link()).send().await;
            sent.map_err(|error| RetryError::<ReqwestError<ErrorCode>>::from(error).stop()).err()
        };
        assert_eq!(stop(&first).await, Some(Stop::OutOfAttempts));
        assert_eq!(stop(&second.clone()).await, Some(Stop::OutOfBudget));
        for _ in 0..21 {
            assert_eq!(stop(&first).await, None);
        }
        assert_eq!(stop(&second).await, None);
        assert_eq!(server.requests().len(), 29);
    })
    .await;
}

#[test]
fn retries_count_a_success_for_their_policy() {
    let policy = RetryPolicy::new();
    for _ in 0..5 {
        _ = is_retried(&policy);
    }
    for _ in 0..11 {
        Retries::new(policy.clone(), Idempotency::Idempotent).succeeded();
    }
    assert!(is_retried(&policy));
}
