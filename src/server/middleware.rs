//! What happens to a failing response, in any framework?
//! This module uses no types of a framework: it takes a status and headers, and returns headers and the bytes of the
//! envelope.
//! The modules of the frameworks only convert.

mod answer;
mod body_text;
mod envelope;
mod failure;
mod kept;
mod log;
mod random;
mod replaced_body;
mod request;
mod request_id;
mod settings;
mod text;
mod unavailable;
#[cfg(any(feature = "server-actix", feature = "server-axum"))]
mod watch;

pub(super) use self::answer::answer_or_internal;
pub(super) use self::body_text::{body_text, has_body_text};
pub(super) use self::envelope::{Disposition, Handled, describe, is_ours};
pub(super) use self::failure::{ServerFailure, fallback_status};
#[cfg(any(feature = "server-actix", feature = "server-axum"))]
pub(super) use self::kept::is_readable;
#[cfg(feature = "server-actix")]
pub(super) use self::log::{MAX_SOURCES, MAX_TEXT};
pub(super) use self::log::{abandoned as log_abandoned, failure as log_failure, kept as log_kept};
pub(super) use self::request::RequestContext;
pub(super) use self::settings::{SharedSettings, exposed_headers, request_id_header};
#[cfg(feature = "server-actix")]
pub(super) use self::text::text;
pub(super) use self::unavailable::is_unavailable;
#[cfg(any(feature = "server-actix", feature = "server-axum"))]
pub(super) use self::watch::Watch;

pub use self::kept::{KeptBodies, KeptResponse};
pub use self::request_id::RequestId;

/// Marks a failing response that keeps its own body, when put into its extensions.
///
/// The layer or middleware still adds the header of the request id, and logs the failure.
///
/// ```
/// use errspec::server::Untouched;
///
/// let mut response = http::Response::builder().status(502).body("from another service").unwrap();
/// response.extensions_mut().insert(Untouched);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Untouched;
