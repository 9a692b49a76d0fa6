//! Which members does the body have, and where?
//!
//! It knows nothing of HTTP but the values that a body can have: the same body can travel in a queue or a stream.

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
