//! How does a value of any serializable type become the value of a param of type `json`?

#[cfg(feature = "alloc")]
use crate::Detail;
use crate::Value;

/// A value that can be sent as JSON.
#[cfg(feature = "envelope")]
#[diagnostic::on_unimplemented(
    message = "a value of type `{Self}` cannot be sent as JSON",
    label = "does not implement `Serialize`"
)]
pub trait JsonParam: serde_core::Serialize {}

#[cfg(feature = "envelope")]
#[diagnostic::do_not_recommend]
impl<T: serde_core::Serialize + ?Sized> JsonParam for T {}

/// A value that can be sent as JSON: none, since the feature is missing.
#[cfg(not(feature = "envelope"))]
#[diagnostic::on_unimplemented(
    message = "a param of type `json` needs the feature `envelope` of errspec",
    label = "the feature `envelope` of errspec is not enabled"
)]
pub trait JsonParam {}

/// Returns the value as a detail.
#[cfg(all(feature = "alloc", feature = "envelope"))]
pub fn json_detail(value: &(impl JsonParam + ?Sized)) -> Detail {
    Detail::json(value)
}

/// Is never called, since no type implements the trait.
#[cfg(all(feature = "alloc", not(feature = "envelope")))]
pub fn json_detail(_: &(impl JsonParam + ?Sized)) -> Detail {
    Detail::from("")
}

/// The type of a field that fills a param of type `json`.
///
/// Without the feature it is any type, so that only the missing feature is reported.
#[cfg(feature = "envelope")]
pub use self::JsonParam as JsonField;

#[cfg(not(feature = "envelope"))]
pub trait JsonField {}

#[cfg(not(feature = "envelope"))]
impl<T: ?Sized> JsonField for T {}

/// The JSON of a field.
pub struct Json(#[cfg(feature = "envelope")] alloc::string::String);

impl Json {
    #[cfg(feature = "envelope")]
    pub fn of(field: &(impl JsonField + ?Sized)) -> Self {
        Self(crate::error::to_json(field))
    }

    #[cfg(feature = "envelope")]
    #[must_use]
    pub fn value(&self) -> Value<'_> {
        Value::Json(&self.0)
    }

    #[cfg(not(feature = "envelope"))]
    pub fn of(_: &(impl JsonField + ?Sized)) -> Self {
        Self()
    }

    #[cfg(not(feature = "envelope"))]
    #[must_use]
    pub fn value(&self) -> Value<'_> {
        Value::Str("")
    }
}

/// Reports the missing feature for a type with a param of type `json`.
#[cfg(not(feature = "envelope"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __needs_json {
    () => {
        ::core::compile_error!("a param of type `json` needs the feature `envelope` of errspec");
    };
}

#[cfg(feature = "envelope")]
#[doc(hidden)]
#[macro_export]
macro_rules! __needs_json {
    () => {};
}
