//! Which members does the body of a failing response have, and where?
//!
//! The writers, the reader and the OpenAPI schema walk this description, and only `presets.rs` names a member.
//! It is data in every build, also where nothing is written or read, since an [`Entry`](crate::Entry) carries it.

mod presets;

use core::fmt;

use crate::Value;

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
/// assert_eq!(entry.shape.request_id_header(), "x-request-id");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Shape {
    content_type: &'static str,
    request_id_header: &'static str,
    pub(crate) body: Node,
    /// The details that have a place of their own, and so are not among the other details.
    pub(crate) apart: &'static [&'static str],
}

impl Shape {
    /// Generated code calls it, through `__v1`.
    pub(crate) const fn new(
        content_type: &'static str,
        request_id_header: &'static str,
        body: Node,
        apart: &'static [&'static str],
    ) -> Self {
        Self { content_type, request_id_header, body, apart }
    }

    /// Returns the value of the header `Content-Type`.
    #[must_use]
    pub const fn content_type(&self) -> &'static str {
        self.content_type
    }

    /// Returns the name of the header that carries the request id, in lower case.
    #[must_use]
    pub const fn request_id_header(&self) -> &'static str {
        self.request_id_header
    }
}

/// Without the tree of the body.
impl fmt::Debug for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Shape")
            .field("content_type", &self.content_type)
            .field("request_id_header", &self.request_id_header)
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

/// A value in the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Node {
    /// The same JSON in every response.
    Const(&'static str),
    /// A value that is filled in for each error.
    Slot(Slot),
    /// A string with slots in it, none of which is ever absent.
    Text(&'static [Piece]),
    /// An object.
    Object(&'static [Member]),
    /// A list with slots in its elements.
    List(&'static [Node]),
    /// The list of errors: the element is repeated for each error of a response.
    Each(&'static Node),
}

impl Node {
    /// Returns whether every response has the value. A field may have a value for only some codes.
    #[must_use]
    pub const fn is_always_present(&self) -> bool {
        !matches!(
            self,
            Self::Slot(
                Slot::RequestId
                    | Slot::Details
                    | Slot::Detail(_)
                    | Slot::RetryAfter
                    | Slot::Reason
                    | Slot::Field(_)
                    | Slot::FieldString(_)
            )
        )
    }
}

/// A member of an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Member {
    pub(crate) name: &'static str,
    /// The name as it is written in JSON, after a comma and with its colon; empty where the details are spread.
    pub(crate) key: &'static str,
    pub(crate) value: Node,
}

impl Member {
    /// The details are members of the object that has this one.
    pub const SPREAD: Self = Self { name: "", key: "", value: Node::Slot(Slot::Details) };

    /// Creates a member; `key` is `,"name":`, escaped as JSON asks.
    #[must_use]
    pub const fn new(name: &'static str, key: &'static str, value: Node) -> Self {
        Self { name, key, value }
    }

    /// Returns the name.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Returns the value.
    #[must_use]
    pub const fn value(&self) -> &Node {
        &self.value
    }

    /// Returns whether the details are members of the object that has this one.
    #[must_use]
    pub const fn is_spread(&self) -> bool {
        self.key.is_empty()
    }
}

/// A part of a string.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Piece {
    /// A constant part: as it is escaped in JSON, and as it is read.
    Literal(&'static str, &'static str),
    /// What is filled in.
    Slot(Slot),
}

/// A value that is filled in for each error.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Slot {
    /// The code, a string.
    Code,
    /// The code as a number; the code is the text of an integer.
    CodeNumber,
    /// The code in another style, such as `kebab-case`.
    CodeIn(&'static str),
    /// The message for people.
    Message,
    /// The meaning, as the spec has it.
    Meaning,
    /// The HTTP status, a number.
    Http,
    /// The HTTP status, a string.
    HttpString,
    /// The reason phrase of the HTTP status; absent for a status without one.
    Reason,
    /// The docs URL.
    DocsUrl,
    /// The name of the bucket.
    Bucket,
    /// How many seconds to wait; absent where a client should not wait.
    RetryAfter,
    /// Absent where the request has no id.
    RequestId,
    /// An object; absent where the error has no details.
    Details,
    /// One detail; absent where the error does not have it.
    Detail(&'static str),
    /// The value of a field; absent where the code has none.
    Field(&'static str),
    /// The value of an integer field, as a string; absent where the code has none.
    FieldString(&'static str),
}
