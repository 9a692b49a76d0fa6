//! Does a stack of tower wait, count and stop as the policy decides?

use std::cell::Cell;
use std::future::{Ready, ready};
use std::rc::Rc;
use std::task::{Context, Poll};
use std::time::Duration;

use errspec::client::tower::TowerPolicy;
use errspec::client::{Failure, Idempotency, RetryError, RetryPolicy, Stop, Timer};
use http::{Method, Request};
use tower::retry::RetryLayer;
use tower::{Service, ServiceBuilder};

use crate::code::ErrorCode;
use crate::response::failure;
use crate::script::{Paused, run};

/// A service that fails with one code a given number of times, and numbers its requests.
#[derive(Clone)]
struct Fails {
    code: &'static str,
    times: usize,
    sent: Rc<Cell<usize>>,
}

impl Service<Request<&'static str>> for Fails {
    type Response = &'static str;
    type Error = Failure<ErrorCode>;
    type Future = Ready<Result<&'static str, Failure<ErrorCode>>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Failure<ErrorCode>>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<&'static str>) -> Self::Future {
        self.sent.set(self.sent.get() + 1);
        let number = self.sent.get();
        if number > self.times {
            return ready(Ok(*request.body()));
        }
        let body = format!(r#"{{"error": {{"code": "{}", "request_id": "req_{number}"}}}}"#, self.code);
        let status = self.code.parse::<ErrorCode>().unwrap().http_status();
        ready(Err(failure(status, &[], body.as_bytes())))
    }
}

struct Ran {
    result: Result<&'static str, RetryError<Failure<ErrorCode>>>,
    sent: usize,
    slept: Duration,
}

/// Calls the same service twice; the second call must not depend on the first.
fn play(code: &'static str, times: usize, method: &Method) -> [Ran; 2] {
    play_promised(code, times, method, None)
}

fn play_promised(
    code: &'static str,
    times: usize,
    method: &Method,
    promise: Option<Idempotency>,
) -> [Ran; 2] {
    let clock = Paused::new();
    let sent = Rc::new(Cell::new(0));
    let policy = TowerPolicy::new(
        RetryPolicy::new().with_max_elapsed(Duration::from_secs(60)).without_budget(),
        clock.clone(),
    );
    let mut service = ServiceBuilder::new()
        .layer(RetryLayer::new(policy))
        .map_err(RetryError::from)
        .service(Fails { code, times, sent: sent.clone() });
    [(); 2].map(|()| {
        // Far later than the time limit of the first call.
        clock.pass(Duration::from_secs(1_000));
        sent.set(0);
        let start = clock.now();
        let mut request = Request::builder().method(method).body("done").unwrap();
        if let Some(promise) = promise {
            request.extensions_mut().insert(promise);
        }
        let result = run(service.call(request));
        Ran { result, sent: sent.get(), slept: clock.now().saturating_sub(start) }
    })
}

#[test]
fn it_retries_until_it_succeeds() {
    for ran in play("internal_error", 2, &Method::GET) {
        assert_eq!(ran.result.unwrap(), "done");
        assert_eq!((ran.sent, ran.slept), (3, Duration::from_millis(750)));
    }
}

#[test]
fn it_stops_with_all_attempts() {
    for ran in play("internal_error", usize::MAX, &Method::GET) {
        let error = ran.result.unwrap_err();
        assert_eq!((ran.sent, ran.slept), (5, Duration::from_millis(3_750)));
        assert_eq!(error.stop(), Stop::OutOfAttempts);
        assert_eq!(
            error.attempts().request_ids().collect::<Vec<_>>(),
            ["req_1", "req_2", "req_3", "req_4", "req_5"]
        );
    }
}

#[test]
fn the_method_of_each_request_decides() {
    for ran in play("internal_error", 1, &Method::POST) {
        assert_eq!((ran.result.unwrap_err().stop(), ran.sent), (Stop::NotIdempotent, 1));
    }
    for ran in play("rate_limit_exceeded", 1, &Method::POST) {
        assert_eq!((ran.result.unwrap(), ran.sent), ("done", 2));
    }
    for ran in play("not_found", 1, &Method::GET) {
        assert_eq!((ran.result.unwrap_err().stop(), ran.sent), (Stop::NotRetryable, 1));
    }
}

#[test]
fn a_request_can_promise_that_it_is_idempotent() {
    for ran in play_promised("internal_error", 1, &Method::POST, Some(Idempotency::Idempotent)) {
        assert_eq!((ran.result.unwrap(), ran.sent), ("done", 2));
    }
    for ran in play_promised("internal_error", 1, &Method::GET, Some(Idempotency::NotIdempotent)) {
        assert_eq!((ran.result.unwrap_err().stop(), ran.sent), (Stop::NotIdempotent, 1));
    }
}
