//! Which members does the body of a failing response have, and where?
//!
//! The writer, the reader and the docs of the envelope walk this description, and no other file names a member.
//! Another form of the envelope is another value of [`Format`].

/// How an envelope is sent over HTTP.
pub(crate) struct Format {
    /// The type of the body.
    pub(crate) content_type: &'static str,
    /// The header of requests and responses that carries the request id.
    pub(crate) request_id_header: &'static str,
    /// The members of the body, in their order.
    pub(crate) body: &'static [Member],
}

/// A member of an object.
pub(crate) struct Member {
    pub(crate) name: &'static str,
    pub(crate) value: Node,
}

/// What a member holds.
pub(crate) enum Node {
    Object(&'static [Member]),
    Slot(Slot),
}

/// What is filled in for each error.
#[derive(Clone, Copy)]
pub(crate) enum Slot {
    Code,
    Message,
    /// Absent where the request has no id.
    RequestId,
    DocsUrl,
    /// An object; absent where the error has no details.
    Details,
}

/// `{"error": {"code", "message", "request_id", "docs_url", "details"}}`
pub(crate) const NESTED: Format = Format {
    content_type: "application/json",
    request_id_header: "x-request-id",
    body: &[Member {
        name: "error",
        value: Node::Object(&[
            Member { name: "code", value: Node::Slot(Slot::Code) },
            Member { name: "message", value: Node::Slot(Slot::Message) },
            Member { name: "request_id", value: Node::Slot(Slot::RequestId) },
            Member { name: "docs_url", value: Node::Slot(Slot::DocsUrl) },
            Member { name: "details", value: Node::Slot(Slot::Details) },
        ]),
    }],
};
