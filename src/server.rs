//! The server side: every failing response of a service becomes the envelope that the docs promise.
//!
//! ```
//! use errspec::ApiError;
//! use errspec::server::AnyApiError;
//!
//! errspec::errors!("spec/errors.yaml");
//!
//! let error = ApiError::new(ErrorCode::NotFound).with_message("There is no order 7.");
//! let response: http::Response<Vec<u8>> = AnyApiError::from(error).to_response();
//!
//! assert_eq!(response.status(), 404);
//! assert_eq!(response.headers()["content-type"], "application/json");
//! ```
//!
//! The `envelope` of the spec says which members the body has, and everything here follows it.
//! [`tower`](tower#the-format) and [`actix`](actix#the-format) show services in other formats.
//!
//! | What you want | What to use |
//! |---|---|
//! | the envelope around axum, hyper or any other tower service | [`tower`] (feature `server-tower`) |
//! | the envelope around an actix-web app | [`actix`] (feature `server-actix`) |
//! | a handler of axum or actix-web that fails with a code | [`ApiError`](crate::ApiError) as its error (features `server-axum`, `server-actix`) |
//! | a response with several errors | [`ApiErrors`](crate::ApiErrors), also as the error of a handler |
//! | a response for any other framework, or the error behind a response | [`AnyApiError`] |
//! | the id of the current request | [`RequestId`] |
//! | a failing response that keeps its own body | [`Untouched`] |

#[cfg(feature = "server-actix")]
pub mod actix;
mod any_error;
#[cfg(feature = "server-axum")]
mod axum;
#[cfg(any(feature = "server-actix", feature = "server-tower"))]
mod middleware;
#[cfg(feature = "server-tower")]
pub mod tower;

pub use self::any_error::AnyApiError;
#[cfg(any(feature = "server-actix", feature = "server-tower"))]
pub use self::middleware::{RequestId, Untouched};
