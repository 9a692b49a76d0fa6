//! How does a crate hold several types together against the spec?

/// Panics unless the types together have all codes of the spec.
///
/// An enum that covers a part of the spec says so with `partial`, and then nothing asks whether the other parts are covered.
/// This does, in a test of the crate:
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
/// The spec is looked for as [`errors!`](crate::errors) does; its path may come before the types: `assert_covers!("api/errors.yaml", AuthError, OrderError)`.
/// A code that is deprecated may be in none of the types.
/// After the types may come `crate = ::renamed`: the path of the crate `errspec`, where it was renamed.
///
/// An edit of the spec rebuilds the test.
///
/// # Panics
///
/// If codes are in none of the types.
/// The text shows the place of each in the spec:
///
/// ```text
/// 1 code of `spec/errors.yaml` is in none of the types
///   --> spec/errors.yaml:43:3
///    |
/// 43 |   not_found:
///    |   ^^^^^^^^^
/// ```
pub use errspec_macros::assert_covers;
