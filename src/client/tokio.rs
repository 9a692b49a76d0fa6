//! The timer of tokio, for retries.
//!
//! ```
//! use std::time::SystemTime;
//!
//! use errspec::client::tokio::TokioTimer;
//! use errspec::client::{Failure, Idempotency, RetryError, RetryPolicy, retry};
//! # mod my {
//! #     use core::sync::atomic::{AtomicUsize, Ordering};
//! #     use http::{HeaderMap, StatusCode};
//! #     static SENT: AtomicUsize = AtomicUsize::new(0);
//! #     pub async fn get(_: &str) -> (StatusCode, HeaderMap, Vec<u8>) {
//! #         let status = if SENT.fetch_add(1, Ordering::Relaxed) < 2 { StatusCode::BAD_GATEWAY } else { StatusCode::OK };
//! #         (status, HeaderMap::new(), b"order 7".to_vec())
//! #     }
//! # }
//!
//! errspec::errors!("spec/errors.yaml");
//!
//! # #[tokio::main(flavor = "current_thread", start_paused = true)]
//! # async fn main() -> Result<(), RetryError<Failure<ErrorCode>>> {
//! let policy = RetryPolicy::new();
//! let order = retry(&policy, Idempotency::Idempotent, &mut TokioTimer::new(), async || {
//!     let (status, headers, body) = my::get("/orders/7").await;
//!     if status.is_success() {
//!         Ok(body)
//!     } else {
//!         Err(Failure::<ErrorCode>::from_response(status, &headers, &body, SystemTime::now()))
//!     }
//! })
//! .await?;
//! assert_eq!(order, b"order 7");
//! # Ok(())
//! # }
//! ```
//!
//! | What you want | What to use |
//! |---|---|
//! | to run a request with retries on tokio | [`TokioTimer`] with [`retry`](crate::client::retry()) |
//! | retries for reqwest | [`client::reqwest`](crate::client), which uses this timer |
//! | another runtime | an impl of [`Timer`] |

use core::time::Duration;

use tokio::time::{self, Instant, Sleep};

use crate::client::Timer;

/// The timer of tokio: its clock, which tests can pause, its sleep, and random numbers from `fastrand`.
///
/// # Panics
///
/// A sleep panics outside of a tokio runtime, and in a runtime whose time driver is not enabled; see
/// [`tokio::time::sleep`].
#[derive(Debug, Clone)]
pub struct TokioTimer {
    start: Instant,
}

impl TokioTimer {
    /// Creates a timer whose time starts now.
    #[must_use]
    pub fn new() -> Self {
        Self { start: Instant::now() }
    }
}

impl Default for TokioTimer {
    fn default() -> Self {
        Self::new()
    }
}

impl Timer for TokioTimer {
    type Sleep = Sleep;

    fn now(&self) -> Duration {
        self.start.elapsed()
    }

    fn sleep(&mut self, wait: Duration) -> Sleep {
        time::sleep(wait)
    }

    fn random(&mut self) -> f64 {
        fastrand::f64()
    }
}
