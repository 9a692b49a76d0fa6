//! A tower layer that turns every failing response of a service into the envelope.
//!
//! [`EnvelopeLayer`] wraps any service that uses `http`: axum, hyper, or a stack of your own.
//!
//! ```
//! use axum::{Router, routing::get};
//! use errspec::server::tower::EnvelopeLayer;
//!
//! errspec::errors!("spec/errors.yaml");
//! type ApiError = errspec::ApiError<ErrorCode>;
//!
//! async fn order() -> Result<String, ApiError> {
//!     std::fs::read_to_string("/no/such/order").map_err(ApiError::internal)
//! }
//!
//! let app: Router = Router::new()
//!     .route("/order", get(order))
//!     .layer(EnvelopeLayer::<ErrorCode>::new());
//!
//! # tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(async {
//! use http_body_util::BodyExt;
//! use tower::ServiceExt;
//!
//! let request = http::Request::get("/nowhere").header("x-request-id", "req_1");
//! let response = app.oneshot(request.body(String::new()).unwrap()).await.unwrap();
//!
//! assert_eq!(response.status(), 404);
//! assert_eq!(
//!     response.into_body().collect().await.unwrap().to_bytes(),
//!     concat!(
//!         r#"{"error":{"code":"not_found","#,
//!         r#""message":"The resource does not exist. Check the format of the ID.","request_id":"req_1","#,
//!         r#""docs_url":"https://docs.example.com/errors#not_found"}}"#,
//!     ),
//! );
//! # });
//! ```
//!
//! # The format
//!
//! The `envelope` of the spec says which members the body has, and the layer follows it.
//! With `envelope: problem_details` in the spec, a service answers in the format of RFC 9457:
//!
//! ```
//! # use axum::{Router, routing::get};
//! # use errspec::server::tower::EnvelopeLayer;
//! # errspec::errors!("tests/shapes/spec/problem_details.yaml");
//! # type ApiError = errspec::ApiError<ErrorCode>;
//! async fn order() -> Result<String, ApiError> {
//!     Err(ErrorCode::order_locked(7_u64).into())
//! }
//!
//! let app: Router = Router::new()
//!     .route("/order", get(order))
//!     .layer(EnvelopeLayer::<ErrorCode>::new());
//!
//! # tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(async {
//! # use http_body_util::BodyExt;
//! # use tower::ServiceExt;
//! # let request = http::Request::get("/order").header("x-request-id", "req_1");
//! let response = app.oneshot(request.body(String::new()).unwrap()).await.unwrap();
//!
//! assert_eq!(response.headers()["content-type"], "application/problem+json");
//! assert_eq!(
//!     response.into_body().collect().await.unwrap().to_bytes(),
//!     concat!(
//!         r#"{"type":"https://docs.example.com/errors#order_locked","#,
//!         r#""title":"Another request is changing the order.","status":409,"#,
//!         r#""detail":"Order 7 is being changed.","code":"order_locked","request_id":"req_1","order":7}"#,
//!     ),
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
//! | the layer | [`EnvelopeLayer::new`] |
//! | another header for the request id | [`EnvelopeLayer::with_request_id_header`] |
//! | ids of requests that clients cannot choose | [`EnvelopeLayer::with_generated_request_ids`] |
//! | another `WWW-Authenticate` in a 401 | [`EnvelopeLayer::with_challenge`] |
//! | a web app that reads the request id and `Retry-After` | [`EnvelopeLayer::exposed_headers`] |
//! | the plain text of a rejection as the message | [`EnvelopeLayer::with_rejection_messages`] |
//! | a code for errors of a middleware | [`EnvelopeLayer::with_error_map`] |
//! | an error type of your own as the error of a middleware | [`EnvelopeLayer::with_error_type`] |
//! | the matched route in the log | [`EnvelopeLayer::with_route`] |
//! | failing bodies that the service writes itself, as they are | [`EnvelopeLayer::with_kept_bodies`] |
//! | a response that keeps its own body | [`Untouched`](super::Untouched) in its extensions |
//! | a body type that cannot be created from bytes | [`EnvelopeBody`] |
//!
//! # What the layer does
//!
//! - **Request id**: it is copied from the spec's header, by default `x-request-id`, if that has 1 to 128 visible ASCII characters, and generated otherwise.
//!   It is in the request's header and extensions ([`RequestId`](super::RequestId)), in the response's header, in the envelope, and in the tracing span `request` around the service.
//!   If the spec has `request_id_header: none`, it is generated for each request, and is in no header.
//! - **Responses below 400**, and those with [`Untouched`](super::Untouched) in their extensions, are passed through; their bodies are not read.
//! - **Responses created from an [`ApiError`](crate::ApiError) or [`ApiErrors`](crate::ApiErrors)** get the request id into their envelope.
//! - **Any other response from 400 on** keeps its status and headers, and its body is replaced by the envelope of the spec's [fallback](crate::Catalog::fallback) for that status.
//!   The old body is not sent, unless you [opt in to rejection messages](EnvelopeLayer::with_rejection_messages).
//!   It is not parsed either, so the envelope of another service is replaced too, unless its response is [`Untouched`](super::Untouched) or is [kept](super::KeptBodies).
//! - **[Kept bodies](super::KeptBodies)**, if you set any, pass through as they are; only the header of the request id is added.
//! - **Errors of the service**, such as a timeout or load shedding, become the envelope too, so the wrapped service never fails.
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
//!   Debug events point out a default `Retry-After`, and a 405 from an `ApiError` without `Allow`.
//!
//! A request that hyper cannot read (its own 400, 414 or 431) never reaches the layer: its response has no envelope, no request id and no log line.
//!
//! # Where to put it
//!
//! Put it around everything that can fail, and inside of what belongs on every response.
//! An envelope that the layer creates, after a panic for example, has passed through nothing inside of the layer.
//!
//! | Middleware | Place | Why |
//! |---|---|---|
//! | tracing of requests, metrics | outside | They see the status that is sent. |
//! | security headers, such as `Strict-Transport-Security` | outside | They belong on envelopes too. |
//! | CORS | outside | A browser hides a response without its headers from the web app. It also answers preflights. |
//! | compression of responses | outside | It then compresses envelopes too. |
//! | timeouts, load shedding, limits of rate and concurrency | inside | Their errors and responses become envelopes. |
//! | limits of bodies, decompression of requests, authentication | inside | Their rejections become envelopes. |
//! | a layer that catches panics | not needed | Inside, it would hide the message of the panic from the log line. |
//!
//! In a `ServiceBuilder` the first layer is the outermost, and of several calls of `Router::layer` the last one.
//! `examples/axum_stack` of the repository is a whole service, whose tests check the headers of every kind of failure.
//!
//! - **CORS**: pass [`EnvelopeLayer::exposed_headers`] to `CorsLayer::expose_headers`. A web app of another origin can otherwise read neither the request id nor `Retry-After`.
//! - **A nested API** needs a `fallback` of its own inside of the layer, such as `.fallback(|| async { StatusCode::NOT_FOUND })`.
//!   An unknown path is otherwise answered by the fallback of the outer router, which may be a page with status 200.
//! - **`TimeoutLayer` of tower-http** responds with a 408 unless you set another status. A 503 says that the service is late, and not the client.
//! - **What no layer sees** is a request that hyper rejects itself, such as a malformed one or one with too large a header. Its response is empty.
//!
//! `Router::layer` of axum boxes the layered route for each request.
//! To avoid that, put the layer around the router itself: `EnvelopeLayer::new().layer(router.with_state(()))` is a service, and `axum::ServiceExt::into_make_service` prepares it for `axum::serve`.
//!
//! The body of the service must be [creatable from bytes](From), so that other responses need no new box.
//! The bodies of axum and `Full<Bytes>` are; wrap any other in [`EnvelopeBody`].

mod answer;
mod body;
mod fault;
mod future;
mod kept;
mod service;
mod settings;
mod watched;

pub use self::body::EnvelopeBody;
pub use self::future::ResponseFuture;
pub use self::service::EnvelopeService;
pub use self::settings::EnvelopeLayer;
