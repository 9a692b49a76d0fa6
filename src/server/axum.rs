//! How does an error become a response of axum?

use core::fmt;

use axum_core::body::Body;
use axum_core::response::{IntoResponse, Response};

use crate::server::AnyApiError;
use crate::{ApiError, ApiErrorSpec, ApiErrors};

/// Responds with the status of the code, the error's own headers, and the envelope.
///
/// `Retry-After` is set if the bucket waits, and `WWW-Authenticate` on a 401.
/// The layer of `errspec::server::tower` adds the request id to the envelope, and logs the error.
impl<C: ApiErrorSpec + fmt::Debug + Send + Sync + 'static> IntoResponse for ApiError<C> {
    fn into_response(self) -> Response {
        AnyApiError::from(self).to_response::<Body>()
    }
}

/// Responds like an [`ApiError`], with the [status, headers and envelope of all errors](ApiErrors#the-response).
impl<C: ApiErrorSpec + fmt::Debug + Send + Sync + 'static> IntoResponse for ApiErrors<C> {
    fn into_response(self) -> Response {
        AnyApiError::from(self).to_response::<Body>()
    }
}
