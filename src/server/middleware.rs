//! What does every framework do with a failing response?
//! The answer without the types of any framework: status and `http` headers in, headers and the bytes of the envelope out.
//! Each framework has a module of its own that converts, and nothing else.

mod body_text;
mod envelope;
mod failure;
mod log;
mod panic;
mod request;
mod request_id;
mod settings;
mod unavailable;

pub(super) use self::body_text::body_text;
pub(super) use self::envelope::{Disposition, Handled, describe, is_ours};
pub(super) use self::failure::ServerFailure;
#[cfg(feature = "server-actix")]
pub(super) use self::log::MAX_SOURCES;
pub(super) use self::panic::{Panicked, catch};
pub(super) use self::request::RequestContext;
pub(super) use self::settings::SharedSettings;
pub(super) use self::unavailable::is_unavailable;

pub use self::request_id::RequestId;

/// In the extensions of a failing response: the request id becomes a header, the failure is logged, and all else stays as it is.
///
/// ```
/// use errspec::server::Untouched;
///
/// let mut response = http::Response::builder().status(502).body("from another service").unwrap();
/// response.extensions_mut().insert(Untouched);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Untouched;
