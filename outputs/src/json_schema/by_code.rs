//! What do errors with a code have in addition, such as their docs URL and the types of their params?

use std::fmt::Write;
use std::ptr;

use errspec_codegen::__internal::inline;
use errspec_codegen::__internal::model::envelope::{Node, Piece, Slot};
use errspec_codegen::__internal::model::{Code, FieldValue, Spec};

use super::{Keywords, fixed_elements, of_type, param_schema, params, sent, text};
use crate::columns;
use crate::json::{array, mergeable_array, object, string};
use crate::member;

/// The parts of a body that depend on one code: the element of the list of errors, and what is around the list.
///
/// Each is the smallest object that contains all such values, so that a definition has no more levels than it needs.
pub(super) struct Scopes<'e> {
    body: &'e Node,
    element: Option<&'e Node>,
}

impl<'e> Scopes<'e> {
    pub(super) fn new(spec: &'e Spec) -> Self {
        let body = &spec.envelope.body;
        // Without a code of its own, what is around the list has that of the first error.
        let is_around = !contains(body, &|node| is_identity(node, spec));
        Self {
            body: smallest(body, &|node| depends_on_code(node) || is_around && is_list_of_errors(node)),
            element: member::list_of_errors(body).map(|element| smallest(element, &depends_on_code)),
        }
    }

    /// The conditions of a node, if it is one of the parts: the definition of each code applies to errors with the code.
    pub(super) fn conditions(&self, node: &Node, spec: &Spec) -> Option<(&'static str, String)> {
        let is_element = self.element.is_some_and(|element| ptr::eq(element, node));
        if !is_element && !ptr::eq(self.body, node) || !matches!(node, Node::Object(_) | Node::List(_)) {
            return None;
        }
        let conditions = spec.codes.iter().map(|code| {
            let condition = condition(node, spec, code)?;
            // There is one definition for each code: that of an element, if there are elements.
            let then = if is_element || self.element.is_none() {
                format!("{{ \"$ref\": {} }}", string(&reference(&code.code)))
            } else {
                one_line(of_code(node, spec, code)?)
            };
            Some(format!("{{ \"if\": {condition}, \"then\": {then} }}"))
        });
        let conditions: Vec<_> = conditions.flatten().collect();
        (!conditions.is_empty()).then(|| ("allOf", mergeable_array(conditions)))
    }

    /// The definition of a code.
    pub(super) fn definition(&self, spec: &Spec, code: &Code) -> Keywords {
        let mut keywords = vec![("description", string(&inline::plain(&code.meaning.0)))];
        if code.deprecated.is_some() {
            keywords.push(("deprecated", "true".to_owned()));
        }
        let node = self.element.unwrap_or(self.body);
        let nothing = || match node {
            Node::Object(_) => vec![of_type("object"), ("properties", object::<&str>([]))],
            _ => Vec::new(),
        };
        keywords.extend(of_code(node, spec, code).unwrap_or_else(nothing));
        keywords
    }
}

/// The smallest object that contains all such values.
fn smallest<'e>(node: &'e Node, is_part: &dyn Fn(&Node) -> bool) -> &'e Node {
    let Node::Object(members) = node else { return node };
    let mut parts = members.iter().filter(|member| contains(&member.value, is_part));
    match (parts.next(), parts.next()) {
        (Some(only), None) if !only.is_spread() && matches!(only.value, Node::Object(_)) => {
            smallest(&only.value, is_part)
        }
        _ => node,
    }
}

/// Whether a value is such a part, or contains one. The list of errors is a part of its own.
fn contains(node: &Node, is_part: &dyn Fn(&Node) -> bool) -> bool {
    let inside = match node {
        Node::Object(members) => members.iter().any(|member| contains(&member.value, is_part)),
        Node::List(elements) => elements.iter().any(|element| contains(element, is_part)),
        Node::Const(_) | Node::Slot(_) | Node::Text(_) | Node::Each(_) => false,
    };
    inside || is_part(node)
}

fn is_list_of_errors(node: &Node) -> bool {
    matches!(node, Node::Each(_))
}

/// Whether a value differs between codes.
fn depends_on_code(node: &Node) -> bool {
    let depends = |slot: &Slot| {
        slot.is_code()
            || matches!(
                slot,
                Slot::DocsUrl
                    | Slot::Bucket
                    | Slot::Details
                    | Slot::Detail(_)
                    | Slot::Field(_)
                    | Slot::FieldString(_)
            )
    };
    match node {
        Node::Slot(slot) => depends(slot),
        Node::Text(pieces) => pieces.iter().filter_map(Piece::slot).any(depends),
        Node::Const(_) | Node::Object(_) | Node::List(_) | Node::Each(_) => false,
    }
}

/// On one line: the schema of values that have the code, by the first place where it is.
fn condition(node: &Node, spec: &Spec, code: &Code) -> Option<String> {
    match node {
        Node::Slot(Slot::CodeNumber) => Some(format!("{{ \"const\": {} }}", code.code)),
        Node::Slot(Slot::Field(name)) if is_identity(node, spec) => {
            Some(format!("{{ \"const\": {} }}", field(spec, code, name)?))
        }
        Node::Slot(_) | Node::Text(_) if is_identity(node, spec) => {
            Some(format!("{{ \"const\": {} }}", string(&value_of_code(node, spec, code)?)))
        }
        Node::Object(members) => members.iter().find_map(|member| {
            let condition = condition(&member.value, spec, code)?;
            let name = string(&member.name);
            Some(format!("{{ \"required\": [{name}], \"properties\": {{ {name}: {condition} }} }}"))
        }),
        Node::List(elements) => {
            let fixed = elements[..fixed_elements(elements, spec)].iter().enumerate();
            fixed.into_iter().find_map(|(index, element)| {
                let condition = condition(element, spec, code)?;
                let before = "true, ".repeat(index);
                let least = index + 1;
                Some(format!("{{ \"minItems\": {least}, \"prefixItems\": [{before}{condition}] }}"))
            })
        }
        Node::Each(element) => Some(format!("{{ \"prefixItems\": [{}] }}", condition(element, spec, code)?)),
        Node::Const(_) | Node::Slot(_) | Node::Text(_) => None,
    }
}

/// Whether errors with different codes have different values here: the code, a unique field, or a string with one.
fn is_identity(node: &Node, spec: &Spec) -> bool {
    match node {
        Node::Slot(slot) => member::is_identity(slot, spec),
        Node::Text(pieces) => {
            pieces.iter().filter_map(Piece::slot).any(|slot| member::is_identity(slot, spec))
        }
        Node::Const(_) | Node::Object(_) | Node::List(_) | Node::Each(_) => false,
    }
}

/// The value of a field, as JSON.
fn field(spec: &Spec, code: &Code, name: &str) -> Option<String> {
    let (field, value) = columns::value(spec, code, name)?;
    let text = field.text(value);
    Some(match value {
        FieldValue::Choice(_) | FieldValue::String(_) => string(&text),
        FieldValue::Integer(_) | FieldValue::Bool(_) => text,
    })
}

/// The string that a value has in every error with the code, if there is one.
fn value_of_code(node: &Node, spec: &Spec, code: &Code) -> Option<String> {
    match node {
        Node::Slot(slot) => text::of_code(slot, spec, code),
        Node::Text(pieces) => text::filled(pieces, spec, code),
        Node::Const(_) | Node::Object(_) | Node::List(_) | Node::Each(_) => None,
    }
}

/// The schema of what a value has in errors with the code; `None` if it is the same for other codes.
fn of_code(node: &Node, spec: &Spec, code: &Code) -> Option<Keywords> {
    match node {
        Node::Slot(Slot::Details) if sent(code).next().is_some() => {
            Some(vec![of_type("object"), ("properties", object(params(code)))])
        }
        Node::Slot(Slot::Detail(name)) => sent(code).find(|param| param.name == *name).map(param_schema),
        Node::Slot(Slot::CodeNumber) => Some(vec![("const", code.code.clone())]),
        Node::Slot(Slot::Field(name)) => Some(vec![("const", field(spec, code, name)?)]),
        Node::Slot(_) | Node::Text(_) => Some(vec![("const", string(&value_of_code(node, spec, code)?))]),
        Node::Object(members) => {
            let mut properties = Vec::new();
            for member in members {
                if member.is_spread() {
                    properties.extend(params(code));
                } else if let Some(schema) = of_code(&member.value, spec, code) {
                    properties.push((&*member.name, object(schema)));
                }
            }
            (!properties.is_empty()).then(|| vec![of_type("object"), ("properties", object(properties))])
        }
        Node::List(elements) => {
            let fixed = &elements[..fixed_elements(elements, spec)];
            let schemas = || fixed.iter().map(|element| of_code(element, spec, code));
            let any = schemas().any(|schema| schema.is_some());
            let schemas = schemas().map(|schema| schema.map_or("true".to_owned(), object));
            any.then(|| vec![of_type("array"), ("prefixItems", array(schemas))])
        }
        Node::Const(_) | Node::Each(_) => None,
    }
}

/// A schema on one line, for git to merge.
fn one_line(keywords: Keywords) -> String {
    let mut line = String::new();
    // A JSON string has no line breaks of its own.
    for part in object(keywords).lines() {
        line.extend([part.trim_start(), " "]);
    }
    line.truncate(line.trim_end().len());
    line
}

/// The reference to the definition of a code: a JSON Pointer (RFC 6901) in a fragment of a URI.
fn reference(code: &str) -> String {
    let mut reference = "#/$defs/".to_owned();
    for byte in code.replace('~', "~0").replace('/', "~1").bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            reference.push(char::from(byte));
        } else {
            write!(reference, "%{byte:02X}").expect("a String takes everything");
        }
    }
    reference
}
