//! Which members does the body of a failing response have, and where?
//!
//! The writers, the reader and the docs of the envelope walk this description, and no other file names a member.
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
    /// The name as it is written in JSON: in quotes, with its colon.
    pub(crate) key: &'static str,
    pub(crate) value: Node,
}

/// A member whose name has nothing to escape.
macro_rules! member {
    ($name:literal, $value:expr) => {
        Member { name: $name, key: concat!("\"", $name, "\":"), value: $value }
    };
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
    body: &[member!(
        "error",
        Node::Object(&[
            member!("code", Node::Slot(Slot::Code)),
            member!("message", Node::Slot(Slot::Message)),
            member!("request_id", Node::Slot(Slot::RequestId)),
            member!("docs_url", Node::Slot(Slot::DocsUrl)),
            member!("details", Node::Slot(Slot::Details)),
        ])
    )],
};
