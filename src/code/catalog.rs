//! What is known of the enum of a spec, and which code stands in where a failure has none?

use core::fmt;
use core::hash::Hash;

use crate::{ApiErrorSpec, Bucket};

/// An enum with all codes of a spec, as errspec generates it.
///
/// Generic code reaches the codes and their typed buckets through it:
///
/// ```
/// use errspec::CodeEnum;
///
/// errspec::errors!("spec/errors.yaml");
///
/// fn in_bucket<C: CodeEnum>(bucket: C::Bucket) -> impl Iterator<Item = &'static str> {
///     C::ALL.iter().filter(move |code| code.typed_bucket() == bucket).map(|code| code.code())
/// }
///
/// let waiting = in_bucket::<ErrorCode>(ErrorCode::QuotaExceeded.typed_bucket());
/// assert_eq!(waiting.collect::<Vec<_>>(), ["rate_limit_exceeded", "quota_exceeded"]);
/// ```
///
/// You can implement it by hand; items that are added later will have defaults.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an enum that errspec generated",
    label = "does not implement `CodeEnum`",
    note = "`errors!` and `include_errors!` make an enum that does"
)]
pub trait CodeEnum: ApiErrorSpec + Copy + fmt::Debug + Send + Sync + 'static {
    /// The enum of the spec's buckets.
    ///
    /// An enum that is written by hand can use `&'static Bucket`.
    type Bucket: Copy + Eq + Hash + fmt::Debug + fmt::Display + Into<&'static Bucket> + Send + Sync + 'static;

    /// Every code, in the order of the spec.
    const ALL: &'static [Self];

    /// Returns the code of a string on the wire.
    fn from_code(code: &str) -> Option<Self>;

    /// Returns the bucket of the code, as a value of the spec's enum of buckets.
    ///
    /// A generated enum has it as its own method `bucket`, too.
    fn typed_bucket(&self) -> Self::Bucket;
}

/// The codes of a whole spec, with one for each failure that has none.
///
/// A router's 404, a panic and an error of another crate have a status at most, and their responses have a code as
/// well: the spec says in `fallback` which one stands in for which status.
/// The generated enum of such a spec implements the trait.
/// You can implement it by hand; items that are added later will have defaults.
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
/// # impl errspec::CodeEnum for ErrorCode {
/// #     type Bucket = &'static Bucket;
/// #     const ALL: &'static [Self] = &[Self::BadRequest, Self::NotFound, Self::InternalError];
/// #     fn from_code(code: &str) -> Option<Self> {
/// #         Self::ALL.iter().copied().find(|known| known.code() == code)
/// #     }
/// #     fn typed_bucket(&self) -> &'static Bucket {
/// #         &BUCKET
/// #     }
/// # }
/// # impl Catalog for ErrorCode {
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
pub trait Catalog: CodeEnum {
    /// The code that stands in for a failure of that HTTP status.
    ///
    /// Every number has one: what the spec does not name itself has the code of `4xx` below 500, and of `5xx` from
    /// there on.
    fn fallback(http_status: u16) -> Self;
}
