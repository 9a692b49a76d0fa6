//! An actix-web middleware that turns every failing response of an app into the envelope.
//!
//! A handler fails with an [`ApiError`](crate::ApiError), which is an error and a responder of actix-web, and [`EnvelopeMiddleware`] wraps the app.
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
//! # The format
//!
//! The `envelope` of the spec says which members the body has, and the middleware follows it.
//! With `envelope: errors` in the spec, an app answers with a list of errors:
//!
//! ```
//! # use actix_web::{App, Responder, web};
//! # use errspec::server::actix::EnvelopeMiddleware;
//! # errspec::errors!("tests/shapes/spec/errors.yaml");
//! # type ApiError = errspec::ApiError<ErrorCode>;
//! async fn order(id: web::Path<u64>) -> Result<String, ApiError> {
//!     Err(ErrorCode::order_locked(*id).into())
//! }
//!
//! let app = App::new()
//!     .route("/orders/{id}", web::get().to(order))
//!     .wrap(EnvelopeMiddleware::<ErrorCode>::new());
//!
//! # actix_web::rt::System::new().block_on(async {
//! # use actix_web::test;
//! # let app = test::init_service(app).await;
//! # let request = test::TestRequest::with_uri("/orders/7").to_request();
//! let response = test::call_service(&app, request).await;
//!
//! assert_eq!(
//!     test::read_body(response).await,
//!     r#"{"errors":[{"code":"order_locked","message":"Order 7 is being changed.","detail":{"order":7}}]}"#,
//! );
//! # });
//! ```
//!
//! Any other format is written in the spec as a sample; `spec/envelopes.md` of the repository shows how.
//!
//! # Settings
//!
//! | What you want | What to use |
//! |---|---|
//! | the middleware | [`EnvelopeMiddleware::new`] |
//! | another header for the request id | [`EnvelopeMiddleware::with_request_id_header`] |
//! | ids of requests that clients cannot choose | [`EnvelopeMiddleware::with_generated_request_ids`] |
//! | another `WWW-Authenticate` in a 401 | [`EnvelopeMiddleware::with_challenge`] |
//! | a web app that reads the request id and `Retry-After` | [`EnvelopeMiddleware::exposed_headers`] |
//! | the plain text of a rejection as the message | [`EnvelopeMiddleware::with_rejection_messages`] |
//! | a code for errors of actix-web | [`EnvelopeMiddleware::with_error_map`] |
//! | failing bodies that the service writes itself, as they are | [`EnvelopeMiddleware::with_kept_bodies`] |
//! | a response that keeps its own body | [`Untouched`](super::Untouched) in its extensions |
//! | the request id in a handler | `web::ReqData<`[`RequestId`](super::RequestId)`>` |
//!
//! # What the middleware does
//!
//! - **Request id**: it is copied from the spec's header, by default `x-request-id`, if that has 1 to 128 visible ASCII characters, and generated otherwise.
//!   It is in the request's header and extensions ([`RequestId`](super::RequestId)), in the response's header, in the envelope, and in the tracing span `request` around the service.
//!   If the spec has `request_id_header: none`, it is generated for each request, and is in no header.
//! - **Responses below 400**, and those with [`Untouched`](super::Untouched) in their extensions, are passed through; their bodies are not read.
//! - **Responses created from an [`ApiError`](crate::ApiError) or [`ApiErrors`](crate::ApiErrors)** get the request id into their envelope.
//! - **Any other response from 400 on** keeps its status and headers, and its body is replaced by the envelope of the spec's [fallback](crate::Catalog::fallback) for that status.
//!   The old body is not sent, unless you [opt in to rejection messages](EnvelopeMiddleware::with_rejection_messages).
//!   It is not parsed either, so the envelope of another service is replaced too, unless its response is [`Untouched`](super::Untouched) or is [kept](super::KeptBodies).
//! - **[Kept bodies](super::KeptBodies)**, if you set any, pass through as they are; only the header of the request id is added.
//! - **Errors of inner middleware** become the envelope too, with the status that they have in actix-web.
//! - **Panics** become the envelope of a 500; the panic message is only logged.
//!   This includes code that runs for the answer: the `Display` of a source, the error map, or the `Drop` of a replaced body.
//!   What panics in the log itself does not change the response.
//!   With `panic = "abort"` in the Cargo profile, a panic ends the process, and nothing can answer it.
//! - **Headers**: `Retry-After` is set if the bucket waits: the error's own delay, or else the bucket's `base_delay`, in whole seconds.
//!   `WWW-Authenticate` is set on a 401, unless the service or the [error](crate::ApiError::with_header) has set it.
//!   `Allow` of a 405 is kept.
//!   Headers that describe the replaced body, or how long it may be stored, are removed, such as `ETag`, `Content-Encoding`, `Content-Digest`, `Signature` and `Expires`, unless the [error](crate::ApiError::with_header) has set them.
//!   `Cache-Control: no-store` is set, because the body has the id of one request, unless the error or the spec's `envelope` has its own.
//!   The headers of the spec's `envelope` are set, unless the [error](crate::ApiError::with_header) has its own header of that name.
//! - **Errors of another spec** keep the shape of that spec: its body, its content type and its headers.
//!   If its request id header has another name, they have both headers.
//! - **`HEAD` requests** get the headers of the envelope and no body.
//! - **Logs**: each failure is one event; so is a request that the client abandons, and a successful response whose body breaks.
//!   [The fields](super#the-log) are an interface.
//!   Debug events point out a default `Retry-After`, and a 405 without `Allow`.
//!
//! A request that actix-web cannot read (its own 400, 414 or 431) never reaches the middleware: its response has no envelope, no request id and no log line.
//!
//! # Where to put it
//!
//! Put it around everything that can fail, and inside of what belongs on every response.
//! An envelope that the middleware creates, after a panic for example, has passed through nothing inside of it.
//! The last `wrap` is the outermost.
//!
//! | Middleware | Place | Why |
//! |---|---|---|
//! | tracing of requests, metrics | outside | They see the status that is sent. |
//! | security headers, such as `Strict-Transport-Security` | outside | They belong on envelopes too. |
//! | CORS (`actix-cors`) | outside | A browser hides a response without its headers from the web app. It also answers preflights. |
//! | `Compress` | outside | It then compresses envelopes too, except after a panic or an error of a middleware. |
//! | timeouts, limits of rate and concurrency | inside | Their errors and responses become envelopes. |
//! | limits of bodies, authentication | inside | Their rejections become envelopes. |
//!
//! `examples/actix_stack` of the repository is a whole service, whose tests check the headers of every kind of failure.
//!
//! - **CORS**: pass [`EnvelopeMiddleware::exposed_headers`] to `Cors::expose_headers`. A web app of another origin can otherwise read neither the request id nor `Retry-After`.
//! - **After a panic, or an error of a middleware**, actix-web no longer has the request.
//!   The envelope is then passed on as an error with a response, which is how actix-web passes on such errors itself.
//!   `DefaultHeaders` and `Compress` skip errors. To add a header to them too, use [`add_response_mapper`](actix_web::Error::add_response_mapper), as the example does.
//! - **Around a scope or a resource**, the middleware covers only that part of the app; an unknown route is outside of it.
//!   An API in a scope needs a `default_service` of its own: an unknown path is otherwise answered by that of the app, which may be a page with status 200.
//! - **What no middleware sees** is a request that actix-http rejects itself, such as a malformed one or one with too large a header. Its response is empty.
//!
//! # Conversions
//!
//! - `?` converts an `ApiError` into an [`actix_web::Error`], and an error of actix-web into an `ApiError`: the status selects the code, and the text is kept for the log.
//! - A wrong method is a 405 with `Allow` in a `web::resource`.
//!   An `App::route` is matched by its method as well, so a wrong method is an unknown route there, a 404.
//! - Headers of an [`ApiError`](crate::ApiError::with_header) are those of `http` 1, as everywhere in this crate.
//!   Headers in the settings of the middleware are those of actix-web.

mod answer;
mod body;
mod cause;
pub(crate) mod derived;
mod error;
mod future;
mod headers;
mod kept;
mod middleware;
mod service;
mod watched;

pub use self::future::ResponseFuture;
pub use self::middleware::EnvelopeMiddleware;
pub use self::service::EnvelopeMiddlewareService;
