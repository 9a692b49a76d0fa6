//! Does a client renew what a request was rejected for, once for all its calls, and send the request again once?

use std::cell::RefCell;
use std::future::{pending, ready};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::task::{Context, Poll, Waker};
use std::thread;
use std::time::Duration;

use async_trait::async_trait;
use errspec::Retry;
use errspec::client::reqwest::{ReqwestError, RetryMiddleware};
use errspec::client::tokio::TokioTimer;
use errspec::client::tower::TowerPolicy;
use errspec::client::{
    Attempt, Decision, Failure, Idempotency, Retries, RetryError, RetryPolicy, Stop, retry,
};
use http::{Extensions, HeaderMap, StatusCode};
use reqwest_middleware::{ClientBuilder, Middleware, Next};
use tower::retry::RetryLayer;
use tower::{ServiceBuilder, ServiceExt};

use crate::response::now;
use crate::server::{Server, bounded};

errspec::errors!("tests/client/spec/refresh.yaml", name = TokenCode);

type Error = RetryError<Failure<TokenCode>>;

const SECOND: Duration = Duration::from_secs(1);
const FIRST: Attempt = Attempt::new(1, Idempotency::Idempotent).with_random(0.0);

/// A response with these codes, and with the status of the first.
fn failure(codes: &[&str], retry_after: Option<u64>) -> Failure<TokenCode> {
    let status = codes[0].parse::<TokenCode>().unwrap().http_status();
    from_status(status, codes, retry_after)
}

fn from_status(status: u16, codes: &[&str], retry_after: Option<u64>) -> Failure<TokenCode> {
    let mut headers = HeaderMap::new();
    if let Some(seconds) = retry_after {
        headers.insert("retry-after", seconds.into());
    }
    let errors: Vec<_> = codes.iter().map(|code| format!(r#"{{"code": "{code}"}}"#)).collect();
    let body = format!(r#"{{"errors": [{}]}}"#, errors.join(", "));
    let status = StatusCode::from_u16(status).unwrap();
    Failure::from_response(status, &headers, body.as_bytes(), now())
}

/// Calls a service whose answers follow the script; the last one is repeated. Returns how many requests it got.
async fn call(policy: &RetryPolicy, script: &[&str]) -> (Result<(), Error>, usize) {
    let mut sent = 0;
    let result = retry(policy, Idempotency::NotIdempotent, &mut TokioTimer::new(), || {
        let word = script[sent.min(script.len() - 1)];
        sent += 1;
        ready(if word == "ok" { Ok(()) } else { Err(failure(&[word], None)) })
    })
    .await;
    (result, sent)
}

/// A policy whose function counts its runs and returns `renewed`.
fn counting(renewed: bool) -> (RetryPolicy, Arc<AtomicUsize>) {
    let runs = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&runs);
    let policy = RetryPolicy::new().with_refresh(move || {
        counter.fetch_add(1, Ordering::Relaxed);
        ready(renewed)
    });
    (policy, runs)
}

#[tokio::test(start_paused = true)]
async fn a_call_renews_once() {
    let start = tokio::time::Instant::now();
    for (script, renewed, runs_of, sent_of, stop) in [
        (&["token_expired", "ok"][..], true, 1, 2, None),
        (&["token_expired", "token_expired", "ok"], true, 1, 2, Some(Stop::AlreadyRefreshed)),
        (&["token_expired", "ok"], false, 1, 1, Some(Stop::NotRefreshed)),
        (&["token_expired", "not_found"], true, 1, 2, Some(Stop::NotRetryable)),
        (&["token_expired", "internal_error"], true, 1, 2, Some(Stop::NotIdempotent)),
        (&["not_found"], true, 0, 1, Some(Stop::NotRetryable)),
    ] {
        let (policy, runs) = counting(renewed);
        let (result, sent) = call(&policy, script).await;
        assert_eq!(result.as_ref().err().map(RetryError::stop), stop, "{script:?}");
        assert_eq!((runs.load(Ordering::Relaxed), sent), (runs_of, sent_of), "{script:?}");
    }
    assert_eq!(start.elapsed(), Duration::ZERO);
    // The other codes keep their own waits and attempts.
    let (policy, runs) = counting(true);
    let (result, sent) =
        call(&policy, &["order_locked", "order_locked", "token_expired", "order_locked", "ok"]).await;
    assert!(result.is_ok());
    assert_eq!((runs.load(Ordering::Relaxed), sent), (1, 5));
    assert!(start.elapsed() >= 3 * SECOND);
}

#[tokio::test(start_paused = true)]
async fn without_a_function_the_call_stops() {
    let (result, sent) = call(&RetryPolicy::new(), &["token_expired", "ok"]).await;
    let error = result.unwrap_err();
    assert_eq!((error.stop(), sent), (Stop::NotRefreshed, 1));
    assert_eq!(
        error.to_string(),
        "401 token_expired: The access token has expired. (retry once, after a refresh); given up after 1 attempt: \
         something that the request needs was not renewed, such as an access token"
    );
    assert_eq!(Stop::AlreadyRefreshed.to_string(), "the request was already sent again after a refresh");
}

#[test]
fn decisions() {
    let policy = RetryPolicy::new().without_budget();
    let decide = |failure: &Failure<TokenCode>, attempt: Attempt| policy.decide(failure, &attempt);
    let expired = |retry_after| failure(&["token_expired"], retry_after);
    assert_eq!(decide(&expired(None), FIRST), Decision::Refresh { after: Duration::ZERO });
    assert_eq!(decide(&expired(None), FIRST).after(), None);
    assert_eq!(decide(&expired(Some(7)), FIRST), Decision::Refresh { after: 7 * SECOND });
    assert_eq!(
        decide(&expired(Some(7)), FIRST.with_random(1.0)),
        Decision::Refresh { after: 21 * SECOND / 2 }
    );
    assert!(matches!(decide(&expired(Some(61)), FIRST), Decision::Stop(Stop::RetryAfterTooLong(_))));
    assert_eq!(decide(&expired(None), FIRST.with_refreshed(true)), Decision::Stop(Stop::AlreadyRefreshed));
    // A rejection by the service itself is not executed. With a 5xx, the request may have been.
    let attempt = Attempt::new(1, Idempotency::NotIdempotent).with_random(0.0);
    assert_eq!(decide(&expired(None), attempt), Decision::Refresh { after: Duration::ZERO });
    let gateway = from_status(502, &["token_expired"], None);
    assert_eq!(decide(&gateway, attempt), Decision::Stop(Stop::NotIdempotent));
    assert_eq!(decide(&gateway, FIRST), Decision::Refresh { after: Duration::ZERO });
    // The number of the attempt does not count, except for the limit of the policy itself.
    let late = Attempt::new(40, Idempotency::Idempotent).with_random(0.0);
    assert_eq!(decide(&expired(None), late), Decision::Refresh { after: Duration::ZERO });
    let limited = policy.clone().with_max_attempts(40);
    assert_eq!(limited.decide(&expired(None), &late), Decision::Stop(Stop::OutOfAttempts));
    let timed = policy.clone().with_max_elapsed(SECOND);
    assert_eq!(timed.decide(&expired(None), &FIRST.with_elapsed(SECOND)), Decision::Stop(Stop::OutOfTime));
    // An unknown code of a 401 has nothing to do with a token.
    let unknown =
        Failure::<TokenCode>::from_response(StatusCode::UNAUTHORIZED, &HeaderMap::new(), b"", now());
    assert_eq!(decide(&unknown, FIRST), Decision::Stop(Stop::UnknownCode));
}

/// Of several errors, each is respected.
#[test]
fn several_errors() {
    let policy = RetryPolicy::new().without_budget();
    for (codes, retry, decision) in [
        (
            &["token_expired", "token_expired"][..],
            Retry::AfterRefresh,
            Decision::Refresh { after: Duration::ZERO },
        ),
        (&["token_expired", "order_locked"], Retry::AfterRefresh, Decision::Refresh { after: SECOND }),
        (&["order_locked", "token_expired"], Retry::AfterRefresh, Decision::Refresh { after: SECOND }),
        (&["token_expired", "not_found"], Retry::Never, Decision::Stop(Stop::NotRetryable)),
        (&["not_found", "token_expired"], Retry::Never, Decision::Stop(Stop::NotRetryable)),
        (
            &["internal_error", "token_expired"],
            Retry::AfterRefresh,
            Decision::Refresh { after: Duration::ZERO },
        ),
    ] {
        let failure = failure(codes, None);
        assert_eq!(failure.errors().count(), codes.len());
        assert_eq!((failure.retry(), policy.decide(&failure, &FIRST)), (retry, decision), "{codes:?}");
    }
}

/// A service that rejects every token does not get a second request for each one.
#[test]
fn a_rejection_takes_a_token_of_the_budget() {
    let policy = RetryPolicy::new();
    let decided: Vec<_> = (0..6).map(|_| policy.decide(&failure(&["token_expired"], None), &FIRST)).collect();
    let refresh = Decision::Refresh { after: Duration::ZERO };
    assert!(decided.contains(&refresh));
    assert_eq!(decided.last(), Some(&Decision::Stop(Stop::OutOfBudget)));
}

#[test]
fn a_loop_of_its_own_renews_by_itself() {
    let mut retries = Retries::new(RetryPolicy::new(), Idempotency::Idempotent);
    let expired = failure(&["token_expired"], None);
    assert_eq!(retries.decide(&expired, SECOND, 0.0), Decision::Refresh { after: Duration::ZERO });
    // That of a loop that cannot.
    assert_eq!(retries.clone().into_error(expired.clone()).stop(), Stop::NotRefreshed);
    assert_eq!(retries.decide(&expired, SECOND, 0.0), Decision::Stop(Stop::AlreadyRefreshed));
    assert_eq!(retries.into_error(expired).stop(), Stop::AlreadyRefreshed);
}

/// All calls are rejected at once; the token is renewed once, and each request is sent twice.
#[tokio::test(start_paused = true)]
async fn calls_share_a_renewal() {
    let fresh = Arc::new(AtomicBool::new(false));
    let runs = Arc::new(AtomicUsize::new(0));
    let (store, counter) = (Arc::clone(&fresh), Arc::clone(&runs));
    let policy = RetryPolicy::new().without_budget().with_refresh(move || {
        counter.fetch_add(1, Ordering::Relaxed);
        let store = Arc::clone(&store);
        async move {
            tokio::time::sleep(SECOND).await;
            store.store(true, Ordering::Relaxed);
            true
        }
    });
    let calls = (0..50_u64).map(|number| {
        let (policy, fresh) = (policy.clone(), Arc::clone(&fresh));
        tokio::spawn(async move {
            let mut sent = 0;
            let result = retry(&policy, Idempotency::Idempotent, &mut TokioTimer::new(), || {
                sent += 1;
                let had_token = fresh.load(Ordering::Relaxed);
                async move {
                    // Some of the old requests are rejected only after the renewal.
                    tokio::time::sleep(Duration::from_millis(number * 40)).await;
                    if had_token { Ok(()) } else { Err(failure(&["token_expired"], None)) }
                }
            })
            .await;
            (result.is_ok(), sent)
        })
    });
    for call in calls.collect::<Vec<_>>() {
        assert_eq!(call.await.unwrap(), (true, 2));
    }
    assert_eq!(runs.load(Ordering::Relaxed), 1);
}

/// The same with real threads, again and again, so that a lost wake-up would hang.
#[test]
fn threads_share_a_renewal() {
    for _ in 0..50 {
        let token = Arc::new(AtomicUsize::new(0));
        let runs = Arc::new(AtomicUsize::new(0));
        let (store, counter) = (Arc::clone(&token), Arc::clone(&runs));
        let policy = RetryPolicy::new().without_budget().with_refresh(move || {
            counter.fetch_add(1, Ordering::Relaxed);
            let store = Arc::clone(&store);
            async move {
                for _ in 0..20 {
                    tokio::task::yield_now().await;
                }
                store.store(1, Ordering::Release);
                true
            }
        });
        let threads: Vec<_> = (0..4)
            .map(|_| {
                let (policy, token) = (policy.clone(), Arc::clone(&token));
                thread::spawn(move || {
                    let runtime =
                        tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
                    runtime.block_on(bounded(async {
                        let send = async || match token.load(Ordering::Acquire) {
                            0 => Err(failure(&["token_expired"], None)),
                            _ => Ok(()),
                        };
                        retry(&policy, Idempotency::Idempotent, &mut TokioTimer::new(), send).await.is_ok()
                    }))
                })
            })
            .collect();
        assert!(threads.into_iter().all(|thread| thread.join().unwrap()));
        assert_eq!(runs.load(Ordering::Relaxed), 1);
    }
}

#[tokio::test(start_paused = true)]
async fn the_time_limits_end_a_renewal() {
    let never = || RetryPolicy::new().with_refresh(pending);
    let start = tokio::time::Instant::now();
    let (result, _) = call(&never().with_max_elapsed(2 * SECOND), &["token_expired", "ok"]).await;
    assert_eq!((result.unwrap_err().stop(), start.elapsed()), (Stop::OutOfTime, 2 * SECOND));
    let start = tokio::time::Instant::now();
    let (result, _) = call(&never().with_attempt_timeout(SECOND), &["token_expired", "ok"]).await;
    assert_eq!((result.unwrap_err().stop(), start.elapsed()), (Stop::NotRefreshed, SECOND));
}

/// `Retry-After` counts from the rejection, and the renewal takes a part of it.
#[tokio::test(start_paused = true)]
async fn a_renewal_is_a_part_of_the_wait() {
    for (takes, waits) in [(3, 7), (9, 9)] {
        let policy = RetryPolicy::new().with_refresh(move || async move {
            tokio::time::sleep(Duration::from_secs(takes)).await;
            true
        });
        let start = tokio::time::Instant::now();
        let mut sent = 0;
        let mut timer = TokioTimer::new();
        let result: Result<(), Error> = retry(&policy, Idempotency::Idempotent, &mut timer, || {
            sent += 1;
            ready(if sent == 1 { Err(failure(&["token_expired"], Some(7))) } else { Ok(()) })
        })
        .await;
        assert!(result.is_ok());
        let took = start.elapsed();
        assert!(took >= Duration::from_secs(waits) && took <= 11 * SECOND, "{took:?}");
    }
}

/// A run whose polling call leaves goes on in another one, and a run that all calls have left ends.
#[test]
fn a_call_that_leaves_takes_nobody_along() {
    let open = Arc::new(AtomicBool::new(false));
    let runs = Arc::new(AtomicUsize::new(0));
    let (gate, counter) = (Arc::clone(&open), Arc::clone(&runs));
    let policy = RetryPolicy::new().without_budget().with_refresh(move || {
        counter.fetch_add(1, Ordering::Relaxed);
        let gate = Arc::clone(&gate);
        std::future::poll_fn(move |cx| {
            if gate.load(Ordering::Relaxed) {
                return Poll::Ready(true);
            }
            cx.waker().wake_by_ref();
            Poll::Pending
        })
    });
    let calls = || async { call(&policy, &["token_expired", "ok"]).await.0.is_ok() };
    let mut context = Context::from_waker(Waker::noop());
    {
        let mut stays = pin!(calls());
        {
            let mut leaves = pin!(calls());
            assert!(leaves.as_mut().poll(&mut context).is_pending());
            assert!(stays.as_mut().poll(&mut context).is_pending());
        }
        open.store(true, Ordering::Relaxed);
        assert_eq!(stays.as_mut().poll(&mut context), Poll::Ready(true));
    }
    assert_eq!(runs.load(Ordering::Relaxed), 1);
    open.store(false, Ordering::Relaxed);
    {
        let mut leaves = pin!(calls());
        assert!(leaves.as_mut().poll(&mut context).is_pending());
    }
    open.store(true, Ordering::Relaxed);
    assert_eq!(pin!(calls()).as_mut().poll(&mut context), Poll::Ready(true));
    assert_eq!(runs.load(Ordering::Relaxed), 3);
}

/// The panic reaches one caller, and the others learn that nothing was renewed.
#[test]
fn a_panic_ends_the_renewal() {
    let policy = RetryPolicy::new().without_budget().with_refresh(|| {
        let mut polls = 0;
        std::future::poll_fn(move |_| {
            polls += 1;
            assert!(polls < 2, "no token today");
            Poll::Pending
        })
    });
    let calls = || async { call(&policy, &["token_expired", "ok"]).await.0.map_err(|error| error.stop()) };
    let mut context = Context::from_waker(Waker::noop());
    let (mut one, mut other) = (Box::pin(calls()), Box::pin(calls()));
    assert!(one.as_mut().poll(&mut context).is_pending());
    let panic = catch_unwind(AssertUnwindSafe(|| other.as_mut().poll(&mut context)));
    assert_eq!(panic.unwrap_err().downcast_ref(), Some(&"no token today"));
    assert_eq!(one.as_mut().poll(&mut context), Poll::Ready(Err(Stop::NotRefreshed)));
}

/// Sets the token of each attempt, below the middleware that retries.
struct SetToken(Arc<AtomicUsize>);

#[async_trait]
impl Middleware for SetToken {
    async fn handle(
        &self,
        mut request: reqwest::Request,
        extensions: &mut Extensions,
        next: Next<'_>,
    ) -> reqwest_middleware::Result<reqwest::Response> {
        let token = self.0.load(Ordering::Relaxed).to_string();
        request.headers_mut().insert("idempotency-key", token.parse().unwrap());
        next.run(request, extensions).await
    }
}

/// The server records the idempotency key, so the tokens are sent as one.
#[tokio::test]
async fn the_middleware_of_reqwest_sends_the_new_token() {
    const EXPIRED: &str = "401\n\n{\"errors\": [{\"code\": \"token_expired\"}]}";
    bounded(async {
        let server = Server::start(&[EXPIRED, "200\n\nfine", EXPIRED, EXPIRED]).await;
        let token = Arc::new(AtomicUsize::new(1));
        let store = Arc::clone(&token);
        let policy = RetryPolicy::new().with_refresh(move || {
            store.fetch_add(1, Ordering::Relaxed);
            ready(true)
        });
        let client = ClientBuilder::new(reqwest::Client::new())
            .with(RetryMiddleware::<TokenCode>::new(policy))
            .with(SetToken(token))
            .build();
        let response = client.post(server.link()).body("order").send().await.unwrap();
        assert_eq!(response.text().await.unwrap(), "fine");
        assert_eq!(server.requests(), ["POST 1 order", "POST 2 order"]);
        let error = client.post(server.link()).body("order").send().await.unwrap_err();
        let error: RetryError<ReqwestError<TokenCode>> = error.into();
        assert_eq!(error.stop(), Stop::AlreadyRefreshed);
        assert_eq!(server.requests()[2..], ["POST 2 order", "POST 3 order"]);
        // A stream cannot be sent again, so nothing is renewed for it.
        let server = Server::start(&[EXPIRED]).await;
        let stream = reqwest::Body::wrap("order".to_owned());
        let error = client.post(server.link()).body(stream).send().await.unwrap_err();
        let error: RetryError<ReqwestError<TokenCode>> = error.into();
        assert_eq!((error.stop(), server.requests().len()), (Stop::BodyNotReplayable, 1));
    })
    .await;
}

#[tokio::test(start_paused = true)]
async fn the_policy_for_tower_sends_again_after_the_renewal() {
    for (with_function, script, sent_of, stop) in [
        (true, &["token_expired", "ok"][..], 2, None),
        (true, &["token_expired"], 2, Some(Stop::AlreadyRefreshed)),
        (false, &["token_expired", "ok"], 1, Some(Stop::NotRefreshed)),
    ] {
        let mut policy = RetryPolicy::new();
        if with_function {
            policy = policy.with_refresh(|| async {
                tokio::time::sleep(3 * SECOND).await;
                true
            });
        }
        let start = tokio::time::Instant::now();
        let sent = Rc::new(RefCell::new(0));
        let counter = Rc::clone(&sent);
        let service = ServiceBuilder::new()
            .layer(RetryLayer::new(TowerPolicy::new(policy, TokioTimer::new())))
            .map_err(RetryError::from)
            .service_fn(move |_: http::Request<()>| {
                let mut sent = counter.borrow_mut();
                let word = script[usize::min(*sent, script.len() - 1)];
                *sent += 1;
                ready(if word == "ok" { Ok(()) } else { Err(failure(&[word], None)) })
            });
        let result = service.oneshot(http::Request::post("/orders").body(()).unwrap()).await;
        assert_eq!(result.err().map(|error| error.stop()), stop);
        assert_eq!(*sent.borrow(), sent_of);
        assert_eq!(start.elapsed(), if with_function { 3 * SECOND } else { Duration::ZERO });
    }
}

#[test]
fn the_spec_sets_it() {
    assert_eq!(TokenCode::TokenExpired.retry(), Retry::AfterRefresh);
    assert_eq!(Retry::AfterRefresh.numbers(), None);
    assert_eq!(failure(&["token_expired"], None).retry(), Retry::AfterRefresh);
}
