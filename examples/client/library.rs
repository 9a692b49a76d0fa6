//! A small SDK for the service: requests, one error type and one retry policy.

use std::error::Error;
use std::fmt;
use std::time::{Duration, SystemTime};

use errspec::client::{Failure, Idempotency, Outcome, RetryError, RetryPolicy, Retryable, retry};
use errspec::envelope::Body;
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE};
use reqwest::{Method, RequestBuilder, Response};
use serde_json::Value;

use crate::ErrorCode;
use crate::timer::PrintingTimer;

/// The most bytes of a successful response, far more than the service sends.
const MAX_LEN: usize = 1024 * 1024;
/// How long the body of a failing response is read.
const FAILURE_TIMEOUT: Duration = Duration::from_secs(5);

pub(crate) struct Library {
    http: reqwest::Client,
    url: String,
    jitter: Option<f64>,
    policy: RetryPolicy,
}

/// Why a call failed.
#[derive(Debug)]
pub(crate) enum CallError {
    /// The service, or a proxy in front of it, returned an error.
    Api(Failure<ErrorCode>),
    /// No response was received, or only a part of a successful one.
    Connection(reqwest::Error),
    /// The response was successful, but its body is not valid JSON.
    Unreadable(serde_json::Error),
    /// The response was successful, but its body is too long.
    TooLong,
}

impl CallError {
    pub(crate) fn known(&self) -> Option<ErrorCode> {
        match self {
            Self::Api(failure) => failure.known().copied(),
            Self::Connection(_) | Self::Unreadable(_) | Self::TooLong => None,
        }
    }
}

/// Tells the retry policy how an attempt ended.
impl Retryable for CallError {
    type Code = ErrorCode;

    fn outcome(&self) -> Outcome<'_, ErrorCode> {
        match self {
            Self::Api(failure) => Outcome::Response(failure),
            Self::Connection(_) => Outcome::NoResponse,
            Self::Unreadable(_) | Self::TooLong => Outcome::ClientError,
        }
    }
}

impl fmt::Display for CallError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Api(failure) => failure.fmt(f),
            Self::Connection(error) => write!(f, "no response: {error}"),
            Self::Unreadable(error) => write!(f, "the response is not valid JSON: {error}"),
            Self::TooLong => write!(f, "the response is longer than {MAX_LEN} bytes"),
        }
    }
}

impl Error for CallError {}

/// The query of a URL can have a key, so no URL belongs into a log.
impl From<reqwest::Error> for CallError {
    fn from(error: reqwest::Error) -> Self {
        Self::Connection(error.without_url())
    }
}

/// A call that has not been sent yet.
pub(crate) struct Call<'a> {
    library: &'a Library,
    request: RequestBuilder,
    policy: RetryPolicy,
}

impl Library {
    /// The spec sets the retry numbers. The policy only limits the time.
    ///
    /// There is one policy for all calls, because they share its retry budget.
    pub(crate) fn new(url: String, jitter: Option<f64>) -> Result<Self, reqwest::Error> {
        let http = reqwest::Client::builder().connect_timeout(Duration::from_secs(3)).build()?;
        let policy = RetryPolicy::new()
            .with_attempt_timeout(Duration::from_secs(10))
            .with_max_elapsed(Duration::from_secs(30));
        Ok(Self { http, url, jitter, policy })
    }

    pub(crate) fn get(&self, path: &str) -> Call<'_> {
        self.call(Method::GET, path)
    }

    pub(crate) fn post(&self, path: &str) -> Call<'_> {
        self.call(Method::POST, path)
    }

    pub(crate) fn put(&self, path: &str) -> Call<'_> {
        self.call(Method::PUT, path)
    }

    fn call(&self, method: Method, path: &str) -> Call<'_> {
        println!("\n{method} {path}");
        let request = self.http.request(method, format!("{}{path}", self.url));
        Call { library: self, request, policy: self.policy.clone() }
    }
}

impl Call<'_> {
    pub(crate) fn key(self, key: &str) -> Self {
        self.header(AUTHORIZATION.as_str(), &format!("Bearer {key}"))
    }

    pub(crate) fn idempotency_key(self, key: &str) -> Self {
        self.header("idempotency-key", key)
    }

    pub(crate) fn json(mut self, body: &'static str) -> Self {
        self.request = self.request.body(body);
        self.header(CONTENT_TYPE.as_str(), "application/json")
    }

    /// Changes the limits of this call. It still shares the retry budget.
    pub(crate) fn limits(mut self, change: impl FnOnce(RetryPolicy) -> RetryPolicy) -> Self {
        self.policy = change(self.policy);
        self
    }

    fn header(mut self, name: &str, value: &str) -> Self {
        self.request = self.request.header(name, value);
        self
    }

    /// Sends the request until it succeeds or the policy stops.
    pub(crate) async fn send(self) -> Result<Value, RetryError<CallError>> {
        let (http, request) = self.request.build_split();
        let request = request.map_err(CallError::from)?;
        let idempotency = Idempotency::from_parts(request.method(), request.headers());
        let mut timer = PrintingTimer::new(self.library.jitter);
        retry(&self.policy, idempotency, &mut timer, async || {
            // Only a streamed body cannot be cloned.
            let again = request.try_clone().expect("all bodies are strings");
            attempt(&http, again).await.inspect_err(|error| println!("  failed  {error}"))
        })
        .await
    }
}

/// Sends the request once.
async fn attempt(http: &reqwest::Client, request: reqwest::Request) -> Result<Value, CallError> {
    let response = http.execute(request).await?;
    // The status first: it decides how much of the body is read, and what a broken one means.
    if response.status().is_success() {
        serde_json::from_slice(&read_success(response).await?).map_err(CallError::Unreadable)
    } else {
        Err(CallError::Api(read_failure(response).await))
    }
}

async fn read_success(mut response: Response) -> Result<Vec<u8>, CallError> {
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await? {
        if body.len() + chunk.len() > MAX_LEN {
            return Err(CallError::TooLong);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

/// Reads as much as a failure needs. If the body breaks off or stalls, the part before that is used.
async fn read_failure(mut response: Response) -> Failure<ErrorCode> {
    let mut body = Vec::new();
    let all = async {
        while body.len() < Body::MAX_LEN
            && let Ok(Some(chunk)) = response.chunk().await
        {
            body.extend_from_slice(&chunk);
        }
    };
    let _ = tokio::time::timeout(FAILURE_TIMEOUT, all).await;
    Failure::from_response(response.status(), response.headers(), &body, SystemTime::now())
}
