//! API error codes that are defined once, in one YAML file.
//!
//! errspec generates an enum of the codes from that file, the *spec*.
//! Each code has an [`Entry`]: its string on the wire, its HTTP status, what a client should do about it, its texts, and its docs URL.
//!
//! ```
//! use errspec::{ApiErrorSpec, Retry};
//!
//! errspec::errors!("spec/errors.yaml");
//!
//! let code = ErrorCode::RateLimitExceeded;
//! assert_eq!(code.as_str(), "rate_limit_exceeded");
//! assert_eq!(code.http_status(), 429);
//! assert_eq!(code.docs_url(), "https://docs.example.com/errors#rate_limit_exceeded");
//! assert!(matches!(code.retry(), Retry::AfterDelay(_)));
//! ```
//!
//! | What you want | What to use |
//! |---|---|
//! | the enum, without a build script | [`errors!`] (feature `macros`) |
//! | the enum, from a build script | the crate [`errspec-codegen`](https://docs.rs/errspec-codegen) and [`include_errors!`] |
//! | your own error enum, checked against the spec | [`#[derive(ApiErrorSpec)]`](macro@ApiErrorSpec) (feature `macros`) |
//! | several enums that cover the spec together | [`assert_covers!`] (feature `macros`) |
//! | an error with its own message, details and source | [`ApiError`] (feature `alloc`) |
//! | an error type of your own that has all of it, for `From` of foreign errors | [`api_error!`] (feature `alloc`) |
//! | several errors in one response | [`ApiErrors`] (feature `alloc`) |
//! | an error type with a hand-written impl | the trait [`ApiErrorSpec`](trait@ApiErrorSpec), and [`into_api_error!`] for `?` |
//! | to know whether a request should be sent again | [`Bucket`] and [`Retry`] |
//! | code that works with the enum of any spec | [`CodeEnum`], and [`Catalog`] for a spec with `fallback` |
//! | a code out of a queue, a webhook or a log, which this build may not know | [`Code`] (feature `alloc`) |
//! | the codes that a type can have, at compile time | [`ApiErrorCodes`] and [`Codes`] |
//! | the JSON body of a failing response | [`Envelope`] (feature `envelope`), in any [`Shape`] |
//! | a server in which every failing response has that body | [`server`] (features `server-…`) |
//! | a client that reads failing responses and retries | [`client`] (features `client-…`) |
//! | the failing responses in an OpenAPI document | [`openapi`] (features `openapi-…`) |
//!
//! # Features
//!
//! Without features the crate has no dependencies and needs neither std nor an allocator.
//!
//! | Feature | What it adds |
//! |---|---|
//! | `alloc` (default) | [`ApiError`], and a constructor for each code with params |
//! | `location` | [`ApiError::location`]: where an error was made, for the log of a server; an error is a pointer larger |
//! | `macros` (default) | [`errors!`], [`assert_covers!`] and the derive; adds the generator to the build |
//! | `serde` | a code and a [`Code`] are serialized as their string, a [`Value`] as its JSON type |
//! | `http` | conversion of a code into `http::StatusCode`, and the headers of an [`ApiError`] |
//! | `envelope` | [`Envelope`], and the module [`envelope`] |
//! | `server` | the module [`server`], shared by the three features below |
//! | `server-tower` | [`server::tower`]: a layer for every service that uses `http`, such as axum and hyper; needs std |
//! | `server-axum` | [`ApiError`] is a response of axum; depends only on `axum-core` |
//! | `server-actix` | [`server::actix`]: a middleware, and [`ApiError`] is an error of actix-web; needs std |
//! | `client` | the module [`client`], shared by the three features below; needs std |
//! | `client-tokio` | [`client::tokio`]: the timer of tokio |
//! | `client-tower` | [`client::tower`]: a policy for `tower::retry` |
//! | `client-reqwest` | [`client::reqwest`]: a middleware for `reqwest-middleware` |
//! | `openapi-utoipa` | [`openapi`]: failing responses for utoipa 6 |
//! | `openapi-utoipa-5` | the same for utoipa 5 |
//!
//! # Versions
//!
//! A feature that integrates another crate has types of that crate in its API: `http` 1, `axum-core` 0.5 (axum 0.8), `tower-layer` and `tower-service` 0.3, `actix-web` 4, `tokio` 1, `tower` 0.5, `reqwest` 0.13 with `reqwest-middleware` 0.5, and `utoipa` 6 (or 5).
//! Before errspec 1.0, a minor release can move a feature to a new breaking version of its crate.
//! From 1.0 on, a new version gets its own feature, and the old one is kept.
//! The whole policy is in `docs/integrations.md` of the repository.
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "alloc")]
extern crate alloc;
#[cfg(any(feature = "server", feature = "client"))]
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
#[cfg(any(feature = "openapi-utoipa", feature = "openapi-utoipa-5"))]
pub mod openapi;
#[cfg(feature = "server")]
mod panic;
#[cfg(feature = "server")]
pub mod server;
mod shape;

#[doc(hidden)]
pub mod __private;
#[doc(hidden)]
pub mod __v1;

#[cfg(feature = "macros")]
pub use crate::assert_covers::assert_covers;
#[cfg(feature = "alloc")]
pub use crate::code::Code;
pub use crate::code::{
    ApiErrorCodes, Bucket, Catalog, CodeEnum, Codes, CodesIter, Deprecated, Digest, Entry, Fields, Retry,
    RetryBudget, RetryNumbers, UnknownCode, digest,
};
#[cfg(feature = "macros")]
pub use crate::derive::ApiErrorSpec;
#[cfg(feature = "envelope")]
#[doc(inline)]
pub use crate::envelope::Envelope;
#[cfg(feature = "alloc")]
pub use crate::error::{ApiError, ApiErrors, Detail};
pub use crate::error::{ApiErrorSpec, Message, Value, ValueList};
#[cfg(feature = "macros")]
pub use crate::errors::errors;
pub use crate::shape::{ApiErrorShape, Shape};
