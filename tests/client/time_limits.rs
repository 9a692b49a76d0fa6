//! Does everything end in time: attempts, waits, and failing bodies that never end?

use std::future::{self, pending};
use std::time::{Duration, Instant};

use errspec::client::reqwest::{ReqwestError, RetryMiddleware};
use errspec::client::tokio::TokioTimer;
use errspec::client::tower::TowerPolicy;
use errspec::client::{Failure, Idempotency, Retries, RetryError, RetryPolicy, Stop, Timer, retry};
use http::Request;
use reqwest_middleware::ClientBuilder;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::time::Sleep;
use tower::retry::RetryLayer;
use tower::timeout::TimeoutLayer;
use tower::{ServiceBuilder, ServiceExt};

use crate::code::ErrorCode;
use crate::script::{Mistake, Paused, answer, run};
use crate::server::bounded;

type Error = RetryError<ReqwestError<ErrorCode>>;

const SECOND: Duration = Duration::from_secs(1);

fn millis(millis: u64) -> Duration {
    Duration::from_millis(millis)
}

/// Runs a script of answers in virtual time; `silent` never answers.
async fn play(
    policy: &RetryPolicy,
    idempotency: Idempotency,
    script: &[&str],
) -> (Result<&'static str, RetryError<Mistake>>, Duration) {
    let start = tokio::time::Instant::now();
    let mut sent = 0;
    let result = retry(policy, idempotency, &mut TokioTimer::new(), || {
        let word = script[sent.min(script.len() - 1)];
        sent += 1;
        let number = sent;
        async move {
            match word {
                "silent" => pending().await,
                word => answer(word, number),
            }
        }
    })
    .await;
    (result, start.elapsed())
}

#[tokio::test(start_paused = true)]
async fn the_time_limit_ends_an_attempt() {
    for idempotency in [Idempotency::Idempotent, Idempotency::NotIdempotent] {
        let policy = RetryPolicy::new().with_max_elapsed(2 * SECOND);
        let (result, took) = play(&policy, idempotency, &["silent"]).await;
        let error = result.unwrap_err();
        assert_eq!((error.stop(), took), (Stop::OutOfTime, 2 * SECOND));
        assert!(error.error().is_none() && error.failure().is_none());
        assert_eq!(
            error.to_string(),
            "no response within 2.000 s; given up after 1 attempt: no time is left"
        );
        assert_eq!(
            error.ticket(&[]).to_string(),
            "no response within 2.000 s\n\n1 attempt failed:\n1. after 2.000 s: no response within 2.000 s\n"
        );
        assert!(error.into_error().is_none());
    }
}

#[tokio::test(start_paused = true)]
async fn the_attempt_timeout_ends_each_attempt() {
    let policy = RetryPolicy::new().without_budget().with_attempt_timeout(SECOND);
    let (result, took) = play(&policy, Idempotency::Idempotent, &["silent"]).await;
    let error = result.unwrap_err();
    assert_eq!(error.stop(), Stop::OutOfAttempts);
    assert!(took >= 5 * SECOND && took < 13 * SECOND, "{took:?}");
    assert!(error.attempts().iter().all(|attempt| attempt.timeout == Some(SECOND)));
    assert_eq!(error.attempts().len(), 5);
    // It may have been executed.
    let (result, took) = play(&policy, Idempotency::NotIdempotent, &["silent"]).await;
    assert_eq!((result.unwrap_err().stop(), took), (Stop::NotIdempotent, SECOND));
    // A later attempt can still succeed.
    let (result, _) = play(&policy, Idempotency::Idempotent, &["silent", "ok"]).await;
    assert_eq!(result.unwrap(), "done");
}

#[tokio::test(start_paused = true)]
async fn an_attempt_that_is_ended_does_not_hide_the_failure_before_it() {
    let policy = RetryPolicy::new().with_max_elapsed(10 * SECOND);
    let (result, took) = play(&policy, Idempotency::Idempotent, &["500 internal_error", "silent"]).await;
    let error = result.unwrap_err();
    assert_eq!((error.stop(), took), (Stop::OutOfTime, 10 * SECOND));
    assert_eq!(error.failure().and_then(Failure::code), Some("internal_error"));
    let text = error.to_string();
    assert!(text.starts_with("500 internal_error: "), "{text}");
    assert!(text.contains("; given up after 2 attempts, the last with no response within "), "{text}");
    assert!(text.ends_with(" s: no time is left"), "{text}");
    assert_eq!(error.attempts().request_ids().collect::<Vec<_>>(), ["req_1"]);
}

/// The last attempt gets what is left, and none starts without any time.
#[tokio::test(start_paused = true)]
async fn both_limits_apply() {
    for tenths in 1..80 {
        let limit = millis(100 * tenths);
        let policy = RetryPolicy::new().with_attempt_timeout(SECOND).with_max_elapsed(limit);
        let (result, took) = play(&policy, Idempotency::Idempotent, &["silent"]).await;
        let error = result.unwrap_err();
        assert!(took <= limit, "{took:?} of {limit:?}");
        let timeouts = error.attempts().iter().map(|attempt| attempt.timeout.unwrap());
        assert!(timeouts.into_iter().all(|timeout| timeout > Duration::ZERO && timeout <= SECOND));
        assert!(matches!(error.stop(), Stop::OutOfTime | Stop::OutOfAttempts), "{error}");
    }
}

/// A timer whose every timeout is an error.
struct NoTimeout(Paused);

impl Timer for NoTimeout {
    type Sleep = <Paused as Timer>::Sleep;

    fn now(&self) -> Duration {
        self.0.now()
    }

    fn sleep(&mut self, wait: Duration) -> Self::Sleep {
        self.0.sleep(wait)
    }

    fn timeout(&mut self, limit: Duration) -> Self::Sleep {
        unreachable!("{limit:?}")
    }

    fn random(&mut self) -> f64 {
        0.5
    }
}

/// Programs without a runtime block in each attempt, so nothing waits.
#[test]
fn an_attempt_that_does_not_wait_needs_no_timeout() {
    let policy = RetryPolicy::new().with_attempt_timeout(SECOND).with_max_elapsed(60 * SECOND);
    let mut timer = NoTimeout(Paused::new());
    let send = || future::ready(answer("500 internal_error", 1));
    let error = run(retry(&policy, Idempotency::Idempotent, &mut timer, send)).unwrap_err();
    assert_eq!((error.stop(), error.attempts().len()), (Stop::OutOfAttempts, 5));
}

/// A timer that wakes up later than asked, as every timer does.
struct Late(Paused, Duration);

impl Timer for Late {
    type Sleep = <Paused as Timer>::Sleep;

    fn now(&self) -> Duration {
        self.0.now()
    }

    fn sleep(&mut self, wait: Duration) -> Self::Sleep {
        self.0.sleep(wait + self.1)
    }

    fn timeout(&mut self, limit: Duration) -> Self::Sleep {
        self.0.timeout(limit)
    }

    fn random(&mut self) -> f64 {
        0.5
    }
}

#[test]
fn nothing_is_sent_after_a_wait_that_took_all_the_time() {
    let policy = RetryPolicy::new().with_max_elapsed(SECOND);
    // The wait is 250 ms, so 750 ms of the second are left.
    for (late, expected) in [(millis(749), 2), (millis(750), 1), (5 * SECOND, 1)] {
        let mut sent = 0;
        let mut timer = Late(Paused::new(), late);
        let result = run(retry(&policy, Idempotency::Idempotent, &mut timer, || {
            sent += 1;
            future::ready(answer("500 internal_error", sent))
        }));
        let error = result.unwrap_err();
        assert_eq!(
            (sent, error.stop(), error.attempts().len()),
            (expected, Stop::OutOfTime, expected),
            "{late:?}"
        );
    }
}

#[test]
fn retries_tell_how_long_the_next_attempt_may_take() {
    let timeout = |policy: RetryPolicy, elapsed| {
        Retries::new(policy, Idempotency::Idempotent).attempt_timeout(millis(elapsed))
    };
    let policy = RetryPolicy::new;
    assert_eq!(timeout(policy(), 0), None);
    assert_eq!(timeout(policy().with_max_elapsed(SECOND), 300), Some(millis(700)));
    assert_eq!(timeout(policy().with_max_elapsed(SECOND), 1_000), Some(Duration::ZERO));
    assert_eq!(timeout(policy().with_max_elapsed(SECOND), 5_000), Some(Duration::ZERO));
    assert_eq!(timeout(policy().with_attempt_timeout(SECOND), 5_000), Some(SECOND));
    let both = policy().with_attempt_timeout(SECOND).with_max_elapsed(3 * SECOND);
    assert_eq!(timeout(both.clone(), 0), Some(SECOND));
    assert_eq!(timeout(both, 2_600), Some(millis(400)));
}

/// The policy of tower cannot end an attempt; the layer below it does.
#[tokio::test(start_paused = true)]
async fn the_timeout_of_tower_ends_an_attempt() {
    let policy = RetryPolicy::new().with_max_elapsed(60 * SECOND);
    let stack = ServiceBuilder::new()
        .layer(RetryLayer::new(TowerPolicy::new(policy, TokioTimer::new())))
        .map_err(RetryError::from)
        .map_err(|_: tower::BoxError| Mistake::NoResponse)
        .layer(TimeoutLayer::new(SECOND))
        .service_fn(|_: Request<()>| pending::<Result<(), Mistake>>());
    let start = tokio::time::Instant::now();
    let error = stack.oneshot(Request::new(())).await.unwrap_err();
    assert_eq!((error.stop(), error.attempts().len()), (Stop::OutOfAttempts, 5));
    assert!(start.elapsed() < 13 * SECOND);
}

/// What a service sends before it stalls, and what it keeps sending every 20 ms.
#[derive(Clone, Copy)]
struct Stall {
    head: &'static str,
    drip: &'static [u8],
}

const HEADERS: &str =
    "HTTP/1.1 503 Service Unavailable\r\ncontent-length: 60000\r\nx-request-id: req_1\r\n\r\n";
const STALLS: [(&str, Stall, bool); 4] = [
    ("a byte each 20 ms", Stall { head: HEADERS, drip: b" " }, true),
    (
        "a whole envelope except its last byte",
        Stall {
            head: "HTTP/1.1 503 Service Unavailable\r\ncontent-length: 43\r\nx-request-id: req_1\r\n\r\n{\"error\": {\"code\": \"service_unavailable\"}",
            drip: b"",
        },
        true,
    ),
    ("headers, then silence", Stall { head: HEADERS, drip: b"" }, true),
    ("no headers", Stall { head: "", drip: b"" }, false),
];

impl Stall {
    /// Starts a service on loopback, and returns its URL.
    async fn start(self) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/orders", listener.local_addr().unwrap());
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                tokio::spawn(async move {
                    _ = stream.read(&mut [0; 4_096]).await;
                    _ = stream.write_all(self.head.as_bytes()).await;
                    if self.drip.is_empty() {
                        return pending().await;
                    }
                    let mut ticks = tokio::time::interval(millis(20));
                    // A client that has hung up ends it.
                    while stream.write_all(self.drip).await.is_ok() {
                        ticks.tick().await;
                    }
                });
            }
        });
        url
    }
}

async fn call(
    middleware: RetryMiddleware<ErrorCode, impl Timer<Sleep: Send> + Clone + Send + Sync + 'static>,
    url: &str,
) -> (Error, Duration) {
    // No timeout is set on the client.
    let client = ClientBuilder::new(reqwest::Client::new()).with(middleware).build();
    let start = Instant::now();
    let error = bounded(client.get(url).send()).await.unwrap_err();
    (error.into(), start.elapsed())
}

#[track_caller]
fn check_failure(name: &str, error: &Error) {
    let failure = error.failure().expect(name);
    assert_eq!((failure.status().unwrap().as_u16(), failure.request_id()), (503, Some("req_1")), "{name}");
    let has_code = name.contains("envelope");
    assert_eq!(failure.code(), has_code.then_some("service_unavailable"), "{name}");
}

#[tokio::test]
async fn the_time_limit_ends_a_call_of_reqwest() {
    let limit = millis(300);
    for (name, stall, has_response) in STALLS {
        let policy = RetryPolicy::new().with_max_elapsed(limit);
        let (error, took) = call(RetryMiddleware::new(policy), &stall.start().await).await;
        assert!(took >= limit && took < 20 * limit, "{name}: {took:?}");
        assert_eq!((error.stop(), error.attempts().len()), (Stop::OutOfTime, 1), "{name}");
        if has_response {
            check_failure(name, &error);
        } else {
            assert_eq!(
                error.to_string(),
                "no response within 0.300 s; given up after 1 attempt: no time is left"
            );
        }
    }
}

#[tokio::test]
async fn the_attempt_timeout_ends_each_attempt_of_reqwest() {
    for (name, stall, has_response) in STALLS {
        let policy = RetryPolicy::new().with_max_attempts(2).with_attempt_timeout(millis(100));
        let (error, took) = call(RetryMiddleware::new(policy), &stall.start().await).await;
        assert!(took >= millis(200) && took < 10 * SECOND, "{name}: {took:?}");
        assert_eq!((error.stop(), error.attempts().len()), (Stop::OutOfAttempts, 2), "{name}");
        if has_response {
            check_failure(name, &error);
        } else {
            assert_eq!(
                error.to_string(),
                "no response within 0.100 s; given up after 2 attempts: no attempt is left"
            );
        }
    }
}

#[tokio::test]
async fn a_failing_body_has_a_limit_of_its_own() {
    for (name, stall, _) in STALLS.into_iter().filter(|(.., has_response)| *has_response) {
        let middleware =
            RetryMiddleware::new(RetryPolicy::new().with_max_attempts(1)).with_body_timeout(millis(100));
        let (error, took) = call(middleware, &stall.start().await).await;
        assert!(took < 10 * SECOND, "{name}: {took:?}");
        check_failure(name, &error);
    }
}

/// The timer of tokio, whose seconds are a hundredth as long.
#[derive(Clone)]
struct Fast(TokioTimer);

impl Timer for Fast {
    type Sleep = Sleep;

    fn now(&self) -> Duration {
        self.0.now() * 100
    }

    fn sleep(&mut self, wait: Duration) -> Sleep {
        self.0.sleep(wait / 100)
    }

    fn timeout(&mut self, limit: Duration) -> Sleep {
        assert!(limit <= 5 * SECOND && limit > 4 * SECOND, "{limit:?}");
        self.sleep(limit)
    }

    fn random(&mut self) -> f64 {
        0.5
    }
}

#[tokio::test]
async fn without_any_limit_a_failing_body_is_read_for_five_seconds() {
    for (name, stall, _) in STALLS.into_iter().filter(|(.., has_response)| *has_response) {
        let middleware = RetryMiddleware::new(RetryPolicy::new()).with_timer(Fast(TokioTimer::new()));
        let (error, _) = call(middleware, &stall.start().await).await;
        assert_eq!((error.stop(), error.attempts().len()), (Stop::OutOfAttempts, 5), "{name}");
        check_failure(name, &error);
    }
}

/// The code says more than a later attempt without a response.
#[tokio::test]
async fn a_silent_attempt_of_reqwest_does_not_hide_the_failure_before_it() {
    bounded(async {
        let down = "500; x-request-id: req_1\n\n{\"error\": {\"code\": \"internal_error\"}}";
        let server = crate::server::Server::start(&[down, "silent", "silent"]).await;
        let policy = RetryPolicy::new().with_max_attempts(3).with_attempt_timeout(millis(200));
        let (error, _) = call(RetryMiddleware::new(policy), &server.link()).await;
        assert_eq!(error.failure().and_then(Failure::code), Some("internal_error"));
        assert_eq!((error.stop(), error.attempts().len()), (Stop::OutOfAttempts, 3));
    })
    .await;
}
