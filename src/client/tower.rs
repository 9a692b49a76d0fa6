//! Retries in a stack of tower, as a policy for `tower::retry`.
//!
//! ```
//! use errspec::client::tower::TowerPolicy;
//! use errspec::client::{RetryError, RetryPolicy, Retryable, Timer};
//! use http::{Request, Response};
//! use tower::retry::RetryLayer;
//! use tower::{Service, ServiceBuilder};
//!
//! fn retrying<S, T, E: Retryable>(
//!     service: S,
//!     timer: T,
//! ) -> impl Service<Request<String>, Response = Response<String>, Error = RetryError<E>>
//! where
//!     S: Service<Request<String>, Response = Response<String>, Error = E> + Clone,
//!     T: Timer + Clone,
//! {
//!     ServiceBuilder::new()
//!         .layer(RetryLayer::new(TowerPolicy::new(RetryPolicy::new(), timer)))
//!         .map_err(RetryError::from)
//!         .service(service)
//! }
//! ```
//!
//! | What you want | What to use |
//! |---|---|
//! | a policy for `RetryLayer` | [`TowerPolicy`] |
//! | the error of the service below the retry | [`RetryError`], which [`From`] creates from the client's own error |
//! | to say whether a request is idempotent | an [`Idempotency`] in the extensions of the request |
//! | the timer of tokio | `errspec::client::tokio::TokioTimer` (feature `client-tokio`) |

use core::fmt;
use core::future::Future;
use core::pin::Pin;
use core::task::{Context, Poll, ready};

use http::Request;
use pin_project_lite::pin_project;

use crate::client::call::Call;
use crate::client::refresh::Joined;
use crate::client::{Decision, Idempotency, RetryError, RetryPolicy, Retryable, Timer};

/// A policy for `tower::retry` that follows the spec; see [the module](crate::client::tower) for an example.
///
/// - The service below the retry fails with a [`RetryError`], which [`From`] creates from the client's own error.
///   Once a call has failed for good, that error has all attempts.
/// - A failing response must be such an error already: for `tower::retry`, a `Response` is a success.
/// - Clones share the [retry budget](RetryPolicy#retry-budget) of the policy. Use one policy for each service.
/// - Method and headers of a request decide whether it is idempotent, unless the request has an [`Idempotency`] in its
///   extensions.
/// - A layer below the retry sets an access token that [`RetryPolicy::with_refresh`] renews.
///   `tower` sends a request again after every wait, so it does even if the renewal has failed, once.
/// - It decides only between attempts, so it cannot end one that takes too long: it ignores
///   [`RetryPolicy::with_attempt_timeout`], and [`RetryPolicy::with_max_elapsed`] only keeps it from sending the request
///   again. To limit each attempt, add the layer of `tower::timeout` below the retry, and convert its error into one that
///   is [`Outcome::NoResponse`](crate::client::Outcome::NoResponse).
#[derive(Debug, Clone)]
pub struct TowerPolicy<T> {
    policy: RetryPolicy,
    timer: T,
    call: Option<Call>,
}

impl<T> TowerPolicy<T> {
    /// Creates a policy for tower from a retry policy and the timer of a runtime.
    pub const fn new(policy: RetryPolicy, timer: T) -> Self
    where
        T: Timer,
    {
        Self { policy, timer, call: None }
    }
}

pin_project! {
    /// The wait of [`TowerPolicy`] before it sends a request again.
    pub struct Pause<S> {
        renewal: Option<Joined>,
        #[pin]
        sleep: S,
    }
}

impl<S: Future<Output = ()>> Future for Pause<S> {
    type Output = ();

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let this = self.project();
        if let Some(renewal) = this.renewal {
            ready!(Pin::new(renewal).poll(cx));
            *this.renewal = None;
        }
        this.sleep.poll(cx)
    }
}

impl<S> fmt::Debug for Pause<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pause").field("renews", &self.renewal.is_some()).finish_non_exhaustive()
    }
}

impl<T: Timer, B: Clone, R, E: Retryable> tower::retry::Policy<Request<B>, R, RetryError<E>>
    for TowerPolicy<T>
{
    type Future = Pause<T::Sleep>;

    fn retry(
        &mut self,
        _: &mut Request<B>,
        result: &mut Result<R, RetryError<E>>,
    ) -> Option<Pause<T::Sleep>> {
        let Err(error) = result else {
            self.policy.succeeded();
            return None;
        };
        let call = self.call.as_mut()?;
        let (after, renewal) = match call.decide(error.error()?, &mut self.timer) {
            Decision::Retry { after } => (Some(after), None),
            Decision::Refresh { after } => {
                let renewal = call.renewal();
                (renewal.is_some().then_some(after), renewal)
            }
            Decision::Stop(_) => (None, None),
        };
        let Some(after) = after else {
            error.learn(&call.retries);
            return None;
        };
        Some(Pause { renewal, sleep: self.timer.sleep(after) })
    }

    /// `tower` clones a request before each attempt, and the policy itself between the first clone and its attempt.
    ///
    /// So a policy that has decided nothing yet is at the beginning of a call.
    fn clone_request(&mut self, request: &Request<B>) -> Option<Request<B>> {
        if self.call.as_ref().is_none_or(|call| call.retries.is_new()) {
            let idempotency =
                Idempotency::from_request(request.method(), request.headers(), request.extensions());
            self.call = Some(Call::start(self.policy.clone(), idempotency, &self.timer));
        }
        if let Some(call) = &mut self.call {
            call.start_attempt();
        }
        Some(request.clone())
    }
}
