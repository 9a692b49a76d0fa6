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
//! let failure = error.error().failure().expect("there was a response");
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

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::fmt;
use core::marker::PhantomData;
use core::mem;
use core::str::FromStr;
use std::time::SystemTime;

use async_trait::async_trait;
use http::Extensions;
use reqwest::{Request, Response};
use reqwest_middleware::{Error, Middleware, Next, Result};

pub use self::error::ReqwestError;
use crate::client::call::Call;
use crate::client::tokio::TokioTimer;
use crate::client::{Failure, Idempotency, RetryError, RetryPolicy, Stop, Timer};
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
/// - A connection that cannot be opened counts as a broken one: after a redirect, the first request may have been
///   executed.
/// - A timeout of reqwest limits one attempt; [`RetryPolicy::with_max_elapsed`] limits all of them together.
/// - At most 64 KiB of a failing body are read; if the body breaks off, the part before that is used.
#[derive(Clone)]
pub struct RetryMiddleware<C, T = TokioTimer> {
    policy: RetryPolicy,
    timer: T,
    code: PhantomData<fn() -> C>,
}

impl<C> RetryMiddleware<C> {
    /// Creates a middleware with the timer of tokio, the runtime of reqwest.
    ///
    /// `C` is the type of the code: the generated enum, or any type with these traits.
    #[must_use]
    pub fn new(policy: RetryPolicy) -> Self
    where
        C: ApiErrorShape + ApiErrorSpec + FromStr + fmt::Debug + Send + Sync + 'static,
    {
        Self { policy, timer: TokioTimer::new(), code: PhantomData }
    }
}

impl<C, T> RetryMiddleware<C, T> {
    /// Uses another timer; each request gets a clone of it.
    #[must_use]
    pub fn with_timer<U>(self, timer: U) -> RetryMiddleware<C, U>
    where
        U: Timer<Sleep: Send> + Clone + Send + Sync + 'static,
    {
        RetryMiddleware { policy: self.policy, timer, code: PhantomData }
    }
}

impl<C, T: fmt::Debug> fmt::Debug for RetryMiddleware<C, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RetryMiddleware").field("policy", &self.policy).field("timer", &self.timer).finish()
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
        loop {
            let again = request.try_clone();
            let error = match send::<C>(request, extensions, next.clone()).await {
                Ok(response) => {
                    call.succeeded();
                    return Ok(response);
                }
                Err(error) => error,
            };
            let Some(wait) = call.wait_after(&error, &mut timer) else {
                return Err(Error::middleware(call.into_error(error)));
            };
            let Some(again) = again else {
                let attempts = call.retries.attempts().clone();
                return Err(Error::middleware(RetryError::new(error, attempts, Stop::BodyNotReplayable)));
            };
            timer.sleep(wait).await;
            request = again;
        }
    }
}

/// One attempt.
async fn send<C: ApiErrorShape + FromStr>(
    request: Request,
    extensions: &mut Extensions,
    next: Next<'_>,
) -> core::result::Result<Response, ReqwestError<C>> {
    let response = next.run(request, extensions).await.map_err(ReqwestError::Client)?;
    let status = response.status();
    if status.is_client_error() || status.is_server_error() {
        return Err(ReqwestError::Api(read(response).await));
    }
    Ok(response)
}

async fn read<C: ApiErrorShape + FromStr>(mut response: Response) -> Failure<C> {
    let (status, headers, now) = (response.status(), mem::take(response.headers_mut()), SystemTime::now());
    let mut bytes = Vec::new();
    while bytes.len() < Body::MAX_LEN
        && let Ok(Some(chunk)) = response.chunk().await
    {
        bytes.extend_from_slice(&chunk[..chunk.len().min(Body::MAX_LEN - bytes.len())]);
    }
    Failure::from_response(status, &headers, &bytes, now)
}
