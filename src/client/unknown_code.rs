//! What should a client do about a failure whose code it does not know? `unknown_codes.md` has the RFC of each status.

use http::StatusCode;

use crate::Retry;

/// The retry that follows from the status; a body without a status is never retried.
pub(super) fn retry(status: Option<StatusCode>, asks_to_wait: bool) -> Retry {
    let Some(status) = status.filter(|status| status.is_client_error() || status.is_server_error()) else {
        return Retry::Never;
    };
    match status.as_u16() {
        // "MUST NOT be repeated until it is requested by a separate user action"
        507 => Retry::Never,
        // The server says itself that a later request can succeed.
        _ if asks_to_wait => Retry::DEFAULT_AFTER_DELAY,
        429 => Retry::DEFAULT_AFTER_DELAY,
        // No later request can succeed: what the server does not support now, it will not support a moment later.
        501 | 505 | 506 | 508 | 510 | 511 => Retry::Never,
        408 | 421 | 425 | 500..=599 => Retry::DEFAULT_BACKOFF,
        // A status that is not registered counts as the 400 or 500 of its class.
        _ => Retry::Never,
    }
}

/// Whether the status says that the request was not executed, so that any request can be sent again.
///
/// 408 is not among them, although its RFC means a request that did not arrive as a whole: frameworks also send it when
/// a handler is too slow, such as tower-http's `TimeoutLayer`.
/// 503 is not among them either, even with `Retry-After`: a gateway may have passed the request on.
pub(super) fn was_not_executed(status: Option<StatusCode>) -> bool {
    status.is_some_and(|status| matches!(status.as_u16(), 421 | 425 | 429))
}
