//! The macro that checks that several types together cover the spec.

/// Asserts that the types together have all codes of the spec.
///
/// For an enum with `partial`, the derive does not check whether other types cover the rest of the spec.
/// Use this macro in a test to check it:
///
/// ```
/// use errspec::ApiErrorSpec;
///
/// #[derive(Debug, ApiErrorSpec)]
/// #[api_error(partial)]
/// enum RequestError {
///     BadRequest,
///     InvalidCursor,
///     Unauthorized,
///     Forbidden,
///     NotFound,
/// }
///
/// #[derive(Debug, ApiErrorSpec)]
/// #[api_error(partial)]
/// enum ServerError {
///     RateLimitExceeded,
///     QuotaExceeded,
///     InternalError,
///     ServiceUnavailable,
/// }
///
/// errspec::assert_covers!(RequestError, ServerError);
/// ```
///
/// The macro finds the spec as [`errors!`](crate::errors) does. You can name its path before the types: `assert_covers!("api/errors.yaml", AuthError, OrderError)`.
/// Deprecated codes are not required.
/// If the crate `errspec` is renamed, add its path after the types: `crate = ::renamed`.
///
/// An edit of the spec rebuilds the test.
///
/// # Panics
///
/// Panics if none of the types has a code of the spec.
/// The message shows the line of each missing code in the spec:
///
/// ```text
/// 1 code of `spec/errors.yaml` is not covered by any of the types
///   --> spec/errors.yaml:43:3
///    |
/// 43 |   not_found:
///    |   ^^^^^^^^^
/// ```
pub use errspec_macros::assert_covers;
