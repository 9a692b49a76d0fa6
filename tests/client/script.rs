//! A clock that advances only during sleeps, and scripted responses.

use std::error::Error;
use std::fmt;
use std::future::Future;
use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use errspec::client::{Failure, Outcome, Retryable, Timer};

use crate::code::ErrorCode;
use crate::response::failure;

/// A clock that advances only during sleeps; all clones share it.
#[derive(Debug, Clone)]
pub(crate) struct Paused(Arc<Mutex<Inner>>);

#[derive(Debug)]
struct Inner {
    now: Duration,
    waits: Vec<Duration>,
}

impl Paused {
    /// Starts at another time than zero, as most clocks do.
    pub(crate) fn new() -> Self {
        Self(Arc::new(Mutex::new(Inner { now: Duration::from_secs(1_000), waits: Vec::new() })))
    }

    /// Advances the clock.
    pub(crate) fn pass(&self, time: Duration) {
        self.0.lock().unwrap().now += time;
    }

    /// The sleeps so far, in milliseconds.
    pub(crate) fn waits(&self) -> Vec<u128> {
        self.0.lock().unwrap().waits.iter().map(Duration::as_millis).collect()
    }
}

impl Timer for Paused {
    type Sleep = Sleep;

    fn now(&self) -> Duration {
        self.0.lock().unwrap().now
    }

    /// An endless loop fails here.
    fn sleep(&mut self, wait: Duration) -> Sleep {
        let waits = &mut self.0.lock().unwrap().waits;
        assert!(waits.len() < 100, "it never ends");
        waits.push(wait);
        Sleep { clock: self.clone(), wait: Some(wait) }
    }

    /// No time passes during an attempt, so it never ends.
    fn timeout(&mut self, _: Duration) -> Sleep {
        Sleep { clock: self.clone(), wait: None }
    }

    fn random(&mut self) -> f64 {
        0.5
    }
}

/// The clock advances when the future is polled, not when it is created.
pub(crate) struct Sleep {
    clock: Paused,
    wait: Option<Duration>,
}

impl Future for Sleep {
    type Output = ();

    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        let Some(wait) = self.wait else { return Poll::Pending };
        self.clock.pass(wait);
        Poll::Ready(())
    }
}

/// Runs a future that is never pending.
pub(crate) fn run<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => unreachable!("nothing in here waits for anything"),
    }
}

/// The error of an SDK.
#[derive(Debug)]
pub(crate) enum Mistake {
    Api(Failure<ErrorCode>),
    NoResponse,
    NotSent,
    Config,
}

impl Retryable for Mistake {
    type Code = ErrorCode;

    fn outcome(&self) -> Outcome<'_, ErrorCode> {
        match self {
            Self::Api(failure) => failure.outcome(),
            Self::NoResponse => Outcome::NoResponse,
            Self::NotSent => Outcome::NotSent,
            Self::Config => Outcome::ClientError,
        }
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Api(failure) => failure.fmt(f),
            Self::NoResponse => f.write_str("no response"),
            Self::NotSent => f.write_str("connection refused"),
            Self::Config => f.write_str("no key"),
        }
    }
}

impl Error for Mistake {}

/// A response of the script: a status with a code and `Retry-After`, or a keyword.
pub(crate) fn answer(word: &str, number: usize) -> Result<&'static str, Mistake> {
    let parts: Vec<_> = word.split(' ').collect();
    let pairs: Vec<_> = parts.get(2).map(|wait| ("retry-after", *wait)).into_iter().collect();
    match parts[0] {
        "ok" => Ok("done"),
        "refused" => Err(Mistake::NotSent),
        "lost" => Err(Mistake::NoResponse),
        "config" => Err(Mistake::Config),
        status => {
            let code = parts[1];
            let body = format!(r#"{{"error": {{"code": "{code}", "request_id": "req_{number}"}}}}"#);
            Err(Mistake::Api(failure(status.parse().unwrap(), &pairs, body.as_bytes())))
        }
    }
}
