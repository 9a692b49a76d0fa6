//! The body of an envelope as JSON with placeholders, for the view.

use errspec_codegen::__internal::model::doubled_braces;
use errspec_codegen::__internal::model::envelope::Node;
use serde_json::Value;

use crate::placeholder;

/// Returns the body with its placeholders, such as `"{code}"`; literal braces are doubled.
///
/// It recurses only as deep as a sample can be.
pub(crate) fn sample(node: &Node) -> Value {
    match node {
        Node::Const(json) => constant(json),
        Node::Slot(slot) => Value::String(format!("{{{}}}", placeholder::name(slot))),
        Node::Text(pieces) => Value::String(placeholder::template(pieces)),
        Node::Object(members) => {
            Value::Object(members.iter().map(|member| (member.name.clone(), sample(&member.value))).collect())
        }
        Node::List(elements) => elements.iter().map(sample).collect(),
        Node::Each(element) => [sample(element)].into_iter().collect(),
    }
}

fn constant(json: &str) -> Value {
    let value =
        serde_json::from_str(json).unwrap_or_else(|error| unreachable!("a constant is JSON: {error}"));
    with_doubled_braces(value)
}

fn with_doubled_braces(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(doubled_braces(&text)),
        Value::Array(elements) => elements.into_iter().map(with_doubled_braces).collect(),
        Value::Object(members) => Value::Object(
            members.into_iter().map(|(name, value)| (name, with_doubled_braces(value))).collect(),
        ),
        other => other,
    }
}
