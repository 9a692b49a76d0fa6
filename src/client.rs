//! The client side: reads failing responses, and decides whether and when to send a request again.
//!
//! ```
//! use std::time::{Duration, SystemTime};
//!
//! use errspec::client::{Attempt, Decision, Failure, Idempotency, RetryPolicy};
//! use http::{HeaderMap, StatusCode};
//!
//! errspec::errors!("spec/errors.yaml");
//!
//! let mut headers = HeaderMap::new();
//! headers.insert("retry-after", "7".parse()?);
//! let body = br#"{"error": {"code": "rate_limit_exceeded", "message": "The limit is 100."}}"#;
//! let failure =
//!     Failure::<ErrorCode>::from_response(StatusCode::TOO_MANY_REQUESTS, &headers, body, SystemTime::now());
//!
//! assert_eq!(failure.known(), Some(&ErrorCode::RateLimitExceeded));
//! // The wait is up to half longer than the server asks, at random.
//! let attempt = Attempt::new(1, Idempotency::Idempotent).with_random(0.5);
//! assert_eq!(
//!     RetryPolicy::new().decide(&failure, &attempt),
//!     Decision::Retry { after: Duration::from_millis(8_750) },
//! );
//! # Ok::<(), http::header::InvalidHeaderValue>(())
//! ```
//!
//! The `envelope` of the spec says which members the body has, and [`Failure`] reads them.
//! With `envelope: problem_details` in the spec, these are the members of RFC 9457:
//!
//! ```
//! # use std::time::SystemTime;
//! # use errspec::Value;
//! # use errspec::client::Failure;
//! # use http::{HeaderMap, StatusCode};
//! # errspec::errors!("tests/shapes/spec/problem_details.yaml");
//! # let (headers, now) = (HeaderMap::new(), SystemTime::UNIX_EPOCH);
//! let body = br#"{"status": 409, "detail": "Order 7 is being changed.", "code": "order_locked", "order": 7}"#;
//! let failure = Failure::<ErrorCode>::from_response(StatusCode::CONFLICT, &headers, body, now);
//!
//! assert_eq!(failure.known(), Some(&ErrorCode::OrderLocked));
//! assert_eq!(failure.message(), Some("Order 7 is being changed."));
//! assert!(matches!(failure.detail("order"), Some(Value::U64(7))));
//! ```
//!
//! Any other format is written in the spec as a sample; `spec/envelopes.md` of the repository shows how.
//!
//! The client works with any HTTP crate that uses the types of `http`.
//! It does not send requests, sleep or read a clock unless a feature adds that.
//!
//! | What you want | What to use |
//! |---|---|
//! | a typed error from a failing response | [`Failure`] |
//! | a failure for a test or a mock, or from a body that your SDK reads itself | [`Failure::new`] |
//! | each error of a response with several | [`Failure::errors`] |
//! | to know whether and when to send a request again | [`RetryPolicy`] |
//! | to limit all retries of a client together | [the retry budget](RetryPolicy#retry-budget), which is on by default |
//! | to run a request with retries, on any runtime | [`retry`](retry()) with a [`Timer`] |
//! | the timer of tokio | [`tokio::TokioTimer`] (feature `client-tokio`) |
//! | retries in a stack of tower | [`tower::TowerPolicy`] (feature `client-tower`) |
//! | retries for reqwest | [`reqwest::RetryMiddleware`] (feature `client-reqwest`) |
//! | retries in a loop of another crate, such as backon | [`Retries`] |
//! | retries for an error type of your own | [`Retryable`] |
//! | to limit the time of a call and of each attempt | [`RetryPolicy::with_max_elapsed`] and [`RetryPolicy::with_attempt_timeout`] |
//! | the request ids of all attempts, for a support ticket | [`Attempts`] and [`RetryError`] |
//! | the value of `Retry-After` | [`RetryAfter`] |
//! | to wait as `RateLimit` and `X-RateLimit-Reset` say | [`RetryPolicy::with_rate_limit_headers`] |
#![doc = ""]
#![doc = include_str!("client/unknown_codes.md")]

mod attempt;
mod attempts;
mod backoff;
mod budget;
mod call;
mod decision;
mod failure;
mod failure_error;
mod idempotency;
mod log_safe;
mod made;
mod outcome;
mod policy;
mod rate_limit;
mod refresh;
#[cfg(feature = "client-reqwest")]
pub mod reqwest;
mod retries;
mod retry;
mod retry_after;
mod retry_error;
mod time_limit;
#[cfg(feature = "client-tokio")]
pub mod tokio;
#[cfg(feature = "client-tower")]
pub mod tower;
mod unknown_code;

pub use crate::client::attempt::Attempt;
pub use crate::client::attempts::{Attempts, FailedAttempt};
pub use crate::client::decision::{Decision, Stop};
pub use crate::client::failure::Failure;
pub use crate::client::failure_error::FailureError;
pub use crate::client::idempotency::Idempotency;
pub use crate::client::outcome::{Outcome, Retryable};
pub use crate::client::policy::RetryPolicy;
pub use crate::client::rate_limit::RateLimitReset;
pub use crate::client::retries::Retries;
pub use crate::client::retry::{Timer, retry};
pub use crate::client::retry_after::RetryAfter;
pub use crate::client::retry_error::RetryError;
