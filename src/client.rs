//! The client side: reads failing responses, and decides whether and when to send a request again.
//!
//! Nothing in here sends a request, sleeps, or reads a clock, unless a feature says so; it fits any HTTP client that has the types of `http`.
//!
//! - [`Failure`] is what comes of a failing response, whatever its body is.
//! - [`RetryAfter`] is how long the response asks to wait.
//! - [`RetryPolicy`] decides whether the request is sent again, and when.
//! - [`Attempts`] keeps the ids of all requests that failed, and [`RetryError`] hands them on with the last error.
//! - [`retry`](retry()) runs a policy, with the [`Timer`] of any runtime; [`Retries`] is for loops of other crates.
//! - [`tokio`] has the timer of tokio (feature `client-tokio`).
//! - [`tower`] has a policy for `tower::retry` (feature `client-tower`).
//! - [`reqwest`] has a middleware for `reqwest-middleware`, and the error it fails with (feature `client-reqwest`).
//!
//! # Unknown codes
//!
//! A service may be newer than its clients, and what stands between them sends failures of its own.
//! What the spec says about a known code always counts; for all others the first row that fits does:
//!
//! | the response | what to do | [`Failure::retry`] |
//! |---|---|---|
//! | 429 or 503 with a `Retry-After` | wait, then send the same request again | [`Retry::DEFAULT_AFTER_DELAY`](crate::Retry::DEFAULT_AFTER_DELAY) |
//! | any other 5xx | retry with backoff | [`Retry::DEFAULT_BACKOFF`](crate::Retry::DEFAULT_BACKOFF) |
//! | anything else | fix it in code | [`Retry::Never`](crate::Retry::Never) |

mod attempt;
mod attempts;
mod backoff;
mod call;
mod decision;
mod failure;
mod idempotency;
mod log_safe;
mod outcome;
mod policy;
#[cfg(feature = "client-reqwest")]
pub mod reqwest;
mod retries;
mod retry;
mod retry_after;
mod retry_error;
#[cfg(feature = "client-tokio")]
pub mod tokio;
#[cfg(feature = "client-tower")]
pub mod tower;
mod unknown_code;

pub use crate::client::attempt::Attempt;
pub use crate::client::attempts::{Attempts, FailedAttempt};
pub use crate::client::decision::{Decision, Stop};
pub use crate::client::failure::Failure;
pub use crate::client::idempotency::Idempotency;
pub use crate::client::outcome::{Outcome, Retryable};
pub use crate::client::policy::RetryPolicy;
pub use crate::client::retries::Retries;
pub use crate::client::retry::{Timer, retry};
pub use crate::client::retry_after::RetryAfter;
pub use crate::client::retry_error::RetryError;
