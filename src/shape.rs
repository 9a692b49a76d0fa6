//! What does a failing response look like?
//!
//! The writers, the reader and the OpenAPI schema walk this description, and only `presets.rs` names a member.
//! It is data in every build, also where nothing is written or read, since an [`Entry`](crate::Entry) carries it.

mod body;
mod http;
mod presets;

use core::fmt;

pub use self::body::{Member, Node, Piece, Slot};
pub use self::http::Header;
use self::http::Http;
#[cfg(feature = "envelope")]
pub(crate) use self::presets::REQUEST_ID;
use crate::{RetryBudget, Value};

/// The shape of the failing responses of an API: the members of the body, its content type and the headers.
///
/// Servers write and clients read by the same shape.
/// An [`Entry`](crate::Entry) has the shape of its spec, so every error is sent in the right form.
///
/// The presets are constants; [`NESTED`](Self::NESTED) is the default.
///
/// ```
/// use errspec::{Bucket, Entry, Retry, Shape};
///
/// static FIX_IN_CODE: Bucket = Bucket::new("fix_in_code", "Fix in code", "Do not retry.", Retry::Never);
///
/// let entry = Entry::new("not_found", 404, &FIX_IN_CODE).shape(&Shape::PROBLEM_DETAILS);
/// assert_eq!(entry.shape.content_type(), "application/problem+json");
/// assert_eq!(entry.shape.request_id_header(), Some("x-request-id"));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Shape {
    http: Http,
    pub(crate) body: Node,
    /// The details that have a place of their own, and so are not among the other details.
    pub(crate) apart: &'static [&'static str],
}

impl Shape {
    /// Generated code calls it, through `__v1`.
    pub(crate) const fn new(
        content_type: &'static str,
        request_id_header: Option<&'static str>,
        headers: &'static [Header],
        body: Node,
        apart: &'static [&'static str],
    ) -> Self {
        Self { http: Http { content_type, request_id_header, headers }, body, apart }
    }

    /// Returns the value of the header `Content-Type`.
    #[must_use]
    pub const fn content_type(&self) -> &'static str {
        self.http.content_type
    }

    /// Returns the name of the header that carries the request id, in lower case.
    ///
    /// It is `None` if the id is neither sent nor read in a header.
    #[must_use]
    pub const fn request_id_header(&self) -> Option<&'static str> {
        self.http.request_id_header
    }

    /// The further headers of every failing response.
    #[cfg(feature = "envelope")]
    pub(crate) const fn headers(&self) -> &'static [Header] {
        self.http.headers
    }
}

/// Without the tree of the body.
impl fmt::Debug for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Shape")
            .field("content_type", &self.http.content_type)
            .field("request_id_header", &self.http.request_id_header)
            .field("headers", &self.http.headers)
            .finish_non_exhaustive()
    }
}

/// The shape of the responses of a spec, known from the type of its codes.
///
/// A client reads a response by it before there is any error.
/// The generated enum implements it.
/// Implement it for a hand-written enum of codes whose service does not use the default shape:
///
/// ```
/// use errspec::{ApiErrorShape, Shape};
///
/// enum ErrorCode {
///     NotFound,
/// }
///
/// impl ApiErrorShape for ErrorCode {
///     const SHAPE: &'static Shape = &Shape::PROBLEM_DETAILS;
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "the shape of responses with codes of type `{Self}` is unknown",
    label = "does not implement `ApiErrorShape`",
    note = "the enum that `errors!` or `include_errors!` generates implements it; for another type, write `impl ApiErrorShape for {Self} {{}}`"
)]
pub trait ApiErrorShape {
    /// The shape of all responses of the service.
    const SHAPE: &'static Shape = &Shape::NESTED;

    /// The retry budget that the spec defines, or `None` if it sets `retry_budget: none`.
    const RETRY_BUDGET: Option<RetryBudget> = Some(RetryBudget::DEFAULT);

    /// Returns the code with this value of the field with this name, if no other code can have the value.
    ///
    /// A client uses it for a response whose code is unknown or absent.
    /// A generated enum knows the `unique` fields of its spec; the default knows none.
    fn from_field(name: &str, value: &Value<'_>) -> Option<Self>
    where
        Self: Sized,
    {
        let _ = (name, value);
        None
    }
}
