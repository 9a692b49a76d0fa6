//! The JSON Schema of the bodies of failing responses, for contract tests and generated types.
//!
//! It uses draft 2020-12, which is the dialect of `OpenAPI` 3.1.
//! The schema is made from the same description of the body as the writers and the reader.
//!
//! Each code has a definition, which an `if` with the code leads to; `by_code.rs` has both.
//! With `oneOf`, a validator would report every branch that does not match. With `if`, it reports the wrong member.
//! Generators of types make one type for the body and one for each definition.
//! Codes without params have a definition too, so the definitions of two new codes do not touch, and git merges them.
//! For the same reason, the commas between codes are on lines of their own.
//!
//! - Details are not required, because an error can be sent without them.
//! - A status can be any 4xx or 5xx, because a response with another status than that of its code keeps its status.
//! - Unknown members are valid, so a service can add some.

mod by_code;
mod text;

use errspec_codegen::__internal::model::envelope::{Member, Node, Slot};
use errspec_codegen::__internal::model::{Code, FieldType, Param, ParamType, Spec};

use crate::columns;
use crate::json::{array, mergeable_array, mergeable_object, object, string};
use crate::kinds::{File, Job, Run};
use crate::{mark, member};

use self::by_code::Scopes;

#[expect(clippy::unnecessary_wraps, reason = "the signature of every kind")]
pub(crate) fn emit(job: &Job<'_>, _: &mut Run<'_>) -> Option<Vec<File>> {
    Some(File::alone(json_schema(job.spec, job.source)))
}

/// A part of a schema: its keywords with their values.
type Keywords = Vec<(&'static str, String)>;

/// The JSON Schema of the failing bodies of the spec at `from`, with a line break at its end.
#[must_use]
pub fn json_schema(spec: &Spec, from: &str) -> String {
    let scopes = Scopes::new(spec);
    let mut root = vec![
        ("$schema", string("https://json-schema.org/draft/2020-12/schema")),
        ("$comment", string(&mark::generated(from))),
        ("title", string(&format!("{} error response", spec.name))),
    ];
    root.extend(node(&spec.envelope.body, spec, &scopes));
    let definitions = spec.codes.iter().map(|code| (&code.code, object(scopes.definition(spec, code))));
    root.push(("$defs", mergeable_object(definitions)));
    format!("{}\n", object(root))
}

/// It recurses only as deep as a sample can be.
fn node(node: &Node, spec: &Spec, scopes: &Scopes<'_>) -> Keywords {
    let mut keywords = match node {
        Node::Const(json) => vec![("const", json.clone())],
        Node::Slot(slot) => self::slot(slot, node, spec),
        Node::Text(pieces) => {
            let mut keywords = described(node, spec);
            keywords.push(of_type("string"));
            keywords.push(match text::of_each_code(pieces, spec) {
                Some(texts) => values(texts.map(|text| string(&text))),
                None => ("pattern", string(&text::pattern(pieces, spec))),
            });
            keywords
        }
        Node::Object(members) => self::members(members, spec, scopes),
        Node::List(elements) => {
            let fixed = &elements[..fixed_elements(elements, spec)];
            let mut keywords = vec![of_type("array")];
            if !fixed.is_empty() {
                keywords.push(("minItems", fixed.len().to_string()));
                let schemas = fixed.iter().map(|element| object(self::node(element, spec, scopes)));
                keywords.push(("prefixItems", array(schemas)));
            }
            keywords
        }
        Node::Each(element) => vec![
            of_type("array"),
            ("minItems", "1".to_owned()),
            ("items", object(self::node(element, spec, scopes))),
        ],
    };
    keywords.extend(scopes.conditions(node, spec));
    keywords
}

/// How many elements of a list have the same index in every response: an absent element moves those after it.
fn fixed_elements(elements: &[Node], spec: &Spec) -> usize {
    elements.iter().take_while(|element| member::is_always_present(element, spec)).count()
}

fn members(members: &[Member], spec: &Spec, scopes: &Scopes<'_>) -> Keywords {
    let named = || members.iter().filter(|member| !member.is_spread());
    let required = named().filter(|member| member::is_always_present(&member.value, spec));
    let properties = named().map(|member| (&member.name, object(node(&member.value, spec, scopes))));
    vec![
        of_type("object"),
        ("required", array(required.map(|member| string(&member.name)))),
        ("properties", object(properties)),
    ]
}

/// The description and the type of a value.
fn slot(slot: &Slot, node: &Node, spec: &Spec) -> Keywords {
    let mut keywords = described(node, spec);
    match slot {
        // All codes, including those without an HTTP status, which a server can still send with that of the fallback.
        Slot::Code | Slot::CodeIn(_) | Slot::Bucket => {
            keywords.push(of_type("string"));
            keywords.extend(
                text::distinct(slot, spec).map(|texts| values(texts.iter().map(|text| string(text)))),
            );
        }
        Slot::CodeNumber => {
            keywords.push(of_type("integer"));
            keywords.push(values(spec.codes.iter().map(|code| code.code.clone())));
        }
        Slot::Message | Slot::Meaning | Slot::Reason | Slot::RequestId => keywords.push(of_type("string")),
        Slot::HttpString => keywords.extend([of_type("string"), ("pattern", string("^[45][0-9]{2}$"))]),
        Slot::DocsUrl => keywords.extend([of_type("string"), ("format", string("uri"))]),
        Slot::Http => keywords.extend(range("400", "599")),
        Slot::RetryAfter => keywords.extend([of_type("integer"), ("minimum", "0".to_owned())]),
        Slot::Details => keywords.extend([of_type("object"), ("minProperties", "1".to_owned())]),
        Slot::Detail(_) => {}
        Slot::Field(name) => match columns::field(spec, name).map(|field| &field.ty) {
            Some(FieldType::OneOf(texts)) => {
                keywords.extend([of_type("string"), values(texts.iter().map(|text| string(text)))]);
            }
            Some(FieldType::String) | None => keywords.push(of_type("string")),
            Some(FieldType::Integer) => keywords.push(of_type("integer")),
            Some(FieldType::Bool) => keywords.push(of_type("boolean")),
        },
        Slot::FieldString(_) => keywords.extend([of_type("string"), ("pattern", string("^-?[0-9]+$"))]),
    }
    keywords
}

fn described(node: &Node, spec: &Spec) -> Keywords {
    vec![("description", string(&sentence(&member::describe(node, spec).quoted())))]
}

/// The only valid values, one per line.
fn values(values: impl IntoIterator<Item = String>) -> (&'static str, String) {
    ("enum", mergeable_array(values))
}

fn params(code: &Code) -> impl Iterator<Item = (&str, String)> {
    sent(code).map(|param| (&*param.name, object(param_schema(param))))
}

fn sent(code: &Code) -> impl Iterator<Item = &Param> {
    code.params.iter().filter(|param| param.is_sent)
}

/// An absent param is omitted, so an optional one has the same schema.
fn param_schema(param: &Param) -> Keywords {
    let mut keywords = param_type(&param.ty);
    if !param.one_of.is_empty() {
        keywords.push(("enum", array(param.one_of.iter().map(|value| value.json.clone()))));
    }
    keywords
}

fn param_type(ty: &ParamType) -> Keywords {
    match ty {
        // The service shows values of its own types as text.
        ParamType::String | ParamType::Opaque(_) => vec![of_type("string")],
        ParamType::Bool => vec![of_type("boolean")],
        ParamType::Json => Vec::new(),
        // A float that is not a number is sent as `null`.
        ParamType::Number(_) => vec![("type", r#"["number", "null"]"#.to_owned())],
        ParamType::Integer(integer) => {
            let (least, greatest) = integer.range();
            range(&least, &greatest).into()
        }
        ParamType::List(element) => vec![of_type("array"), ("items", object(param_type(element)))],
    }
}

fn range(least: &str, greatest: &str) -> [(&'static str, String); 3] {
    [of_type("integer"), ("minimum", least.to_owned()), ("maximum", greatest.to_owned())]
}

fn of_type(name: &str) -> (&'static str, String) {
    ("type", string(name))
}

/// A description as a sentence of its own.
fn sentence(description: &str) -> String {
    let text = description.strip_prefix("is ").unwrap_or(description);
    let (first, rest) = text.split_at(1);
    first.to_ascii_uppercase() + rest
}
