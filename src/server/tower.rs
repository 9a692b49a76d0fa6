//! A layer that makes every failing response of a service the envelope.
//!
//! [`EnvelopeLayer`] goes around any service that speaks [`http`]: axum, hyper, or a stack of your own.
//! Where a response fails and was not made from an [`ApiError`](crate::ApiError), the spec says which code stands in for it, by its status.
//!
//! ```
//! # use errspec::{ApiErrorSpec, Bucket, Catalog, Entry, Retry};
//! # #[derive(Debug, Clone, Copy)]
//! # enum ErrorCode { NotFound, InternalError }
//! # static FIX_IN_CODE: Bucket = Bucket::new("fix_in_code", "Fix in code", "Do not retry.", Retry::Never);
//! # impl ApiErrorSpec for ErrorCode {
//! #     fn entry(&self) -> Entry {
//! #         let (code, status, text) = match self {
//! #             Self::NotFound => ("not_found", 404, "The resource does not exist."),
//! #             Self::InternalError => ("internal_error", 500, "Something went wrong in the service."),
//! #         };
//! #         Entry::new(code, status, &FIX_IN_CODE).meaning(text).docs_url("https://docs.example.com/errors")
//! #     }
//! # }
//! # impl errspec::CodeEnum for ErrorCode {
//! #     type Bucket = &'static Bucket;
//! #     const ALL: &'static [Self] = &[Self::NotFound, Self::InternalError];
//! #     fn from_code(code: &str) -> Option<Self> {
//! #         Self::ALL.iter().copied().find(|known| known.code() == code)
//! #     }
//! #     fn typed_bucket(&self) -> &'static Bucket {
//! #         &FIX_IN_CODE
//! #     }
//! # }
//! # impl Catalog for ErrorCode {
//! #     fn fallback(http_status: u16) -> Self {
//! #         if http_status < 500 { Self::NotFound } else { Self::InternalError }
//! #     }
//! # }
//! use axum::{Router, routing::get};
//! use errspec::{ApiError, server::tower::EnvelopeLayer};
//!
//! async fn order() -> Result<String, ApiError<ErrorCode>> {
//!     let text = std::fs::read_to_string("/no/such/order")
//!         .map_err(|error| ApiError::new(ErrorCode::InternalError).with_source(error))?;
//!     Ok(text)
//! }
//!
//! let app: Router = Router::new().route("/order", get(order)).layer(EnvelopeLayer::<ErrorCode>::new());
//! ```
//!
//! # What it does
//!
//! - A request id is taken from `x-request-id` if it is 1 to 128 visible ASCII characters, or made.
//!   It is in the request's header and extensions ([`RequestId`](super::RequestId)), in the response's header, in the envelope, and in the span `request` around the service.
//! - A response below 400 passes as it is, its body unread; so does one with [`Untouched`](super::Untouched) in its extensions.
//! - A response that was made from an `ApiError` gets the request id into its envelope.
//! - Any other response of 400 and above keeps its status and its headers, but its body becomes the envelope of [`Catalog::fallback`](crate::Catalog::fallback).
//!   What the body said does not reach the client, unless [the layer is told to](EnvelopeLayer::with_rejection_messages); it is not looked at, so that an envelope of another service is replaced as well, unless its response is [`Untouched`](super::Untouched).
//! - An error of the service, one of a timeout or of load shedding say, becomes the envelope, too; so the layer's service never fails.
//! - A panic becomes the envelope of a 500; what was said in it goes to the log alone.
//! - `Retry-After` is set where the bucket waits: in whole seconds, the error's own delay or else the bucket's `base_delay`.
//!   `WWW-Authenticate` is set on a 401; one that the service, or the [error](crate::ApiError::with_header), has set stays.
//!   `Allow` of a 405 stays, too; where an `ApiError` lacks it, a debug line says so.
//! - A `HEAD` request gets the headers of the envelope and no body.
//! - Each failure is logged once, with target `errspec`: `code`, `status`, `request_id`, `source`, the chain of what is behind it, and `body`, the short plain text that was replaced, as rejections have it; an error from 500 on, below that an info.
//!
//! # Where it goes
//!
//! Around everything that can fail, so outermost, or inside of tracing alone.
//!
//! `Router::layer` of axum boxes what any layer makes of a route, anew for each request.
//! Around the router itself nothing is boxed: `EnvelopeLayer::new().layer(router.with_state(()))` is a service, which `axum::ServiceExt::into_make_service` makes ready for `axum::serve`.
//!
//! The service must have a body that can be [made from bytes](From), so that no other response is boxed anew: axum's and `Full<Bytes>` can.
//! [`EnvelopeBody`] goes around a body that cannot.

mod answer;
mod body;
mod fault;
mod future;
mod service;
mod settings;

pub use self::body::EnvelopeBody;
pub use self::future::ResponseFuture;
pub use self::service::EnvelopeService;
pub use self::settings::EnvelopeLayer;
