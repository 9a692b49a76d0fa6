//! A small SDK for the service: requests, one error type and one retry policy.

use std::error::Error;
use std::fmt;
use std::time::{Duration, SystemTime};

use errspec::client::{Failure, Idempotency, Outcome, RetryError, RetryPolicy, Retryable, retry};
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE};
use reqwest::{Method, RequestBuilder};
use serde_json::Value;

use crate::ErrorCode;
use crate::timer::PrintingTimer;

pub(crate) struct Library {
    http: reqwest::Client,
    url: String,
    jitter: Option<f64>,
}

/// Why a call failed.
#[derive(Debug)]
pub(crate) enum CallError {
    /// The service, or a proxy in front of it, returned an error.
    Api(Failure<ErrorCode>),
    /// No response was received.
    Connection(reqwest::Error),
    /// The response was successful, but its body is not valid JSON.
    Unreadable(serde_json::Error),
}

impl CallError {
    pub(crate) fn known(&self) -> Option<ErrorCode> {
        match self {
            Self::Api(failure) => failure.known().copied(),
            Self::Connection(_) | Self::Unreadable(_) => None,
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
            Self::Unreadable(_) => Outcome::ClientError,
        }
    }
}

impl fmt::Display for CallError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Api(failure) => failure.fmt(f),
            Self::Connection(error) => write!(f, "no response: {error}"),
            Self::Unreadable(error) => write!(f, "the response is not valid JSON: {error}"),
        }
    }
}

impl Error for CallError {}

/// A call that has not been sent yet.
pub(crate) struct Call<'a> {
    library: &'a Library,
    request: RequestBuilder,
    policy: RetryPolicy,
}

impl Library {
    pub(crate) fn new(url: String, jitter: Option<f64>) -> Self {
        Self { http: reqwest::Client::new(), url, jitter }
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

    /// The spec sets the retry numbers. The policy only limits the total time.
    fn call(&self, method: Method, path: &str) -> Call<'_> {
        println!("\n{method} {path}");
        let request = self.http.request(method, format!("{}{path}", self.url));
        Call { library: self, request, policy: RetryPolicy::new().with_max_elapsed(Duration::from_secs(30)) }
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

    pub(crate) fn policy(mut self, policy: RetryPolicy) -> Self {
        self.policy = policy;
        self
    }

    fn header(mut self, name: &str, value: &str) -> Self {
        self.request = self.request.header(name, value);
        self
    }

    /// Sends the request until it succeeds or the policy stops.
    pub(crate) async fn send(self) -> Result<Value, RetryError<CallError>> {
        let (http, request) = self.request.build_split();
        let request = request.map_err(CallError::Connection)?;
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
    let response = http.execute(request).await.map_err(CallError::Connection)?;
    let (status, headers) = (response.status(), response.headers().clone());
    let body = response.bytes().await.map_err(CallError::Connection)?;
    if status.is_success() {
        serde_json::from_slice(&body).map_err(CallError::Unreadable)
    } else {
        Err(CallError::Api(Failure::from_response(status, &headers, &body, SystemTime::now())))
    }
}
