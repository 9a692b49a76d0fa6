//! What does every framework do with a failing response?
//! The answer without the types of any framework: status and `http` headers in, headers and the bytes of the envelope out.
//! Each framework has a module of its own that converts, and nothing else.

mod answer;
mod asked;
mod failure;
mod log;
mod meaning;
mod panic;
mod request_id;
mod said;
mod settings;

pub(super) use self::answer::{Answered, Mark, describe, is_ours};
pub(super) use self::asked::Asked;
pub(super) use self::failure::Failure;
pub(super) use self::meaning::is_unavailable;
pub(super) use self::panic::{Panicked, catch};
pub(super) use self::said::said;
pub(super) use self::settings::Settings;

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
