//! The server side: makes every failing response of a service the envelope.
//!
//! - [`AnyApiError`] is an error that travels with its response, whatever its code.
//! - [`tower`] is a layer around any service that speaks [`http`], axum's among them (feature `server-tower`).
//! - [`actix`] is a middleware of actix (feature `server-actix`).
//! - [`RequestId`] is the id that both give to a request, and [`Untouched`] marks a response that they leave as it is.
//! - An [`ApiError`](crate::ApiError) is a response of axum (feature `server-axum`) and an error of actix (feature `server-actix`).

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
