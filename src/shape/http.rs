//! What does HTTP add to the body?

use super::Piece;

/// The parts of a failing response that only HTTP has.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Http {
    pub(super) content_type: &'static str,
    /// Absent if the id is neither sent nor read in a header.
    pub(super) request_id_header: Option<&'static str>,
    pub(super) headers: &'static [Header],
}

/// A header that every failing response has, unless its value is absent or cannot be sent in a header.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Header {
    /// The name, in lower case.
    pub(crate) name: &'static str,
    pub(crate) value: &'static [Piece],
}

impl Header {
    /// Creates a header; generated code calls it, through `__v1`.
    #[must_use]
    pub const fn new(name: &'static str, value: &'static [Piece]) -> Self {
        Self { name, value }
    }
}
