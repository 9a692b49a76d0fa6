//! What does an error consist of?

#[cfg(feature = "alloc")]
mod api_error;
#[cfg(feature = "alloc")]
mod api_errors;
#[cfg(feature = "alloc")]
mod detail;
#[cfg(feature = "alloc")]
mod into_api_error;
#[cfg(feature = "envelope")]
mod json;
mod list;
mod message;
#[cfg(feature = "alloc")]
mod own_type;
mod spec;
mod value;

#[cfg(feature = "alloc")]
pub use self::api_error::ApiError;
#[cfg(feature = "server-actix")]
pub(crate) use self::api_error::Source;
#[cfg(feature = "alloc")]
pub use self::api_errors::ApiErrors;
#[cfg(feature = "alloc")]
pub use self::detail::Detail;
#[cfg(feature = "envelope")]
pub(crate) use self::json::to_json;
pub use self::list::ValueList;
pub use self::message::Message;
pub use self::spec::ApiErrorSpec;
pub use self::value::Value;
