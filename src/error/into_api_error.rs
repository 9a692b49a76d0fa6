//! How does an error whose `ApiErrorSpec` is written by hand become an `ApiError`?

/// Lets `?` make an [`ApiError`](crate::ApiError) of a type that implements [`ApiErrorSpec`](crate::ApiErrorSpec) by hand.
///
/// The generated enum and types that derive the trait need no such line.
/// It takes a type without generics, and emits its [`From`] into the `ApiError` of any [`Catalog`](crate::Catalog):
///
/// - the code is that of the catalog; one that the catalog does not have is stood in for as its status says;
/// - the message and the details are those of the value;
/// - the value itself is the source, for logs, if it is an error that can go to another thread.
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
