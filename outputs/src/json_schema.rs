//! The JSON Schema of the bodies of failing responses, for contract tests and generated types.
//!
//! It uses draft 2020-12, which is the dialect of `OpenAPI` 3.1.
//! The schema is made from the same description of the body as the writers and the reader.
//!
//! Each code has a definition, which an `if` with the code leads to.
//! With `oneOf`, a validator would report every branch that does not match. With `if`, it reports the wrong member.
//! Generators of types make one type for the body and one for each definition.
//! Codes without params have a definition too, so the definitions of two new codes do not touch, and git merges them.
//! For the same reason, the commas between codes are on lines of their own.
//!
//! - Details are not required, because an error can be sent without them.
//! - A status can be any 4xx or 5xx, because a response with another status than that of its code keeps its status.
//! - Unknown members are valid, so a service can add some.

use std::fmt::Write;

use errspec::__v1::{Member, Node, Slot};
use errspec_codegen::__internal::inline;
use errspec_codegen::__internal::model::{Code, Integer, Param, ParamType, Spec, Width};

use crate::json::{array, mergeable_array, mergeable_object, object, string};
use crate::kinds::{File, Job, Run};
use crate::{mark, member, shape};

#[expect(clippy::unnecessary_wraps, reason = "the signature of every kind")]
pub(crate) fn emit(job: &Job<'_>, _: &mut Run<'_>) -> Option<Vec<File>> {
    Some(File::alone(json_schema(job.spec, job.source)))
}

/// A part of a schema: its keywords with their values.
type Keywords = Vec<(&'static str, String)>;

/// The JSON Schema of the failing bodies of the spec at `from`, with a line break at its end.
#[must_use]
pub fn json_schema(spec: &Spec, from: &str) -> String {
    let body = shape::body(spec);
    let mut root = vec![
        ("$schema", string("https://json-schema.org/draft/2020-12/schema")),
        ("$comment", string(&mark::generated(from))),
        ("title", string(&format!("{} error response", spec.name))),
    ];
    root.extend(node(body, spec));
    let members = member::of_error(body).unwrap_or_default();
    let definitions = spec.codes.iter().map(|code| (&code.code, object(definition(members, code))));
    root.push(("$defs", mergeable_object(definitions)));
    format!("{}\n", object(root))
}

fn node(node: &Node, spec: &Spec) -> Keywords {
    match node {
        Node::Const(json) => vec![("const", (*json).to_owned())],
        Node::Slot(slot) => self::slot(*slot, spec),
        Node::Text(_) => vec![of_type("string")],
        Node::Object(members) => self::members(members, spec),
        Node::List(_) => vec![of_type("array")],
        Node::Each(element) => {
            vec![of_type("array"), ("minItems", "1".to_owned()), ("items", object(self::node(element, spec)))]
        }
    }
}

fn members(members: &[Member], spec: &Spec) -> Keywords {
    let named = || members.iter().filter(|member| !member.is_spread());
    let required = named().filter(|member| member.value().is_always_present());
    let properties = named().map(|member| (member.name(), object(node(member.value(), spec))));
    let mut keywords = vec![
        of_type("object"),
        ("required", array(required.map(|member| string(member.name())))),
        ("properties", object(properties)),
    ];
    if member::has_code(members) && !spec.codes.is_empty() {
        let conditions = spec.codes.iter().map(|code| condition(members, code));
        keywords.push(("allOf", mergeable_array(conditions)));
    }
    keywords
}

/// The description and the type of a value.
fn slot(slot: Slot, spec: &Spec) -> Keywords {
    let mut keywords = vec![("description", string(&sentence(member::description(slot))))];
    match slot {
        Slot::Code => {
            keywords.push(of_type("string"));
            keywords.push(codes(spec, string));
        }
        Slot::CodeNumber => {
            keywords.push(of_type("integer"));
            keywords.push(codes(spec, str::to_owned));
        }
        Slot::Message | Slot::Meaning | Slot::HttpString | Slot::Reason | Slot::Bucket | Slot::RequestId => {
            keywords.push(of_type("string"));
        }
        Slot::DocsUrl => keywords.extend([of_type("string"), ("format", string("uri"))]),
        Slot::Http => keywords.extend(range("400", "599")),
        Slot::RetryAfter => keywords.extend([of_type("integer"), ("minimum", "0".to_owned())]),
        Slot::Details => keywords.extend([of_type("object"), ("minProperties", "1".to_owned())]),
        Slot::CodeIn(_) => keywords.push(of_type("string")),
        Slot::Detail(_) | Slot::Field(_) | Slot::FieldString(_) => {}
    }
    keywords
}

/// All codes, including those without an HTTP status, which a server can still send with that of the fallback.
fn codes(spec: &Spec, json: fn(&str) -> String) -> (&'static str, String) {
    ("enum", mergeable_array(spec.codes.iter().map(|code| json(&code.code))))
}

/// On one line: the definition of a code applies to errors with the code.
fn condition(members: &[Member], code: &Code) -> String {
    let find = |member: &&Member| matches!(member.value(), Node::Slot(Slot::Code | Slot::CodeNumber));
    let Some(member) = members.iter().find(find) else { return "{}".to_owned() };
    let name = string(member.name());
    let value =
        if matches!(member.value(), Node::Slot(Slot::Code)) { string(&code.code) } else { code.code.clone() };
    let reference = string(&reference(&code.code));
    format!(
        r#"{{ "if": {{ "required": [{name}], "properties": {{ {name}: {{ "const": {value} }} }} }}, "then": {{ "$ref": {reference} }} }}"#
    )
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

/// What errors with a code have in addition: their docs URL and the types of their params.
fn definition(members: &[Member], code: &Code) -> Keywords {
    let mut keywords = vec![("description", string(&inline::plain(&code.meaning.0)))];
    if code.deprecated.is_some() {
        keywords.push(("deprecated", "true".to_owned()));
    }
    let mut properties = Vec::new();
    for member in members {
        match member.value() {
            Node::Slot(Slot::DocsUrl) => {
                properties.push((member.name(), object([("const", string(&code.docs_url))])));
            }
            Node::Slot(Slot::Details) if member.is_spread() => properties.extend(params(code)),
            Node::Slot(Slot::Details) if !code.params.is_empty() => {
                let details = [of_type("object"), ("properties", object(params(code)))];
                properties.push((member.name(), object(details)));
            }
            Node::Slot(Slot::Detail(name)) => {
                let param = params(code).find(|(param, _)| param == name);
                properties.extend(param.map(|(_, schema)| (member.name(), schema)));
            }
            _ => {}
        }
    }
    keywords.extend([of_type("object"), ("properties", object(properties))]);
    keywords
}

fn params(code: &Code) -> impl Iterator<Item = (&str, String)> {
    code.params.iter().map(|param| (&*param.name, object(param_type(param))))
}

fn param_type(param: &Param) -> Keywords {
    match &param.ty {
        // The service shows values of its own types as text.
        ParamType::String | ParamType::Opaque(_) => vec![of_type("string")],
        ParamType::Bool => vec![of_type("boolean")],
        // A float that is not a number is sent as `null`.
        ParamType::Number(_) => vec![("type", r#"["number", "null"]"#.to_owned())],
        ParamType::Integer(integer) => {
            let (least, greatest) = bounds(*integer);
            range(&least, &greatest).into()
        }
    }
}

/// The least and the greatest value of a type of integer.
fn bounds(Integer { width, signed }: Integer) -> (String, String) {
    let bits = match width {
        Width::Bits8 => 8,
        Width::Bits16 => 16,
        Width::Bits32 => 32,
        Width::Bits64 | Width::Pointer => 64,
        Width::Bits128 => 128,
    };
    let unused = 128 - bits;
    if signed {
        ((i128::MIN >> unused).to_string(), (i128::MAX >> unused).to_string())
    } else {
        ("0".to_owned(), (u128::MAX >> unused).to_string())
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
