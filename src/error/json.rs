//! How does any serializable value become the JSON of a detail?

use alloc::string::String;

use serde_core::Serialize;

/// Returns the value as compact JSON.
///
/// A value that cannot be serialized is `null`, since an error must not fail because of one of its details.
pub(crate) fn to_json(value: &(impl Serialize + ?Sized)) -> String {
    serde_json::to_string(value).unwrap_or_else(|error| {
        log(&error);
        String::from("null")
    })
}

#[cfg(any(feature = "server-tower", feature = "server-actix"))]
fn log(error: &serde_json::Error) {
    tracing::error!(target: "errspec", %error, "a detail could not be serialized, so it is sent as `null`");
}

#[cfg(not(any(feature = "server-tower", feature = "server-actix")))]
fn log(_: &serde_json::Error) {}
