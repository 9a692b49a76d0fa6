//! How does a type with a hand-written `ApiErrorSpec` become an `ApiError`?

/// Lets `?` convert a type with a hand-written [`ApiErrorSpec`](crate::ApiErrorSpec) into an
/// [`ApiError`](crate::ApiError).
///
/// The generated enum and types that derive the trait do not need this.
/// The macro takes a type without generics, and implements [`From`] for the `ApiError` of any
/// [`Catalog`](crate::Catalog):
///
/// - The code is that of the type. If the catalog does not have it, the fallback for its status is used.
/// - The message and the details are those of the value.
/// - The value itself becomes the source, for logs, if it is an [`Error`](core::error::Error) that is `Send`, `Sync` and
///   `'static`.
///
/// ```
/// use core::fmt;
/// use errspec::{ApiErrorSpec, Entry, Value};
///
/// errspec::errors!("spec/errors.yaml");
/// type ApiError = errspec::ApiError<ErrorCode>;
///
/// struct NoSuchUser {
///     id: u64,
/// }
///
/// impl ApiErrorSpec for NoSuchUser {
///     fn entry(&self) -> Entry {
///         ErrorCode::NotFound.entry()
///     }
///
///     fn fmt_message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
///         write!(f, "There is no user {}.", self.id)
///     }
///
///     fn visit_details(&self, visit: &mut dyn FnMut(&'static str, Value<'_>)) {
///         visit("id", self.id.into());
///     }
/// }
///
/// errspec::into_api_error!(NoSuchUser);
///
/// fn user(id: u64) -> Result<String, NoSuchUser> {
///     Err(NoSuchUser { id })
/// }
///
/// fn greeting(id: u64) -> Result<String, ApiError> {
///     Ok(format!("Hello, {}.", user(id)?))
/// }
///
/// let error = greeting(7).unwrap_err();
/// assert_eq!(*error.kind(), ErrorCode::NotFound);
/// assert_eq!(error.to_string(), "There is no user 7.");
/// ```
#[macro_export]
macro_rules! into_api_error {
    ($ty:ty $(,)?) => {
        $crate::__private::into_api_error! { [] [$ty] [] }
    };
}
