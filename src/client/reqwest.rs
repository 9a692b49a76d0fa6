//! Retries for reqwest, as a middleware of `reqwest-middleware`.
//!
//! ```
//! use errspec::client::reqwest::{ReqwestError, RetryMiddleware};
//! use errspec::client::{RetryError, RetryPolicy};
//! use reqwest_middleware::{ClientBuilder, ClientWithMiddleware};
//! # /// Answers without a network.
//! # struct Stub;
//! # #[async_trait::async_trait]
//! # impl reqwest_middleware::Middleware for Stub {
//! #     async fn handle(&self, _: reqwest::Request, _: &mut http::Extensions, _: reqwest_middleware::Next<'_>) -> reqwest_middleware::Result<reqwest::Response> {
//! #         let response = http::Response::builder().status(502).header("x-request-id", "req_1");
//! #         Ok(response.body("<html>").unwrap().into())
//! #     }
//! # }
//!
//! errspec::errors!("spec/errors.yaml");
//! type Error = RetryError<ReqwestError<ErrorCode>>;
//!
//! async fn order(client: &ClientWithMiddleware, id: u64) -> Result<String, Error> {
//!     let response = client.get(format!("https://api.example.com/orders/{id}")).send().await?;
//!     Ok(response.text().await?)
//! }
//!
//! # #[tokio::main(flavor = "current_thread", start_paused = true)]
//! # async fn main() {
//! let client = ClientBuilder::new(reqwest::Client::new())
//!     .with(RetryMiddleware::<ErrorCode>::new(RetryPolicy::new()))
//! #   .with(Stub)
//!     .build();
//!
//! let error = order(&client, 7).await.unwrap_err();
//! assert_eq!(error.attempts().request_ids().count(), 5);
//! let failure = error.failure().expect("there was a response");
//! assert_eq!((failure.status(), failure.code()), (Some(http::StatusCode::BAD_GATEWAY), None));
//! println!("{}", error.ticket(ErrorCode::SUPPORT));
//! # }
//! ```
//!
//! | What you want | What to use |
//! |---|---|
//! | a reqwest client that retries as the spec defines | [`RetryMiddleware`] |
//! | to tell a failing response from a failed connection | [`ReqwestError`] |
//! | all attempts of a call, and why it stopped | [`RetryError`] |
//! | to say that a request is idempotent | `.with_extension(`[`Idempotency::Idempotent`]`)` on the request |

mod error;
mod redaction;

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::fmt;
use core::marker::PhantomData;
use core::mem;
use core::str::FromStr;
use core::time::Duration;
use std::time::SystemTime;

use async_trait::async_trait;
use http::Extensions;
use reqwest::{Request, Response};
use reqwest_middleware::{Error, Middleware, Next, Result};

pub use self::error::ReqwestError;
use crate::client::call::Call;
use crate::client::time_limit::within;
use crate::client::tokio::TokioTimer;
use crate::client::{Decision, Failure, Idempotency, RetryError, RetryPolicy, Stop, Timer};
use crate::envelope::Body;
use crate::{ApiErrorShape, ApiErrorSpec};

/// A middleware that sends a request until it succeeds or the policy stops; see
/// [the module](crate::client::reqwest) for an example.
///
/// It returns a response of 4xx or 5xx as an error, because the code is in the body, and a body can be read only once.
/// Any other response is returned as it is, with its body unread.
/// `?` converts the error of the client into a [`RetryError`] of a [`ReqwestError`].
///
/// - Each attempt runs through the middlewares that are added after this one.
///   Add a log of attempts after it, and a log of calls before it.
/// - Method and headers of a request decide whether it is idempotent, unless the request has an [`Idempotency`] as an
///   extension: `.with_extension(Idempotency::Idempotent)`.
/// - Middlewares that are created from one policy and its clones share its [retry budget](RetryPolicy#retry-budget), as
///   clones of a client do. Use one policy for each service.
/// - A request whose body is a stream is sent once; if it would be sent again, the error has
///   [`Stop::BodyNotReplayable`].
/// - A middleware below this one sets an access token that [`RetryPolicy::with_refresh`] renews, because a request is sent
///   again with the headers that it had here.
/// - A connection that cannot be opened counts as a broken one: after a redirect, the first request may have been
///   executed.
/// - [`RetryPolicy::with_attempt_timeout`] limits one attempt, and [`RetryPolicy::with_max_elapsed`] all of them together.
///   Without either, and without a timeout of reqwest, a service that never responds is waited for forever.
/// - At most 64 KiB of a failing body are read, for at most [five seconds](Self::with_body_timeout), even if no other
///   limit is set; if the body breaks off or stalls, the part before that is used.
/// - The body of a success is the caller's to read, so no limit of the policy applies to it. `read_timeout` of
///   `reqwest::ClientBuilder` ends one that stalls.
/// - An error has no secrets of the URL: its query, fragment, user and password are removed.
#[derive(Clone)]
pub struct RetryMiddleware<C, T = TokioTimer> {
    policy: RetryPolicy,
    timer: T,
    body_timeout: Duration,
    code: PhantomData<fn() -> C>,
}

/// How long a failing body is read by default.
const BODY_TIMEOUT: Duration = Duration::from_secs(5);

impl<C> RetryMiddleware<C> {
    /// Creates a middleware with the timer of tokio, the runtime of reqwest.
    ///
    /// `C` is the type of the code: the generated enum, or any type with these traits.
    #[must_use]
    pub fn new(policy: RetryPolicy) -> Self
    where
        C: ApiErrorShape + ApiErrorSpec + FromStr + fmt::Debug + Send + Sync + 'static,
    {
        Self { policy, timer: TokioTimer::new(), body_timeout: BODY_TIMEOUT, code: PhantomData }
    }
}

impl<C, T> RetryMiddleware<C, T> {
    /// Uses another timer; each request gets a clone of it.
    #[must_use]
    pub fn with_timer<U>(self, timer: U) -> RetryMiddleware<C, U>
    where
        U: Timer<Sleep: Send> + Clone + Send + Sync + 'static,
    {
        RetryMiddleware { policy: self.policy, timer, body_timeout: self.body_timeout, code: PhantomData }
    }

    /// Sets how long the body of a failing response is read; by default five seconds.
    ///
    /// What has arrived by then is used, as if the body was cut off there: the code is usually at its beginning.
    /// The limits of the policy apply as well.
    #[must_use]
    pub fn with_body_timeout(mut self, body_timeout: Duration) -> Self {
        self.body_timeout = body_timeout;
        self
    }
}

impl<C, T: fmt::Debug> fmt::Debug for RetryMiddleware<C, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RetryMiddleware")
            .field("policy", &self.policy)
            .field("timer", &self.timer)
            .field("body_timeout", &self.body_timeout)
            .finish()
    }
}

#[async_trait]
impl<C, T> Middleware for RetryMiddleware<C, T>
where
    C: ApiErrorShape + ApiErrorSpec + FromStr + fmt::Debug + Send + Sync + 'static,
    T: Timer<Sleep: Send> + Clone + Send + Sync + 'static,
{
    async fn handle(
        &self,
        mut request: Request,
        extensions: &mut Extensions,
        next: Next<'_>,
    ) -> Result<Response> {
        let idempotency = Idempotency::from_request(request.method(), request.headers(), extensions);
        let mut timer = self.timer.clone();
        let mut call = Call::start(self.policy.clone(), idempotency, &timer);
        let mut last = None;
        loop {
            let again = request.try_clone();
            call.start_attempt();
            let limit = call.limit(&timer);
            let start = timer.now();
            let decision = match within(limit, &mut timer, next.clone().run(request, extensions)).await {
                Ok(Ok(response)) if is_failing(&response) => {
                    let left = limit.map(|limit| limit.saturating_sub(timer.now().saturating_sub(start)));
                    let limit = left.unwrap_or(Duration::MAX).min(self.body_timeout);
                    let failure = read::<C>(response, limit, &mut timer).await;
                    call.decide(last.insert(ReqwestError::Api(failure)), &mut timer)
                }
                Ok(Ok(response)) => {
                    call.succeeded();
                    return Ok(response);
                }
                Ok(Err(error)) => call.decide(last.insert(ReqwestError::client(error)), &mut timer),
                Err(timeout) => call.decide_timeout(timeout, &mut timer),
            };
            let again = match (decision, again) {
                (Decision::Stop(_), _) => return Err(Error::middleware(call.into_error(last))),
                (Decision::Retry { .. } | Decision::Refresh { .. }, Some(again)) => again,
                (Decision::Retry { .. } | Decision::Refresh { .. }, None) => {
                    let attempts = call.retries.attempts().clone();
                    return Err(Error::middleware(RetryError::new(last, attempts, Stop::BodyNotReplayable)));
                }
            };
            if !call.wait(decision, &mut timer).await {
                return Err(Error::middleware(call.into_error(last)));
            }
            request = again;
        }
    }
}

fn is_failing(response: &Response) -> bool {
    response.status().is_client_error() || response.status().is_server_error()
}

/// Reads a failing response; what has arrived before a limit or an error counts.
async fn read<C: ApiErrorShape + FromStr>(
    mut response: Response,
    limit: Duration,
    timer: &mut impl Timer,
) -> Failure<C> {
    let (status, headers, now) = (response.status(), mem::take(response.headers_mut()), SystemTime::now());
    let mut bytes = Vec::new();
    let all = async {
        while bytes.len() < Body::MAX_LEN
            && let Ok(Some(chunk)) = response.chunk().await
        {
            bytes.extend_from_slice(&chunk[..chunk.len().min(Body::MAX_LEN - bytes.len())]);
        }
    };
    let _ = within(Some(limit), timer, all).await;
    Failure::from_response(status, &headers, &bytes, now)
}
