//! The items that generated files of format 1 name, and nothing else.
//!
//! A generated file can be checked in, and can be compiled with releases of errspec that are years newer than the
//! generator that wrote it.
//! So this module is a contract: **a file of format 1 compiles with every release of errspec that has `__v1`, and
//! behaves the same.**
//!
//! What can change here:
//!
//! - new items, and a new trait impl in an existing macro if no user can have written that impl for the enum;
//! - the body of a function, and the expansion of a macro: an expansion belongs to the release that expands it, so it
//!   can name anything in the crate, including `__private`;
//! - the public types that are re-exported, if the functions here stay as they are.
//!
//! What must not change: the name and the parameters of a function, the fields of [`Row`], the input of a macro, and the
//! hash of a string, since a file contains the hashes of its codes.
//! A generator that needs such a change writes files of format 2, which name `__v2`; this module stays.
//!
//! `tests/format_1/` has files of this format, which are compiled and run with each set of features.

mod aliases;
mod constructors;
mod fields;
mod hash;
mod impls;
mod lookup;
mod params;
mod row;
mod shape;

#[cfg(feature = "alloc")]
pub use alloc::{string::String, vec::Vec};

pub use self::aliases::{aliases, find_or_alias};
pub(crate) use self::fields::UniqueCodes;
pub use self::fields::{
    Unique, bools, cell, choice, choices, from_integer, from_string, integers, some_bools, some_choices,
    some_integers, some_strings, strings, unique_integers, unique_strings, with_fields,
};
pub(crate) use self::lookup::same;
pub use self::lookup::{find, index, slots};
pub use self::row::{
    Row, after_delay, after_refresh, backoff, bucket, deprecated, entry, http_status, never, retry_budget,
    with_not_executed, with_statuses,
};
pub use self::shape::{header, shape, with_shape};
pub use crate::__private::JsonParam;
pub use crate::code::Column;
pub use crate::shape::{Header, Member, Node, Piece, Slot};
pub use crate::{
    __constructors as constructors, __impl_as_ref as impl_as_ref, __impl_bucket as impl_bucket,
    __impl_catalog as impl_catalog, __impl_code_enum as impl_code_enum, __impl_codes as impl_codes,
    __impl_debug as impl_debug, __impl_display as impl_display, __impl_error as impl_error,
    __impl_field as impl_field, __impl_from_str as impl_from_str, __impl_http as impl_http,
    __impl_serde as impl_serde, __impl_spec as impl_spec, __impl_try_from as impl_try_from,
    __param_constructors as param_constructors,
};
pub use crate::{Bucket, Deprecated, Entry, Retry, Shape};
