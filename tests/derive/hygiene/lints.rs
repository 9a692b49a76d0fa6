//! The lints that a strict crate denies, including clippy's strict groups.

#![deny(warnings, missing_docs, unreachable_pub, rust_2018_idioms, unused_qualifications, unused_results)]
#![deny(missing_debug_implementations, missing_copy_implementations, single_use_lifetimes, unused_lifetimes)]
#![deny(trivial_casts, trivial_numeric_casts, unit_bindings, let_underscore_drop)]
#![deny(redundant_lifetimes, explicit_outlives_requirements, variant_size_differences)]
#![deny(
    keyword_idents,
    unsafe_code,
    unused_import_braces,
    meta_variable_misuse,
    absolute_paths_not_starting_with_crate
)]
#![deny(clippy::all, clippy::pedantic, clippy::nursery, clippy::cargo)]
#![deny(
    clippy::absolute_paths,
    clippy::allow_attributes,
    clippy::allow_attributes_without_reason,
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::default_trait_access,
    clippy::exhaustive_enums,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::missing_inline_in_public_items,
    clippy::panic,
    clippy::pattern_type_mismatch,
    clippy::ref_patterns,
    clippy::shadow_reuse,
    clippy::shadow_same,
    clippy::shadow_unrelated,
    clippy::str_to_string,
    clippy::todo,
    clippy::unreachable,
    clippy::unwrap_used,
    clippy::wildcard_enum_match_arm
)]

use std::error::Error;
use std::fmt;

use errspec::ApiErrorSpec;

/// An error that uses every part of an expansion.
#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", partial, with(AsRef, Serialize, StatusCode, Diagnostic))]
#[non_exhaustive]
pub(super) enum LintedError<'a, T>
where
    T: Clone,
{
    NotFound,
    #[api_error(code = "not_found", shared, message = "There is no such shelf.")]
    NoShelf(),
    LoanLimit {
        plan: T,
        used: u8,
        limit: u8,
    },
    #[api_error(params(branch = name.trim(), opens = u16::from(hours.0) + 1))]
    BranchClosed {
        name: &'a str,
        hours: (u8, u8),
    },
    InternalError(#[api_error(from)] fmt::Error),
    #[api_error(code = "internal_error", shared)]
    Other {
        source: Option<Box<dyn Error + Send + Sync>>,
    },
    #[api_error(transparent)]
    Unauthorized(#[api_error(from)] UnauthorizedError),
    #[api_error(transparent)]
    Borrowed(&'a UnauthorizedError),
    #[deprecated = "nobody is forbidden any more"]
    Forbidden,
}

/// A struct with a field of a deprecated type.
#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", code = "unauthorized")]
pub(super) struct UnauthorizedError {
    /// Data that only the service sees.
    #[api_error(internal)]
    pub(super) card: Option<u64>,
}

mod codes {
    errspec::errors!("tests/derive/spec/errors.yaml", vis = pub(crate));
}

/// An error with the entries of the generated enum, including deprecated ones.
#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", codes = codes::ErrorCode, partial)]
pub(super) enum CodedError {
    NoSuchBook,
    NotFound,
    #[api_error(transparent)]
    Code(codes::ErrorCode),
}

/// A value of each variant, so that none is unused.
pub(super) const fn coded() -> [CodedError; 3] {
    [CodedError::NoSuchBook, CodedError::NotFound, CodedError::Code(codes::ErrorCode::Forbidden)]
}
