//! What does generated code lean on?
//! Nothing here is for use by hand; it follows the generator of the same version.
//!
//! The macros `impl_…` implement one trait each for a fieldless enum with the inherent methods of a generated one.
//! They name everything by an absolute path, since the names of the prelude may mean something else where they expand.
//! One whose feature is off expands to nothing, so that generated code needs no `cfg` of its own;
//! the macros `with_…`, for a trait that a derive was asked for, say then which feature it is.

mod constructors;
mod covers;
mod derived;
mod fallback;
mod fill;
mod fmt;
mod has_code;
mod hash;
mod impls;
mod inner;
mod lookup;
mod number;
#[cfg(feature = "alloc")]
mod raise;
#[cfg(feature = "serde")]
mod read;
mod route;
mod shown;
mod source;
#[cfg(feature = "http")]
mod status;
mod table;
mod with;

#[cfg(feature = "alloc")]
pub use alloc::{format, string::String};
#[cfg(feature = "http")]
pub use http;
#[cfg(feature = "serde")]
pub use serde_core as serde;

pub use self::covers::assert_covers;
pub use self::derived::{Derived, Rows, entry, fmt_message, row, visit_inner};
pub use self::fallback::fallback;
pub use self::fill::fill;
pub use self::fmt::{fmt_error, fmt_full};
pub use self::has_code::HasCode;
pub use self::inner::{CodesOf, NoCodes, NoSource, SourceOf, SourceOfError};
pub(crate) use self::lookup::same;
pub use self::lookup::{find, index, slots};
pub use self::number::Number;
#[cfg(feature = "alloc")]
pub use self::raise::{Kept, KeptError, NotKept, raised};
#[cfg(feature = "serde")]
pub use self::read::deserialize;
pub use self::route::Route;
pub use self::shown::{HasText, Shown, ShownDisplay, ShownText, Text};
pub use self::source::AsDynError;
#[cfg(feature = "http")]
pub use self::status::status_code;
pub use self::table::{Said, Table};
pub use crate::{
    __answers_of_inner as answers_of_inner, __constructors as constructors,
    __from_api_error as from_api_error, __impl_as_ref as impl_as_ref, __impl_catalog as impl_catalog,
    __impl_code_enum as impl_code_enum, __impl_codes as impl_codes, __impl_debug as impl_debug,
    __impl_display as impl_display, __impl_error as impl_error, __impl_from_str as impl_from_str,
    __impl_http as impl_http, __impl_serde as impl_serde, __impl_spec as impl_spec,
    __impl_try_from as impl_try_from, __into_api_error as into_api_error, __with_serialize as with_serialize,
    __with_status_code as with_status_code,
};
#[cfg(feature = "alloc")]
pub use crate::{__detail as detail, __param as param};
