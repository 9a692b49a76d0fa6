//! What should a client do about a failure whose code it does not know?

use http::StatusCode;

use crate::Retry;

/// The first row of the table that matches decides; a body without a status matches none.
pub(super) fn retry(status: Option<StatusCode>, has_retry_after: bool) -> Retry {
    let Some(status) = status else { return Retry::Never };
    let may_wait = matches!(status, StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE);
    if may_wait && has_retry_after {
        Retry::DEFAULT_AFTER_DELAY
    } else if status.is_server_error() {
        Retry::DEFAULT_BACKOFF
    } else {
        Retry::Never
    }
}
