//! What generated files of format 1 name, and nothing else.
//!
//! A generated file can be checked in, and is then compiled with releases of errspec that are years younger than the
//! generator that wrote it.
//! So this module is a contract: **a file of format 1 compiles with every release of errspec that has `__v1`, and does
//! the same.**
//!
//! What may change here:
//!
//! - new items, and a new trait impl in an existing macro if no user can have written that impl for the enum;
//! - what a function does inside, and what a macro expands to: an expansion belongs to the release that expands it,
//!   so it may name anything of the crate, `__private` included;
//! - the public types that are re-exported, in any way that keeps the functions here as they are.
//!
//! What may not change: the name and the parameters of a function, the fields of [`Row`], what a macro takes, and which
//! number a string hashes to, since a file holds the hashes of its codes.
//! A generator that needs one of these to change writes files of format 2, which name `__v2`; this module stays.
//!
//! `tests/format_1/` has files of this format, which are compiled and run with each set of features.

mod constructors;
mod hash;
mod impls;
mod lookup;
mod row;

#[cfg(feature = "alloc")]
pub use alloc::string::String;

pub(crate) use self::lookup::same;
pub use self::lookup::{find, index, slots};
pub use self::row::{Row, after_delay, backoff, bucket, deprecated, entry, http_status, never};
pub use crate::{
    __constructors as constructors, __impl_as_ref as impl_as_ref, __impl_bucket as impl_bucket,
    __impl_catalog as impl_catalog, __impl_code_enum as impl_code_enum, __impl_codes as impl_codes,
    __impl_debug as impl_debug, __impl_display as impl_display, __impl_error as impl_error,
    __impl_from_str as impl_from_str, __impl_http as impl_http, __impl_serde as impl_serde,
    __impl_spec as impl_spec, __impl_try_from as impl_try_from,
};
pub use crate::{Bucket, Deprecated, Entry, Retry};
