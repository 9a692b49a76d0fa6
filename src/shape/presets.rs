//! The shapes that have a name.

use super::{Member, Node, Shape, Slot};

/// A member whose name has nothing to escape.
macro_rules! member {
    ($name:literal, $value:expr) => {
        Member::new($name, concat!(",\"", $name, "\":"), $value)
    };
}

const JSON: &str = "application/json";
/// The default of the header that carries the request id.
pub(crate) const REQUEST_ID: &str = "x-request-id";

/// The members of `nested` and `flat`.
const MEMBERS: &[Member] = &[
    member!("code", Node::Slot(Slot::Code)),
    member!("message", Node::Slot(Slot::Message)),
    member!("request_id", Node::Slot(Slot::RequestId)),
    member!("docs_url", Node::Slot(Slot::DocsUrl)),
    member!("details", Node::Slot(Slot::Details)),
];

impl Shape {
    /// `{"error": {"code", "message", "request_id", "docs_url", "details"}}`
    pub const NESTED: Self =
        Self::new(JSON, Some(REQUEST_ID), &[], Node::Object(&[member!("error", Node::Object(MEMBERS))]), &[]);

    /// `{"code", "message", "request_id", "docs_url", "details"}`
    pub const FLAT: Self = Self::new(JSON, Some(REQUEST_ID), &[], Node::Object(MEMBERS), &[]);

    /// `{"type", "title", "status", "detail", "code", "request_id"}` and the details as further members.
    ///
    /// `type` is the deep link into the docs, `title` the meaning and `detail` the message.
    /// The content type is `application/problem+json`; see [RFC 9457](https://www.rfc-editor.org/rfc/rfc9457).
    pub const PROBLEM_DETAILS: Self = Self::new(
        "application/problem+json",
        Some(REQUEST_ID),
        &[],
        Node::Object(&[
            member!("type", Node::Slot(Slot::DocsUrl)),
            member!("title", Node::Slot(Slot::Meaning)),
            member!("status", Node::Slot(Slot::Http)),
            member!("detail", Node::Slot(Slot::Message)),
            member!("code", Node::Slot(Slot::Code)),
            member!("request_id", Node::Slot(Slot::RequestId)),
            Member::SPREAD,
        ]),
        &[],
    );

    /// `{"errors": [{"code", "message", "detail"}]}`
    ///
    /// `detail` is the object of details.
    pub const ERRORS: Self = Self::new(
        JSON,
        Some(REQUEST_ID),
        &[],
        Node::Object(&[member!(
            "errors",
            Node::Each(&Node::Object(&[
                member!("code", Node::Slot(Slot::Code)),
                member!("message", Node::Slot(Slot::Message)),
                member!("detail", Node::Slot(Slot::Details)),
            ]))
        )]),
        &[],
    );
}
