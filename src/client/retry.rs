//! How does a policy run, with any HTTP client and any runtime?

use core::time::Duration;

use crate::client::call::Call;
use crate::client::time_limit::within;
use crate::client::{Idempotency, RetryError, RetryPolicy, Retryable};

/// What a policy needs from a runtime: a clock, a sleep and random numbers.
///
/// For tokio, use `client::tokio::TokioTimer` (feature `client-tokio`).
/// You can implement it for any other runtime; items that are added later will have defaults.
/// This timer is for a program without a runtime:
///
/// ```
/// use std::future::{Ready, ready};
/// use std::time::{Duration, Instant};
///
/// use errspec::client::Timer;
///
/// /// Blocks the thread, since nothing else runs on it.
/// struct Blocking {
///     start: Instant,
///     random: fn() -> f64,
/// }
///
/// impl Timer for Blocking {
///     type Sleep = Ready<()>;
///
///     fn now(&self) -> Duration {
///         self.start.elapsed()
///     }
///
///     fn sleep(&mut self, wait: Duration) -> Ready<()> {
///         std::thread::sleep(wait);
///         ready(())
///     }
///
///     fn random(&mut self) -> f64 {
///         (self.random)()
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a timer",
    label = "does not implement `Timer`",
    note = "use `errspec::client::tokio::TokioTimer` (feature `client-tokio`), or implement `Timer` for your runtime"
)]
pub trait Timer {
    /// The future of a sleep.
    type Sleep: Future<Output = ()>;

    /// Returns the time since a fixed moment, such as the creation of the timer; it never decreases.
    ///
    /// Only differences between two results are used, so any moment will do.
    fn now(&self) -> Duration;

    /// Returns a future that completes after `wait`, and not earlier.
    fn sleep(&mut self, wait: Duration) -> Self::Sleep;

    /// Returns a future that completes after `limit`, and not earlier, to end an attempt that takes too long.
    ///
    /// By default, it is a [`sleep`](Self::sleep). Implement it for a timer whose sleeps are special, such as one that
    /// prints each wait.
    fn timeout(&mut self, limit: Duration) -> Self::Sleep {
        self.sleep(limit)
    }

    /// Returns a uniformly distributed random number from 0 to 1, such as that of `fastrand::f64`.
    fn random(&mut self) -> f64;
}

/// Sends a request until it succeeds or the policy stops.
///
/// - `send` creates and sends the request for each attempt; with an idempotency key, use the same key each time.
/// - Read the body of a success in `send`, too, and return an error that is [`Outcome::NoResponse`](crate::client::Outcome::NoResponse) if it breaks: then the
///   request is sent again. `examples/client` of the repository does so.
/// - All calls with `policy` and its clones share its [retry budget](RetryPolicy#retry-budget), so don't create one for
///   each call.
/// - The time limits of the policy end an attempt by dropping its future, with everything that it has read. So a client
///   that reads the body of a failing response also limits the time for that, to keep the code of a body that stalls.
/// - The returned future is `Send` if the timer, its sleep, the future of `send` and the error are.
///
/// # Errors
///
/// Returns the last error, with all attempts and the reason why the policy stopped.
///
/// ```
/// # use core::str::FromStr;
/// # use errspec::{ApiErrorSpec, Bucket, Entry, UnknownCode};
/// # #[derive(Debug)]
/// # enum ErrorCode {}
/// # impl ApiErrorSpec for ErrorCode {
/// #     fn entry(&self) -> Entry { match *self {} }
/// # }
/// # impl errspec::ApiErrorShape for ErrorCode {}
/// # impl FromStr for ErrorCode {
/// #     type Err = UnknownCode;
/// #     fn from_str(code: &str) -> Result<Self, UnknownCode> { Err(UnknownCode::new()) }
/// # }
/// # struct Order;
/// use std::time::SystemTime;
///
/// use errspec::client::{Failure, Idempotency, RetryError, RetryPolicy, Timer, retry};
/// # mod my { use http::{HeaderMap, StatusCode}; pub async fn get(_: &str) -> (StatusCode, HeaderMap, Vec<u8>) { unimplemented!() } }
///
/// async fn order(
///     policy: &RetryPolicy,
///     timer: &mut impl Timer,
///     id: u64,
/// ) -> Result<Order, RetryError<Failure<ErrorCode>>> {
///     retry(policy, Idempotency::Idempotent, timer, || async move {
///         let (status, headers, body) = my::get(&format!("/orders/{id}")).await;
///         if status.is_success() {
///             Ok(Order)
///         } else {
///             Err(Failure::from_response(status, &headers, &body, SystemTime::now()))
///         }
///     })
///     .await
/// }
/// ```
pub async fn retry<T, E: Retryable, F: Future<Output = Result<T, E>>>(
    policy: &RetryPolicy,
    idempotency: Idempotency,
    timer: &mut impl Timer,
    mut send: impl FnMut() -> F,
) -> Result<T, RetryError<E>> {
    let mut call = Call::start(policy.clone(), idempotency, timer);
    let mut last = None;
    loop {
        call.start_attempt();
        let limit = call.limit(timer);
        let decision = match within(limit, timer, send()).await {
            Ok(Ok(value)) => {
                call.succeeded();
                return Ok(value);
            }
            Ok(Err(error)) => call.decide(last.insert(error), timer),
            Err(timeout) => call.decide_timeout(timeout, timer),
        };
        if !call.wait(decision, timer).await {
            return Err(call.into_error(last));
        }
    }
}
