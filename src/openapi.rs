//! The failing responses of a service in its OpenAPI document.
//!
//! [`ErrorResponses`] documents all failing responses of an operation, one for each status.
//! It is one line of `#[utoipa::path]`, and says what the envelope does, since both are made from the same spec.

mod utoipa;

use core::fmt;
use core::marker::PhantomData;

#[cfg(doc)]
use crate::{ApiError, ApiErrorCodes, Catalog};

/// All failing responses of an operation, one for each status, as `responses(…)` of `#[utoipa::path]` takes them.
///
/// `C` is the enum of the spec, and alone stands for all of its codes.
/// `E` says which of them the operation has: an enum with [`#[derive(ApiErrorSpec)]`](macro@crate::ApiErrorSpec), or anything else with [`ApiErrorCodes`].
///
/// ```
/// use errspec::ApiErrorSpec;
/// use errspec::openapi::ErrorResponses;
/// use utoipa::OpenApi;
///
/// errspec::errors!("spec/errors.yaml");
///
/// #[derive(Debug, ApiErrorSpec)]
/// #[api_error(partial)]
/// enum OrderError {
///     InvalidCursor,
///     NotFound,
/// }
///
/// #[utoipa::path(get, path = "/orders", responses(
///     (status = 200, description = "The orders."),
///     ErrorResponses<ErrorCode, OrderError>,
/// ))]
/// async fn orders() {}
///
/// #[utoipa::path(post, path = "/orders", responses(
///     (status = 201, description = "The order is made."),
///     ErrorResponses<ErrorCode>,
/// ))]
/// async fn make_order() {}
///
/// #[derive(OpenApi)]
/// #[openapi(paths(orders, make_order))]
/// struct Document;
///
/// let paths = serde_json::to_value(Document::openapi().paths).unwrap();
/// let statuses = |method: &str| -> Vec<String> {
///     paths["/orders"][method]["responses"].as_object().unwrap().keys().cloned().collect()
/// };
/// assert_eq!(statuses("get"), ["200", "400", "404"]);
/// assert_eq!(statuses("post"), ["201", "400", "401", "403", "404", "429", "500", "503"]);
/// ```
///
/// A response has
///
/// - for its description, the meanings of its codes;
/// - for its schema, the [`Envelope`](crate::Envelope) whose `code` is one of exactly these codes;
/// - for each code, an example of its name: its [`Sample`](crate::envelope::Sample);
/// - the header `x-request-id`, and `Retry-After` where the bucket of a code waits.
///
/// [`ApiError<C>`](ApiError) has the same responses as `ErrorResponses<C>`, so that `responses(ApiError<ErrorCode>)` is enough, and nothing at all with utoipa's feature `auto_into_responses`.
///
/// A code that the spec does not send over HTTP has no response.
///
/// What stands in `responses(…)` last is what counts for a status, so one line must have all codes of an operation: an enum hands on the codes of others with `transparent` variants.
/// With [`EnvelopeLayer`](crate::server::tower::EnvelopeLayer) around it, an operation can also have the [fallback](Catalog::fallback) of whatever fails in the service.
///
/// # Panics
///
/// [`IntoResponses::responses`](::utoipa::IntoResponses::responses) panics if a code of `E` is not in the spec of `C`.
pub struct ErrorResponses<C, E = C>(PhantomData<fn() -> (C, E)>);

impl<C, E> fmt::Debug for ErrorResponses<C, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("ErrorResponses")
    }
}
