//! Describes the members of the body of a failing response, for the docs and for schemas.

use errspec::__v1::{Member, Node, Slot};

/// Returns the members of the object that has the code.
pub(crate) fn of_error(node: &Node) -> Option<&[Member]> {
    match node {
        Node::Object(members) if has_code(members) => Some(members),
        Node::Object(members) => members.iter().find_map(|member| of_error(member.value())),
        Node::Each(element) => of_error(element),
        Node::Const(_) | Node::Slot(_) | Node::Text(_) | Node::List(_) => None,
    }
}

/// Returns whether an object with these members has the code.
pub(crate) fn has_code(members: &[Member]) -> bool {
    members.iter().any(|member| matches!(member.value(), Node::Slot(Slot::Code | Slot::CodeNumber)))
}

/// Returns the description of a value: a verb and what follows, without the name of the member.
pub(crate) fn description(slot: Slot) -> &'static str {
    match slot {
        Slot::Code | Slot::CodeNumber | Slot::CodeIn(_) => {
            "identifies the error. Programs should check it instead of the message."
        }
        Slot::Message => "describes the error for humans. Its wording may change at any time.",
        Slot::Meaning => "says what the code means. It is the same for every error with this code.",
        Slot::Http | Slot::HttpString => "is the HTTP status of the response.",
        Slot::Reason => "is the reason phrase of the HTTP status.",
        Slot::DocsUrl => "links to the documentation of the code.",
        Slot::Bucket => "says what to do about the error.",
        Slot::RetryAfter => "is the number of seconds to wait before the next attempt.",
        Slot::RequestId => "identifies the request, if it has an ID. Include it when you contact support.",
        Slot::Details => "contains the values in the message, by name. It is omitted if there are none.",
        Slot::Detail(_) => "is a value in the message.",
        Slot::Field(_) | Slot::FieldString(_) => "is a property of the code.",
    }
}
