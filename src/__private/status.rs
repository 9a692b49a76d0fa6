//! How is a status converted into the type of `http`?

use http::StatusCode;

/// Converts the status of a code.
#[must_use]
pub fn status_code(status: u16) -> StatusCode {
    // A status of a spec is 400 to 599; only a hand-written entry can have an invalid one.
    StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}
