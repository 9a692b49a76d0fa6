//! The items that macros of this release expand to: those of `errspec-macros`, which requires this exact version, and
//! those that [`__v1`](crate::__v1) has for generated files.
//!
//! Do not use anything here by hand; it can change with each release.
//! The items that a generated file names itself are in `__v1`.
//!
//! The macros use absolute paths, because the names of the prelude may mean something else where they expand.
//! The macros `with_…` implement a trait that `with` of the derive lists, and report a missing feature.

mod autoref_display;
mod autoref_inner;
mod bucket_of;
mod code_enum;
#[cfg(feature = "alloc")]
mod constructed;
mod covers;
mod derived;
mod fallback;
mod fill;
mod fmt;
mod from_attribute;
mod from_field;
mod has_code;
#[cfg(feature = "alloc")]
mod into_api_error;
mod json;
mod list;
mod number;
mod one_of;
#[cfg(feature = "alloc")]
mod own_type;
#[cfg(feature = "serde")]
mod read;
mod route;
mod source;
mod sparse;
#[cfg(feature = "http")]
mod status;
mod table;
mod with;

#[cfg(feature = "server-actix")]
pub use actix_web;
#[cfg(feature = "alloc")]
pub use alloc::{boxed::Box, format, string::String, vec::Vec};
#[cfg(feature = "server-axum")]
pub use axum_core;
#[cfg(feature = "http")]
pub use http;
#[cfg(feature = "serde")]
pub use serde_core as serde;
#[cfg(feature = "openapi-utoipa")]
pub mod utoipa {
    //! What `api_error!` needs of utoipa 6.
    pub use ::utoipa::IntoResponses;
    pub type Responses = alloc::collections::BTreeMap<
        alloc::string::String,
        ::utoipa::openapi::RefOr<::utoipa::openapi::Response>,
    >;
}
#[cfg(feature = "openapi-utoipa-5")]
pub mod utoipa_5 {
    //! What `api_error!` needs of utoipa 5.
    pub use ::utoipa5::IntoResponses;
    pub type Responses = alloc::collections::BTreeMap<
        alloc::string::String,
        ::utoipa5::openapi::RefOr<::utoipa5::openapi::Response>,
    >;
}

pub use self::autoref_display::{HasText, Shown, ShownDisplay, ShownText, Text};
pub use self::autoref_inner::{CodesOf, NoCodes, NoSource, SourceOf, SourceOfError};
pub use self::bucket_of::bucket_of;
pub use self::code_enum::assert_code_enum;
#[cfg(feature = "alloc")]
pub use self::constructed::{ConstructedParam, assert_one_of, constructed, list, optional};
pub use self::covers::assert_covers;
pub use self::derived::{
    Derived, Rows, chosen_status, entry, fmt_message, fmt_message_of_present, row, visit_inner,
};
pub use self::fallback::{fallback, fallback_status};
pub use self::fill::fill;
pub use self::fmt::{fmt_error, fmt_full};
pub use self::from_attribute::{FromAttribute, from_attribute};
pub use self::from_field::{from_field, value_of};
pub use self::has_code::HasCode;
#[cfg(feature = "alloc")]
pub use self::into_api_error::{Kept, KeptError, NotKept, raised};
#[cfg(feature = "alloc")]
pub use self::json::json_detail;
pub use self::json::{Json, JsonField, JsonParam};
pub use self::list::{ListField, Numbers, ShownList, numbers, shown_list};
pub use self::number::Number;
pub use self::one_of::{is_one_of, one_of};
#[cfg(feature = "serde")]
pub use self::read::deserialize;
pub use self::route::Route;
pub use self::source::AsDynError;
pub(crate) use self::sparse::sparse;
#[cfg(feature = "http")]
pub use self::status::status_code;
pub use self::table::{NO_FIELDS, RowMessage, Table};
#[cfg(all(feature = "alloc", any(feature = "openapi-utoipa", feature = "openapi-utoipa-5")))]
pub use crate::__own_type_responses as own_type_responses;
#[cfg(feature = "server-actix")]
pub use crate::server::actix::derived::response_of as actix_response_of;
pub use crate::{
    __answers_of_inner as answers_of_inner, __from_api_error as from_api_error,
    __into_api_error as into_api_error, __with_into_response as with_into_response,
    __with_response_error as with_response_error, __with_serialize as with_serialize,
    __with_status_code as with_status_code,
};
#[cfg(feature = "alloc")]
pub use crate::{
    __detail as detail, __own_type as own_type, __own_type_actix as own_type_actix,
    __own_type_axum as own_type_axum, __own_type_from as own_type_from, __own_type_http as own_type_http,
    __own_type_server as own_type_server, __own_type_utoipa as own_type_utoipa,
    __own_type_utoipa_5 as own_type_utoipa_5, __param as param,
};
pub use crate::{
    __needs_json as needs_json, __param_detail as param_detail, __param_is_sent as param_is_sent,
    __param_value as param_value,
};
