//! Who answers for a value of a derived type?

use crate::ApiErrorSpec;

/// Where the answers of a value are.
pub enum Route<'e, C> {
    /// At this row of its table, or at this code of the generated enum.
    Own(C),
    /// At the error that it carries.
    Inner(&'e dyn ApiErrorSpec),
}
