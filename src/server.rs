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
//! | `?` on errors of other crates, such as `sqlx::Error`, in a handler | an error type of your own, from [`api_error!`](crate::api_error!) |
//! | a response with several errors | [`ApiErrors`](crate::ApiErrors), also as the error of a handler |
//! | a response for any other framework, or the error behind a response | [`AnyApiError`] |
//! | the id of the current request | [`RequestId`] |
//! | a failing response that keeps its own body | [`Untouched`] |
//! | a service that has errors already, and moves one handler at a time | [`KeptBodies`] |
//!
//! # Into an existing service
//!
//! A service that has errors already moves one handler at a time:
//!
//! 1. Put the layer or the middleware around all routes, with [`KeptBodies::json`] or [`KeptBodies::any`].
//!    Each response gets a request id, each failure is logged, and clients get the bodies that they know.
//! 2. Define the error type of the service with [`api_error!`](crate::api_error!), and write its `From` impls: `internal(sqlx::Error)` for what no client can act on, and impls of your own for the rest.
//! 3. Let one handler after the other return it. Its failures become envelopes.
//! 4. Watch the events `response kept`, or a counter in [`KeptBodies::with_hook`]. The code or the text of the body and the route say what is left.
//! 5. Remove the setting once nothing is kept any longer.
//!
//! # The log
//!
//! Every event has the target `errspec`.
//! The names below are an interface: they stay the same within a major version, and new ones may be added.
//!
//! | Event | Level | When |
//! |---|---|---|
//! | `request failed` | error from 500 on, info below | once for each failing response |
//! | `response kept` | error from 500 on, info below | in place of `request failed`, for a failing response whose own body is [kept](KeptBodies) |
//! | `request abandoned` | info | the request was dropped before it had a response, because the client left or an outer time limit expired |
//! | `response body broke` | error | the body of a success failed or panicked after its head was sent; the connection ends |
//! | `response body abandoned` | info | the body of a success was read in part and then dropped, because the client left |
//!
//! | Field | Value | Limit |
//! |---|---|---|
//! | `code` | the code; of several errors, that of the first; absent if the response is [`Untouched`]; of a response that is [kept](KeptBodies), the code of its body | that of the spec; 256 bytes |
//! | `status` | the HTTP status of the response | |
//! | `bucket` | the bucket of the code, if the spec has it | that of the spec |
//! | `request_id` | the [`RequestId`] | 128 bytes |
//! | `method` | the method of the request | 32 bytes |
//! | `route` | the matched route, such as `/orders/{id}`, if it is known | 1 KiB |
//! | `path` | without a `route`, the path without its query | 1 KiB |
//! | `errors`, `codes` | of [several errors](crate::ApiErrors), their number, and each code once | 1 KiB |
//! | `error_message` | the message that was sent, if it is not that of the code; of a kept response, the message of its body | 1 KiB |
//! | `source` | the sources, each text once and without the message; of a panic, its message | 4 KiB |
//! | `body` | the short plain text that was replaced, unless `source` is the same; of a kept response, the beginning of a plain text or of JSON without a code and a message | 1 KiB |
//! | `location` | where the error was made, as in `src/orders.rs:41:9`, with the feature `location`: [`ApiError::location`](crate::ApiError::location); of several errors, the first | 1 KiB |
//! | `spec` | the [`digest`](crate::digest()) of the spec of the layer | 16 bytes |
//!
//! A field that has no value is absent. A text that exceeds its limit is cut and ends in `…`.
//! The body of a success is watched only if its size is unknown, since a body of a known size is in memory already.
//! In a tower stack, it must also be the body type of axum (feature `server-axum`).
//!
//! hyper, and so axum, drops a request as soon as the client closes its connection.
//! actix-web lets the handler finish unless the connection is reset, so there a request that the client has given up
//! usually ends without an event.

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
pub use self::middleware::{KeptBodies, KeptResponse, RequestId, Untouched};
