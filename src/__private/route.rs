//! Where does a value of a derived type get its entry and its message from?

use crate::ApiErrorSpec;

/// Where the entry and the message of a value are.
pub enum Route<'e, C> {
    /// In this row of its table, or in this code of the generated enum.
    Own(C),
    /// In its inner error.
    Inner(&'e dyn ApiErrorSpec),
}
