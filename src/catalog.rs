//! Which code stands in where a failure has none?

use core::fmt;

use crate::ApiErrorSpec;

/// The codes of a whole spec, with one for each failure that has none.
///
/// A router's 404, a panic and an error of another crate have a status at most, and their responses have a code as
/// well: the spec says in `fallback` which one stands in for which status.
/// The generated enum of such a spec implements the trait.
///
/// ```
/// # use errspec::{ApiErrorSpec, Bucket, Entry, Retry};
/// use errspec::Catalog;
///
/// /// The code of a response whose body is no envelope.
/// fn code_of<C: Catalog>(http_status: u16, code: Option<&str>) -> C {
///     code.and_then(C::from_code).unwrap_or_else(|| C::fallback(http_status))
/// }
///
/// # #[derive(Debug, Clone, Copy, PartialEq)]
/// # enum ErrorCode { BadRequest, NotFound, InternalError }
/// # static BUCKET: Bucket = Bucket::new("fix_in_code", "Fix in code", "Do not retry.", Retry::Never);
/// # impl ApiErrorSpec for ErrorCode {
/// #     fn entry(&self) -> Entry {
/// #         let (code, http_status) = match self {
/// #             Self::BadRequest => ("bad_request", 400),
/// #             Self::NotFound => ("not_found", 404),
/// #             Self::InternalError => ("internal_error", 500),
/// #         };
/// #         Entry::new(code, http_status, &BUCKET)
/// #             .meaning("It failed.")
/// #             .docs_url("https://docs.example.com/errors")
/// #     }
/// # }
/// # impl Catalog for ErrorCode {
/// #     fn from_code(code: &str) -> Option<Self> {
/// #         [Self::BadRequest, Self::NotFound, Self::InternalError].into_iter().find(|known| known.code() == code)
/// #     }
/// #     fn fallback(http_status: u16) -> Self {
/// #         match http_status {
/// #             404 => Self::NotFound,
/// #             ..500 => Self::BadRequest,
/// #             500.. => Self::InternalError,
/// #         }
/// #     }
/// # }
/// // With `fallback: { 4xx: bad_request, 404: not_found, 5xx: internal_error }` in the spec:
/// assert_eq!(code_of::<ErrorCode>(404, None), ErrorCode::NotFound);
/// assert_eq!(code_of::<ErrorCode>(405, None), ErrorCode::BadRequest);
/// assert_eq!(code_of::<ErrorCode>(502, Some("bad_gateway")), ErrorCode::InternalError);
/// assert_eq!(code_of::<ErrorCode>(404, Some("bad_request")), ErrorCode::BadRequest);
/// ```
#[diagnostic::on_unimplemented(
    message = "the spec of `{Self}` does not say which code stands in for failures without one",
    label = "does not implement `Catalog`",
    note = "add `fallback` to the spec"
)]
pub trait Catalog: ApiErrorSpec + Copy + fmt::Debug + Send + Sync + 'static {
    /// The code of a string on the wire.
    fn from_code(code: &str) -> Option<Self>;

    /// The code that stands in for a failure of that HTTP status.
    ///
    /// Every number has one: what the spec does not name itself has the code of `4xx` below 500, and of `5xx` from
    /// there on.
    fn fallback(http_status: u16) -> Self;
}
