//! What is a status to `http`?

use http::StatusCode;

/// The status of a code as `http` has it.
#[must_use]
pub fn status_code(status: u16) -> StatusCode {
    // A spec holds nothing but 400 to 599, so that the other case is a table written by hand.
    StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}
