//! How does an enum that is there already follow the spec?

/// Holds a hand-written enum or struct against the spec, both ways, and implements [`ApiErrorSpec`](trait@crate::ApiErrorSpec) for it.
///
/// ```
/// use errspec::ApiErrorSpec;
///
/// #[derive(Debug, ApiErrorSpec)]
/// #[api_error(spec = "spec/errors.yaml", partial)]
/// enum ApiError {
///     InvalidCursor,
///     #[api_error(code = "not_found")]
///     NoSuchUser { id: u64 },
/// }
///
/// assert_eq!(ApiError::NoSuchUser { id: 7 }.code(), "not_found");
/// ```
pub use errspec_macros::ApiErrorSpec;
