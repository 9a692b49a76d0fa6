//! Visits the values of a body, each with its path.

use errspec_codegen::__internal::model::envelope::{Node, Piece, Slot};

use crate::path::Path;

/// What a path of a body leads to.
#[derive(Clone, Copy)]
pub(super) enum Visited<'n> {
    /// A value that contains no other.
    Value(&'n Node),
    /// The list of errors. Its element follows.
    Errors,
    /// Further members of the object at the path.
    Spread,
}

impl Visited<'_> {
    /// Whether it can differ between the errors of one response.
    pub(super) fn belongs_to_an_error(self) -> bool {
        let of_response = |slot: &Slot| {
            matches!(slot, Slot::RequestId | Slot::RetryAfter | Slot::Http | Slot::HttpString | Slot::Reason)
        };
        match self {
            Self::Value(Node::Slot(slot)) => !of_response(slot),
            Self::Value(Node::Text(pieces)) => {
                pieces.iter().filter_map(Piece::slot).any(|slot| !of_response(slot))
            }
            Self::Spread => true,
            Self::Value(_) | Self::Errors => false,
        }
    }
}

/// Where a walk through a body is.
#[derive(Default)]
pub(super) struct Walk {
    pub(super) path: Path,
    pub(super) is_in_list: bool,
}

/// Visits the values of a body. It recurses only as deep as a sample can be.
pub(super) fn visit<'n>(node: &'n Node, walk: &mut Walk, to: &mut dyn FnMut(&Walk, Visited<'n>)) {
    match node {
        Node::Object(members) if !members.is_empty() => {
            for member in members {
                if member.is_spread() {
                    to(walk, Visited::Spread);
                } else {
                    walk.path.enter_member(&member.name);
                    visit(&member.value, walk, to);
                    walk.path.leave();
                }
            }
        }
        Node::List(elements) if !elements.is_empty() => {
            for (index, element) in elements.iter().enumerate() {
                walk.path.enter_element(index);
                visit(element, walk, to);
                walk.path.leave();
            }
        }
        Node::Each(element) => {
            to(walk, Visited::Errors);
            walk.path.enter_each();
            walk.is_in_list = true;
            visit(element, walk, to);
            walk.is_in_list = false;
            walk.path.leave();
        }
        Node::Const(_) | Node::Slot(_) | Node::Text(_) | Node::Object(_) | Node::List(_) => {
            to(walk, Visited::Value(node));
        }
    }
}

/// The path of the first value that is such a slot.
pub(super) fn path_of(body: &Node, is_wanted: &dyn Fn(&Slot) -> bool) -> Option<String> {
    let mut found = None;
    visit(body, &mut Walk::default(), &mut |walk, value| {
        if let Visited::Value(Node::Slot(slot)) = value
            && found.is_none()
            && is_wanted(slot)
        {
            found = Some(walk.path.as_str().to_owned());
        }
    });
    found
}
