//! How does an error become a response of axum?

use core::fmt;

use axum_core::body::Body;
use axum_core::response::{IntoResponse, Response};

use crate::server::AnyApiError;
use crate::{ApiError, ApiErrorSpec};

/// The status of the code, the error's own headers, `application/json`, the envelope, `Retry-After` where the bucket waits, and `WWW-Authenticate` in a 401.
///
/// The envelope has no request id yet: the layer of `errspec::server::tower` puts it in, and finds the error for its log.
impl<C: ApiErrorSpec + fmt::Debug + Send + Sync + 'static> IntoResponse for ApiError<C> {
    fn into_response(self) -> Response {
        AnyApiError::from(self).to_response::<Body>()
    }
}
