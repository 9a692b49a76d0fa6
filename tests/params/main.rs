//! Params of any type and name: in messages, in details, from constructors and from derived types.

use std::fmt;

mod names;
mod types;

/// A type of the user.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Id(pub(crate) String);

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "id_{}", self.0)
    }
}
