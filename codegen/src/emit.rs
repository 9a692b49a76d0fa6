//! Rust source code from a spec that passed every check.

mod rust;

#[cfg(feature = "files")]
pub use self::rust::file;
#[cfg(feature = "derive")]
pub(crate) use self::rust::{Cells, field_columns, field_values};
pub use self::rust::{Impl, Settings, setting, tokens};
#[cfg(feature = "derive")]
pub(crate) use self::rust::{
    bucket_row, deprecation, ident, lexed, message, other_statuses, sent_without_http, shape,
};
