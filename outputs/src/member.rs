//! Describes the members of the body of a failing response, and its headers, for docs, schemas and `errspec explain`.

mod sentence;

use errspec_codegen::__internal::model::envelope::{Node, Piece, Slot};
use errspec_codegen::__internal::model::{FieldType, Spec};

use crate::columns;
use crate::path::Path;
use crate::placeholder;

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
    visit(body, &mut Walk::default(), &mut |walk, value| {
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
            [Piece::Slot(slot)] => self::slot(slot, spec),
            pieces => self::string(pieces),
        };
        described(&header.name, text)
    }));
    all
}

/// Returns the path of the request id in the body.
#[must_use]
pub fn request_id(spec: &Spec) -> Option<String> {
    path_of(&spec.envelope.body, &|slot| matches!(slot, Slot::RequestId))
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
    if let Some(path) = path_of(body, &|slot| matches!(slot, Slot::Detail(param) if param == name)) {
        return ParamPlace::At(path);
    }
    let mut place = ParamPlace::Nowhere;
    visit(body, &mut Walk::default(), &mut |walk, value| {
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
        identifies(node, spec)
    } else {
        value(node, spec)
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
    visit(list_of_errors(body).unwrap_or(body), &mut Walk::default(), &mut |_, value| {
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

/// What a path of a body leads to.
#[derive(Clone, Copy)]
enum Visited<'n> {
    /// A value that contains no other.
    Value(&'n Node),
    /// The list of errors. Its element follows.
    Errors,
    /// Further members of the object at the path.
    Spread,
}

impl Visited<'_> {
    /// Whether it can differ between the errors of one response.
    fn belongs_to_an_error(self) -> bool {
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
struct Walk {
    path: Path,
    is_in_list: bool,
}

/// Visits the values of a body. It recurses only as deep as a sample can be.
fn visit<'n>(node: &'n Node, walk: &mut Walk, to: &mut dyn FnMut(&Walk, Visited<'n>)) {
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
fn path_of(body: &Node, is_wanted: &dyn Fn(&Slot) -> bool) -> Option<String> {
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

/// The description of the value that programs should check.
fn identifies(node: &Node, spec: &Spec) -> Sentence {
    let text = match node {
        Node::Slot(Slot::CodeNumber) => Sentence::text("identifies the error: it is the code as a number."),
        Node::Slot(Slot::CodeIn(style)) => {
            Sentence::text("identifies the error: it is the code in ").code(style.name()).and(".")
        }
        Node::Slot(slot @ (Slot::Field(_) | Slot::FieldString(_))) => {
            Sentence::text("identifies the error: it ").then(&self::slot(slot, spec))
        }
        Node::Text(pieces) => Sentence::text("identifies the error: it ").then(&string(pieces)),
        _ => Sentence::text("identifies the error."),
    };
    text.and(" Programs should check it instead of the message.")
}

fn value(node: &Node, spec: &Spec) -> Sentence {
    match node {
        Node::Const(json) => Sentence::text("is always ").code(json).and("."),
        Node::Slot(slot) => self::slot(slot, spec),
        Node::Text(pieces) => string(pieces),
        // They are described by what they contain, unless they are empty.
        Node::Object(_) => Sentence::text("is always ").code("{}").and("."),
        Node::List(_) | Node::Each(_) => Sentence::text("is always ").code("[]").and("."),
    }
}

fn slot(slot: &Slot, spec: &Spec) -> Sentence {
    Sentence::text(match slot {
        Slot::Code => "is the code.",
        Slot::CodeNumber => "is the code as a number.",
        Slot::CodeIn(style) => return Sentence::text("is the code in ").code(style.name()).and("."),
        Slot::Message => "describes the error for humans. Its wording may change at any time.",
        Slot::Meaning => "says what the code means. It is the same for every error with this code.",
        Slot::Http => "is the HTTP status of the response.",
        Slot::HttpString => "is the HTTP status of the response, as a string.",
        Slot::Reason => "is the reason phrase of the HTTP status. It is omitted if the status has none.",
        Slot::DocsUrl => "links to the documentation of the code.",
        Slot::Bucket => {
            let names = spec.buckets.iter().map(|bucket| &*bucket.name);
            return Sentence::text("says what to do about the error: ").codes(names).and(".");
        }
        Slot::RetryAfter => {
            "is the number of seconds to wait before the next attempt. It is omitted if waiting does not help."
        }
        Slot::RequestId => "identifies the request, if it has an ID. Include it when you contact support.",
        Slot::Details => "contains the params of the error, by name. It is omitted if there are none.",
        Slot::Detail(name) => {
            let text = Sentence::text("is the param ").code(name);
            return text.and(". It is omitted if the error does not have it.");
        }
        Slot::Field(name) => return field(name, "", spec),
        Slot::FieldString(name) => return field(name, ", as a string", spec),
    })
}

fn field(name: &str, form: &'static str, spec: &Spec) -> Sentence {
    let text = Sentence::text("is the ").code(name).and(" of the code").and(form);
    let field = columns::field(spec, name);
    let text = match field.map(|field| &field.ty) {
        Some(FieldType::OneOf(values)) => text.and(": ").codes(values.iter().map(|value| &**value)).and("."),
        _ => text.and("."),
    };
    let is_optional = field.is_some_and(|field| field.is_optional);
    if is_optional { text.and(" It is omitted if the code has none.") } else { text }
}

/// The description of a string with placeholders.
fn string(pieces: &[Piece]) -> Sentence {
    let mut text = Sentence::text("is ").code(&placeholder::shown(pieces));
    let mut named = Vec::new();
    for slot in pieces.iter().filter_map(Piece::slot) {
        let name = placeholder::name(slot);
        if !named.contains(&name) {
            let start = if named.is_empty() { ", with the " } else { " and the " };
            text = match what(slot) {
                SlotName::Words(words) => text.and(start).and(words),
                SlotName::Style(style) => text.and(start).and("code in ").code(style),
                SlotName::Field(field) => text.and(start).code(field),
            };
            text = text.and(" in place of ").code(&format!("{{{name}}}"));
            named.push(name);
        }
    }
    text.and(".")
}

/// What prose calls a slot.
enum SlotName<'s> {
    Words(&'static str),
    Style(&'static str),
    Field(&'s str),
}

/// What a slot is, after "the".
fn what(slot: &Slot) -> SlotName<'_> {
    SlotName::Words(match slot {
        Slot::Code | Slot::CodeNumber => "code",
        Slot::CodeIn(style) => return SlotName::Style(style.name()),
        Slot::Message => "message",
        Slot::Meaning => "meaning",
        Slot::Http | Slot::HttpString => "HTTP status",
        Slot::Reason => "reason phrase",
        Slot::DocsUrl => "docs URL",
        Slot::Bucket => "bucket",
        Slot::RetryAfter => "number of seconds to wait",
        Slot::RequestId => "request ID",
        Slot::Details => "params",
        Slot::Detail(name) | Slot::Field(name) | Slot::FieldString(name) => return SlotName::Field(name),
    })
}
