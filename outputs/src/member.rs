//! Describes the members of the body of a failing response, and its headers, for docs, schemas and `errspec explain`.

mod describe;
mod sentence;
mod walk;

use errspec_codegen::__internal::model::Spec;
use errspec_codegen::__internal::model::envelope::{Node, Piece, Slot};

use self::walk::{Visited, Walk};
use crate::columns;

pub use self::sentence::Sentence;

/// A value of the body, or a header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Described {
    /// Where it is, as in `error.code` and `errors[].code`; or the name of the header.
    ///
    /// For further members, this is the object that has them, which is empty for the body.
    pub path: String,
    /// A verb and what follows, without the path. For further members, it is a whole sentence.
    pub text: Sentence,
    /// What it is about.
    pub about: About,
}

/// What a description is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// The value at the path.
    Value,
    /// The value at the path, which is a param or contains params.
    Params,
    /// Members of the object at the path, which have the names of params.
    FurtherMembers,
}

impl Described {
    /// Returns the path, which ends in `*` for further members.
    #[must_use]
    pub fn name(&self) -> String {
        match (self.about, &*self.path) {
            (About::FurtherMembers, "") => "*".to_owned(),
            (About::FurtherMembers, path) => format!("{path}.*"),
            (About::Value | About::Params, path) => path.to_owned(),
        }
    }

    /// Returns the whole sentence, with the path in it.
    #[must_use]
    pub fn whole(&self) -> Sentence {
        match self.about {
            About::FurtherMembers => self.text.clone(),
            About::Value | About::Params if self.path.is_empty() => {
                Sentence::text("The body ").then(&self.text)
            }
            About::Value | About::Params => Sentence::default().code(&self.path).and(" ").then(&self.text),
        }
    }
}

/// Returns the values of the body, in their order.
#[must_use]
pub fn members(spec: &Spec) -> Vec<Described> {
    let body = &spec.envelope.body;
    let has_list = list_of_errors(body).is_some();
    let mut described = Vec::new();
    walk::visit(body, &mut Walk::default(), &mut |walk, value| {
        let (mut text, about) = match value {
            Visited::Errors => {
                (Sentence::text("is the list of errors. Most responses have one."), About::Value)
            }
            Visited::Spread => {
                let object = match walk.path.as_str() {
                    "" => Sentence::text("the body"),
                    path => Sentence::default().code(path),
                };
                let text = Sentence::text("The params of the error are further members of ").then(&object);
                (text.and(", by name."), About::FurtherMembers)
            }
            Visited::Value(node) => {
                let is_params = matches!(node, Node::Slot(Slot::Details | Slot::Detail(_)));
                (describe(node, spec), if is_params { About::Params } else { About::Value })
            }
        };
        if has_list && !walk.is_in_list && value.belongs_to_an_error() {
            text = text.and(" If there are several errors, it is that of the first.");
        }
        described.push(Described { path: walk.path.as_str().to_owned(), text, about });
    });
    described
}

/// Returns the headers of every failing response.
#[must_use]
pub fn headers(spec: &Spec) -> Vec<Described> {
    let envelope = &spec.envelope;
    let described = |path: &str, text| Described { path: path.to_owned(), text, about: About::Value };
    let mut all =
        vec![described("Content-Type", Sentence::text("is ").code(&envelope.content_type).and("."))];
    if let Some(name) = &envelope.request_id_header {
        let text = match request_id(spec) {
            Some(path) => Sentence::text("has the same value as ").code(&path).and("."),
            None => Sentence::text("identifies the request. Include it when you contact support."),
        };
        all.push(described(name, text));
    }
    all.extend(envelope.headers.iter().map(|header| {
        let text = match &header.value[..] {
            [Piece::Slot(slot)] => describe::slot(slot, spec),
            pieces => describe::string(pieces),
        };
        described(&header.name, text)
    }));
    all
}

/// Returns the path of the request id in the body.
#[must_use]
pub fn request_id(spec: &Spec) -> Option<String> {
    walk::path_of(&spec.envelope.body, &|slot| matches!(slot, Slot::RequestId))
}

/// Where a response has a param.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ParamPlace {
    /// A member of the object at this path.
    Within(String),
    /// A further member of the object at this path, which is empty for the body.
    Spread(String),
    /// The value at this path.
    At(String),
    /// Nowhere, except in the message.
    Nowhere,
}

/// Returns where a response has a param with this name, if the spec does not keep it out of the details.
#[must_use]
pub fn place_of_param(spec: &Spec, name: &str) -> ParamPlace {
    let body = &spec.envelope.body;
    if let Some(path) = walk::path_of(body, &|slot| matches!(slot, Slot::Detail(param) if param == name)) {
        return ParamPlace::At(path);
    }
    let mut place = ParamPlace::Nowhere;
    walk::visit(body, &mut Walk::default(), &mut |walk, value| {
        let path = walk.path.as_str().to_owned();
        match value {
            Visited::Spread if place == ParamPlace::Nowhere => place = ParamPlace::Spread(path),
            Visited::Value(Node::Slot(Slot::Details)) if place == ParamPlace::Nowhere => {
                place = ParamPlace::Within(path);
            }
            _ => {}
        }
    });
    place
}

/// Describes a value that contains no other, which is a part of the body: a verb and what follows.
pub(crate) fn describe(node: &Node, spec: &Spec) -> Sentence {
    let identity = identity(spec);
    if identity.is_some_and(|identity| std::ptr::eq(identity, node)) {
        describe::identifies(node, spec)
    } else {
        describe::value(node, spec)
    }
}

/// Returns whether every response has the value.
pub(crate) fn is_always_present(node: &Node, spec: &Spec) -> bool {
    match node {
        Node::Slot(Slot::RequestId | Slot::Details | Slot::Detail(_) | Slot::RetryAfter | Slot::Reason) => {
            false
        }
        Node::Slot(Slot::Field(name) | Slot::FieldString(name)) => {
            columns::field(spec, name).is_some_and(|field| !field.is_optional)
        }
        Node::Const(_) | Node::Slot(_) | Node::Text(_) | Node::Object(_) | Node::List(_) | Node::Each(_) => {
            true
        }
    }
}

/// Returns the element of the list of errors.
pub(crate) fn list_of_errors(node: &Node) -> Option<&Node> {
    match node {
        Node::Each(element) => Some(element),
        Node::Object(members) => members.iter().find_map(|member| list_of_errors(&member.value)),
        Node::List(elements) => elements.iter().find_map(list_of_errors),
        Node::Const(_) | Node::Slot(_) | Node::Text(_) => None,
    }
}

/// Returns whether the value is another one for each code: the code, or a unique field that every code has.
pub(crate) fn is_identity(slot: &Slot, spec: &Spec) -> bool {
    let is_unique =
        |name: &str| columns::field(spec, name).is_some_and(|field| field.is_unique && !field.is_optional);
    slot.is_code() || matches!(slot, Slot::Field(name) | Slot::FieldString(name) if is_unique(name))
}

/// The value that programs should check: a code as the spec has it, rather than in another form or another identity.
fn identity(spec: &Spec) -> Option<&Node> {
    let body = &spec.envelope.body;
    let mut found: Option<(u8, &Node)> = None;
    walk::visit(list_of_errors(body).unwrap_or(body), &mut Walk::default(), &mut |_, value| {
        let Visited::Value(node) = value else { return };
        let rank = match node {
            Node::Slot(Slot::Code | Slot::CodeNumber) => 0,
            Node::Slot(Slot::CodeIn(_)) => 1,
            Node::Text(pieces) if pieces.iter().filter_map(Piece::slot).any(Slot::is_code) => 2,
            Node::Slot(slot) if is_identity(slot, spec) => 3,
            Node::Text(pieces)
                if pieces.iter().filter_map(Piece::slot).any(|slot| is_identity(slot, spec)) =>
            {
                4
            }
            _ => return,
        };
        if found.is_none_or(|(best, _)| rank < best) {
            found = Some((rank, node));
        }
    });
    found.map(|(_, node)| node)
}
