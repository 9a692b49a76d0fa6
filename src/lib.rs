//! API error codes from one YAML table: what generated code needs at run time.
//!
//! The table of codes, `spec/errors.yaml`, is the only place where a code is written.
//! From it comes an enum whose every value knows its [`Entry`]: the string on the wire, the HTTP status, what a client should do about it, the words, and the link into the docs.
//! This crate holds what such an enum, a server and a client share:
//!
//! - [`ApiErrorSpec`], the trait of everything that has an entry, and [`ApiErrorCodes`], which codes that can be;
//! - [`Catalog`], the codes of a whole spec, with one for each failure that has none;
//! - [`Bucket`] and [`Retry`], what a client should do;
//! - [`ApiError`], a code with its own message and details, which `?` makes of any of these, with [`into_api_error!`] where the trait is written by hand (feature `alloc`);
//! - [`Envelope`], the body of a failing response (feature `envelope`);
//! - [`AnyApiError`], an error that travels with its response (feature `server`);
//! - [`tower`], the layer that makes every failing response the envelope (feature `server-tower`);
//! - [`actix_web`], the same as a middleware of actix (feature `server-actix`);
//! - [`utoipa`], the responses of errors in an OpenAPI document (feature `openapi-utoipa`);
//! - [`client`], failures from responses, and when to try again (feature `client`);
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
//! - `server`: [`AnyApiError`], for servers of any framework; enabled by the three that follow.
//! - `server-tower`: the module [`tower`]; works with anything that speaks `http`, and needs std.
//! - `server-axum`: an [`ApiError`] is a response of axum; depends on `axum-core` alone.
//! - `server-actix`: an [`ApiError`] is an error of actix, and the module [`actix_web`]; needs std.
//! - `client`: the module [`client`]; needs std.
//! - `client-tokio`: the timer of tokio for [`client`].
//! - `client-tower`: the retry policy as one of `tower::retry`.
//! - `client-reqwest`: the retry policy as a middleware of `reqwest-middleware`.
//! - `openapi-utoipa`: the module [`utoipa`], for version 6 of that crate.
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "alloc")]
extern crate alloc;
#[cfg(any(feature = "server-actix", feature = "client", feature = "server-tower"))]
extern crate std;

#[cfg(feature = "server-actix")]
pub mod actix_web;
#[cfg(feature = "server")]
mod any_error;
#[cfg(feature = "macros")]
mod assert_covers;
#[cfg(feature = "server-axum")]
mod axum;
mod bucket;
mod catalog;
#[cfg(feature = "client")]
pub mod client;
mod codes;
#[cfg(feature = "macros")]
mod derive;
#[cfg(feature = "alloc")]
mod detail;
mod entry;
#[cfg(feature = "envelope")]
mod envelope;
#[cfg(feature = "alloc")]
mod error;
#[cfg(feature = "macros")]
mod errors;
mod include;
#[cfg(feature = "alloc")]
mod into_api_error;
mod message;
mod retry;
#[cfg(any(feature = "server-actix", feature = "server-tower"))]
mod server;
mod spec;
#[cfg(feature = "server-tower")]
pub mod tower;
mod unknown;
#[cfg(feature = "openapi-utoipa")]
pub mod utoipa;
mod value;

#[doc(hidden)]
pub mod __private;

#[cfg(feature = "server")]
pub use crate::any_error::AnyApiError;
#[cfg(feature = "macros")]
pub use crate::assert_covers::assert_covers;
pub use crate::bucket::Bucket;
pub use crate::catalog::Catalog;
pub use crate::codes::{ApiErrorCodes, Codes, CodesIter};
#[cfg(feature = "macros")]
pub use crate::derive::ApiErrorSpec;
#[cfg(feature = "alloc")]
pub use crate::detail::Detail;
pub use crate::entry::{Deprecated, Entry};
#[cfg(feature = "envelope")]
pub use crate::envelope::Envelope;
#[cfg(feature = "alloc")]
pub use crate::error::ApiError;
#[cfg(feature = "macros")]
pub use crate::errors::errors;
pub use crate::message::Message;
pub use crate::retry::{Retry, RetryNumbers};
pub use crate::spec::ApiErrorSpec;
pub use crate::unknown::UnknownCode;
pub use crate::value::Value;
