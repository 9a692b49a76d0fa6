//! The failing responses of a service in its OpenAPI document.
//!
//! ```
//! use errspec::ApiErrorSpec;
//! use errspec::openapi::ErrorResponses;
//! use utoipa::OpenApi;
//!
//! errspec::errors!("spec/errors.yaml");
//!
//! #[derive(Debug, ApiErrorSpec)]
//! #[api_error(partial)]
//! enum OrderError {
//!     InvalidCursor,
//!     NotFound,
//! }
//!
//! #[utoipa::path(get, path = "/orders", responses(
//!     (status = 200, description = "The orders."),
//!     ErrorResponses<ErrorCode, OrderError>,
//! ))]
//! async fn orders() {}
//!
//! #[utoipa::path(post, path = "/orders", responses(
//!     (status = 201, description = "The order is created."),
//!     ErrorResponses<ErrorCode>,
//! ))]
//! async fn create_order() {}
//!
//! #[derive(OpenApi)]
//! #[openapi(paths(orders, create_order))]
//! struct Document;
//!
//! let paths = serde_json::to_value(Document::openapi().paths).unwrap();
//! let statuses = |method: &str| -> Vec<String> {
//!     paths["/orders"][method]["responses"].as_object().unwrap().keys().cloned().collect()
//! };
//! assert_eq!(statuses("get"), ["200", "400", "404"]);
//! assert_eq!(statuses("post"), ["201", "400", "401", "403", "404", "429", "500", "503"]);
//! ```
//!
//! With utoipa 5, turn on `openapi-utoipa-5` instead of `openapi-utoipa`.
//! Everything else is the same, and so are the documents:
//!
//! ```toml
//! [dependencies]
//! errspec = { version = "0.1", features = ["openapi-utoipa-5"] }
//! utoipa = "5"
//! ```
//!
//! With both features, a workspace can move from one version to the other crate by crate.
//!
//! | What you want | What to use |
//! |---|---|
//! | the responses of all codes of the spec | [`ErrorResponses<ErrorCode>`](ErrorResponses), or [`ApiError<ErrorCode>`](ApiError) |
//! | the responses of the codes that one operation can have | [`ErrorResponses<ErrorCode, OrderError>`](ErrorResponses) |
//! | the codes of an error type without the derive | an impl of [`ApiErrorCodes`] |
//! | the example response of a code | [`Sample`](crate::envelope::Sample) |

// One source for both versions: `openapi/utoipa/`.
#[cfg(feature = "openapi-utoipa-5")]
mod utoipa_5;
#[cfg(feature = "openapi-utoipa")]
mod utoipa_6;

use core::fmt;
use core::marker::PhantomData;

#[cfg(doc)]
use crate::{ApiError, ApiErrorCodes, ApiErrors, Catalog};

/// All failing responses of an operation, one for each status, for `responses(…)` of `#[utoipa::path]`.
///
/// - `C` is the generated enum of a spec with `fallback`. `ErrorResponses<C>` has the responses of all of its codes.
/// - `E` limits them to the codes that the operation can have: an enum with
///   [`#[derive(ApiErrorSpec)]`](macro@crate::ApiErrorSpec), or any other type that implements [`ApiErrorCodes`].
///
/// See [the module](crate::openapi) for an example.
///
/// Each response has
///
/// - a description: the meanings of its codes;
/// - a schema: the [`Envelope`](crate::Envelope) with these codes as the only values of `code`;
/// - an example for each code, under the name of the code: its [`Sample`](crate::envelope::Sample);
/// - the header of the request id and the headers that the spec's `envelope` adds, and `Retry-After` if the bucket of one of the codes waits.
///
/// [`ApiError<C>`](ApiError) has the same responses as `ErrorResponses<C>`, so `responses(ApiError<ErrorCode>)` works too.
/// [`ApiErrors<C>`](ApiErrors) has them, too, and the 400 and the 500 of errors with different statuses.
/// In a shape with a list of errors, the codes in a 400 are all with a 4xx, and those in a 500 are all codes.
/// With utoipa's feature `auto_into_responses` you need not write even that.
///
/// A code without an HTTP status has no response.
///
/// For each status, the last entry of `responses(…)` that has it is used, so all codes of an operation must come from one
/// entry: collect the codes of several errors in an enum with `transparent` variants.
/// An operation behind [`EnvelopeLayer`](crate::server::tower::EnvelopeLayer) can also return the
/// [fallback](Catalog::fallback) of any failure in the service.
///
/// # Panics
///
/// `IntoResponses::responses` of utoipa panics if a code of `E` is not in the spec of `C`.
pub struct ErrorResponses<C, E = C>(PhantomData<fn() -> (C, E)>);

impl<C, E> fmt::Debug for ErrorResponses<C, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("ErrorResponses")
    }
}
