//! A middleware that makes every failing response of an actix app the envelope.
//!
//! A handler fails with an [`ApiError`](crate::ApiError), which is an error and a responder of actix.
//! [`EnvelopeMiddleware`] goes around the app: where a response fails and was not made from an `ApiError`, the spec says which code stands in for it, by its status.
//!
//! ```
//! use actix_web::{App, Responder, web};
//! use errspec::server::actix::EnvelopeMiddleware;
//!
//! errspec::errors!("spec/errors.yaml");
//! type ApiError = errspec::ApiError<ErrorCode>;
//!
//! async fn order(id: web::Path<u64>) -> Result<impl Responder, ApiError> {
//!     if *id == 7 {
//!         return Err(ApiError::new(ErrorCode::NotFound).with_detail("order", *id));
//!     }
//!     std::fs::read_to_string("/no/such/order").map_err(ApiError::internal)
//! }
//!
//! let app = App::new()
//!     .route("/orders/{id}", web::get().to(order))
//!     .wrap(EnvelopeMiddleware::<ErrorCode>::new());
//!
//! # actix_web::rt::System::new().block_on(async {
//! use actix_web::test;
//!
//! let app = test::init_service(app).await;
//! let request = test::TestRequest::with_uri("/orders/7").insert_header(("x-request-id", "req_1")).to_request();
//! let response = test::call_service(&app, request).await;
//!
//! assert_eq!(response.status(), 404);
//! assert_eq!(
//!     test::read_body(response).await,
//!     concat!(
//!         r#"{"error":{"code":"not_found","#,
//!         r#""message":"The resource does not exist. Check the format of the ID.","request_id":"req_1","#,
//!         r#""docs_url":"https://docs.example.com/errors#not_found","details":{"order":7}}}"#,
//!     ),
//! );
//! # });
//! ```
//!
//! # What it does
//!
//! - A request id is taken from `x-request-id` if it is 1 to 128 visible ASCII characters, or made.
//!   It is in the request's header and extensions ([`RequestId`](super::RequestId), for a handler as `web::ReqData<RequestId>`), in the response's header, in the envelope, and in the span `request` around the service.
//! - A response below 400 passes as it is, its body unread; so does one with [`Untouched`](super::Untouched) in its extensions.
//! - A response that was made from an `ApiError` gets the request id into its envelope.
//! - Any other response of 400 and above keeps its status and its headers, but its body becomes the envelope of [`Catalog::fallback`](crate::Catalog::fallback).
//!   What the body said does not reach the client, unless [the middleware is told to](EnvelopeMiddleware::with_rejection_messages); it is not looked at, so that an envelope of another service is replaced as well, unless its response is [`Untouched`](super::Untouched).
//! - An error of a middleware inside becomes the envelope, too, with the status that the error has in actix.
//! - A panic becomes the envelope of a 500; what was said in it goes to the log alone.
//! - `Retry-After` is set where the bucket waits: in whole seconds, the error's own delay or else the bucket's `base_delay`.
//!   `WWW-Authenticate` is set on a 401; one that the service, or the [error](crate::ApiError::with_header), has set stays.
//!   `Allow` of a 405 stays, too; where it is missing, a debug line says so.
//! - A `HEAD` request gets the headers of the envelope and no body.
//! - Each failure is logged once, with target `errspec`: `code`, `status`, `request_id`, `source`, the chain of what is behind it, and `body`, the short plain text that was replaced, if the source does not say the same; an error from 500 on, below that an info.
//!
//! # Where it goes
//!
//! Around everything that can fail, so in the last `wrap` of the app, or before the one of tracing alone.
//! Around a scope or a resource it does the same for what is inside; an unknown route is outside of it.
//!
//! After a panic, or an error of a middleware, the request of actix is gone; so the envelope goes outwards as an error with a response, as such an error does in actix anyway.
//!
//! # How errors meet
//!
//! - `?` makes an [`actix_web::Error`] of an `ApiError`, and an `ApiError` of an error of actix: its status says the code, and its text is kept for the log.
//! - A wrong method is a 405 with `Allow` in a `web::resource`; an `App::route` is found by its method as well, so that another one is an unknown route, a 404.
//! - Headers of an [`ApiError`](crate::ApiError::with_header) are those of `http` 1, as everywhere in this crate; those of the middleware are actix's own.

mod answer;
mod body;
mod cause;
mod error;
mod future;
mod headers;
mod middleware;
mod service;

pub use self::future::ResponseFuture;
pub use self::middleware::EnvelopeMiddleware;
pub use self::service::EnvelopeMiddlewareService;
