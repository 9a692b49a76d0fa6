//! What should a client do about a failure whose code it does not know?

use core::time::Duration;

use http::StatusCode;

use crate::Retry;

/// How a client waits about a code that it does not know: the numbers that a spec has by default.
pub const AFTER_DELAY: Retry = Retry::AfterDelay {
    max_attempts: 5,
    base_delay: Duration::from_secs(1),
    max_delay: Duration::from_secs(60),
};

/// How a client retries about a code that it does not know: the numbers that a spec has by default.
pub const BACKOFF: Retry = Retry::Backoff {
    max_attempts: 5,
    base_delay: Duration::from_millis(500),
    max_delay: Duration::from_secs(30),
};

/// The first row that fits counts.
pub(super) fn of_unknown(status: StatusCode, has_retry_after: bool) -> Retry {
    let may_wait = matches!(status, StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE);
    if may_wait && has_retry_after {
        AFTER_DELAY
    } else if status.is_server_error() {
        BACKOFF
    } else {
        Retry::Never
    }
}
