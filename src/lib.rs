//! API error codes from one YAML table: what generated code needs at run time.
//!
//! The table of codes, `spec/errors.yaml`, is the only place where a code is written.
//! From it comes an enum whose every value knows its [`Entry`]: the string on the wire, the HTTP status, what a client should do about it, the words, and the link into the docs.
//! This crate holds what such an enum, a server and a client share:
//!
//! - [`ApiErrorSpec`], the trait of everything that has an entry, and [`ApiErrorCodes`], which codes that can be;
//! - [`CodeEnum`], the generated enum of all codes, and [`Catalog`], the same with one for each failure that has none;
//! - [`Bucket`] and [`Retry`], what a client should do;
//! - [`ApiError`], a code with its own message and details, which `?` makes of any of these, with [`into_api_error!`] where the trait is written by hand (feature `alloc`);
//! - [`Envelope`], the body of a failing response (feature `envelope`);
//! - [`server`], which makes every failing response of a service the envelope: as a layer of tower, as a middleware of actix (feature `server` and those that start with it);
//! - [`client`], failures from responses, and when to try again (feature `client` and those that start with it);
//! - [`openapi`], the responses of errors in an OpenAPI document (feature `openapi-utoipa`);
//! - [`include_errors!`], which takes in what a build script has generated;
//! - [`errors!`], which makes the enum without a build script (feature `macros`);
//! - [`#[derive(ApiErrorSpec)]`](macro@ApiErrorSpec), which holds an enum of your own against the spec, and [`assert_covers!`], which holds several together (feature `macros`).
//!
//! # Features
//!
//! Without features the crate has no dependency, needs no allocator and no std.
//!
//! - `alloc` (default): [`ApiError`], and a constructor for each code whose message has params.
//! - `macros` (default): the macros and the derive, and with them the generator at build time.
//! - `serde`: a code as its string, a [`Value`] as what it is.
//! - `http`: from a code to `http::StatusCode`, and headers of an [`ApiError`].
//! - `envelope`: the [`Envelope`] as JSON.
//! - `server`: the module [`server`], and in it what servers of all frameworks share; enabled by the three that follow.
//! - `server-tower`: the layer of [`server::tower`]; works with anything that speaks `http`, and needs std.
//! - `server-axum`: an [`ApiError`] is a response of axum; depends on `axum-core` alone.
//! - `server-actix`: an [`ApiError`] is an error of actix, and the middleware of [`server::actix`]; needs std.
//! - `client`: the module [`client`]; needs std. Enabled by the three that follow.
//! - `client-tokio`: the timer of tokio, [`client::tokio`].
//! - `client-tower`: a retry policy for `tower::retry`, [`client::tower`].
//! - `client-reqwest`: a middleware for `reqwest-middleware`, [`client::reqwest`].
//! - `openapi-utoipa`: the module [`openapi`].
//!
//! # Versions
//!
//! Features that integrate another crate have its types in their API: `http` 1, `axum-core` 0.5 (axum 0.8), `tower-layer` and `tower-service` 0.3, `actix-web` 4, `tokio` 1, `tower` 0.5, `reqwest` 0.13 with `reqwest-middleware` 0.5, and `utoipa` 6.
//! Before errspec 1.0, a breaking version of one of them is a new minor version of errspec; from 1.0 on, it is a new feature beside the old one.
//! `docs/integrations.md` in the repository has the whole policy.
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "alloc")]
extern crate alloc;
#[cfg(any(feature = "server-actix", feature = "client", feature = "server-tower"))]
extern crate std;

#[cfg(feature = "macros")]
mod assert_covers;
#[cfg(feature = "client")]
pub mod client;
mod code;
#[cfg(feature = "macros")]
mod derive;
#[cfg(feature = "envelope")]
pub mod envelope;
mod error;
#[cfg(feature = "macros")]
mod errors;
mod include;
#[cfg(feature = "openapi-utoipa")]
pub mod openapi;
#[cfg(feature = "server")]
pub mod server;

#[doc(hidden)]
pub mod __private;
#[doc(hidden)]
pub mod __v1;

#[cfg(feature = "macros")]
pub use crate::assert_covers::assert_covers;
pub use crate::code::{
    ApiErrorCodes, Bucket, Catalog, CodeEnum, Codes, CodesIter, Deprecated, Entry, Retry, RetryNumbers,
    UnknownCode,
};
#[cfg(feature = "macros")]
pub use crate::derive::ApiErrorSpec;
#[cfg(feature = "envelope")]
pub use crate::envelope::Envelope;
#[cfg(feature = "alloc")]
pub use crate::error::{ApiError, Detail};
pub use crate::error::{ApiErrorSpec, Message, Value};
#[cfg(feature = "macros")]
pub use crate::errors::errors;
