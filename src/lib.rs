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
//! - [`Envelope`], the body of a failing response (feature `json`);
//! - [`AnyApiError`], an error that travels with its response (features `actix-web`, `axum` and `tower`);
//! - [`tower`], the layer that makes every failing response the envelope (feature `tower`);
//! - [`actix_web`], the same as a middleware of actix (feature `actix-web`);
//! - [`utoipa`], the responses of errors in an OpenAPI document (feature `utoipa`);
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
//! - `json`: the [`Envelope`] as JSON.
//! - `axum`: an [`ApiError`] is a response of axum; stands on `axum-core` alone.
//! - `tower`: the module [`tower`]; works with anything that speaks `http`, and needs std.
//! - `actix-web`: an [`ApiError`] is an error of actix, and the module [`actix_web`]; needs std.
//! - `utoipa`: the module [`utoipa`], for version 6 of that crate.
//! - `client`: the module [`client`]; needs std.
//! - `tokio`: the timer of tokio for [`client`].
//! - `tower-retry`: the retry policy as one of `tower::retry`.
//! - `reqwest-middleware`: the retry policy as a middleware of `reqwest`.
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "alloc")]
extern crate alloc;
#[cfg(any(feature = "actix-web", feature = "client", feature = "tower"))]
extern crate std;

#[cfg(feature = "actix-web")]
pub mod actix_web;
#[cfg(any(feature = "actix-web", feature = "axum", feature = "tower"))]
mod any_error;
#[cfg(feature = "macros")]
mod assert_covers;
#[cfg(feature = "axum")]
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
#[cfg(feature = "json")]
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
#[cfg(any(feature = "actix-web", feature = "tower"))]
mod server;
mod spec;
#[cfg(feature = "tower")]
pub mod tower;
mod unknown;
#[cfg(feature = "utoipa")]
pub mod utoipa;
mod value;

#[doc(hidden)]
pub mod __private;

#[cfg(any(feature = "actix-web", feature = "axum", feature = "tower"))]
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
#[cfg(feature = "json")]
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
