//! What are the description, the schema and the examples of a response?

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use utoipa::openapi::content::{Content, ContentBuilder};
use utoipa::openapi::example::{Example, ExampleBuilder};
use utoipa::openapi::header::Header;
use utoipa::openapi::schema::{AdditionalProperties, ArrayBuilder, SchemaFormat, SchemaType};
use utoipa::openapi::{ObjectBuilder, RefOr, Schema, Type};

use super::{header, utoipa};
use crate::envelope::Sample;
use crate::shape::{Member, Node, Piece, Slot};
use crate::{ApiErrorSpec, Shape};

/// Each code with its meaning; several codes are a list.
pub(super) fn description<C: ApiErrorSpec>(codes: &[C]) -> String {
    match codes {
        [code] => line(code),
        codes => codes.iter().map(|code| format!("- {}", line(code))).collect::<Vec<_>>().join("\n"),
    }
}

/// A paragraph of CommonMark: text that starts with a code span and has no line break is not a heading or a list.
fn line<C: ApiErrorSpec>(code: &C) -> String {
    let meaning = code.meaning().split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{}: {meaning}", code_span(code.code()))
}

/// A code span, with more backticks than the string contains.
fn code_span(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let ticks = "`".repeat(longest + 1);
    let space = if longest > 0 { " " } else { "" };
    format!("{ticks}{space}{text}{space}{ticks}")
}

/// The envelope of a status, with an example for each of its codes; `in_list` are all codes that it can have.
pub(super) fn envelope<C: ApiErrorSpec>(shape: &Shape, status: u16, codes: &[C], in_list: &[C]) -> Content {
    let samples = codes.iter().map(|code| Sample::from(code.entry()).with_http_status(status));
    let examples = samples.map(|sample| (sample.name(), example(sample)));
    ContentBuilder::new().schema(Some(schema(&shape.body, in_list))).examples_from_iter(examples).build()
}

/// Whether the body has a list of errors.
pub(super) fn has_list(node: &Node) -> bool {
    match node {
        Node::Each(_) => true,
        Node::Object(members) => members.iter().any(|member| has_list(&member.value)),
        Node::Const(_) | Node::Slot(_) | Node::Text(_) | Node::List(_) => false,
    }
}

fn schema<C: ApiErrorSpec>(node: &Node, codes: &[C]) -> Schema {
    match node {
        Node::Const(json) => constant(json),
        Node::Slot(slot) => property(*slot, codes).into(),
        Node::Text(_) => ObjectBuilder::new().schema_type(Type::String).into(),
        Node::Object(members) => object(members, codes).into(),
        Node::List(_) => ArrayBuilder::new().items(RefOr::T(anything())).into(),
        Node::Each(element) => {
            ArrayBuilder::new().items(RefOr::T(schema(element, codes))).min_items(Some(1)).into()
        }
    }
}

fn object<C: ApiErrorSpec>(members: &[Member], codes: &[C]) -> ObjectBuilder {
    members.iter().fold(ObjectBuilder::new(), |builder, member| {
        if member.is_spread() {
            return builder.additional_properties(Some(AdditionalProperties::FreeForm(true)));
        }
        let builder = builder.property(member.name, schema(&member.value, codes));
        if is_always_present(&member.value, codes) { builder.required(member.name) } else { builder }
    })
}

/// Whether every response has the value.
fn is_always_present<C: ApiErrorSpec>(value: &Node, codes: &[C]) -> bool {
    match value {
        Node::Slot(Slot::Field(name) | Slot::FieldString(name)) => {
            codes.iter().all(|code| code.entry().field(name).is_some())
        }
        value => value.is_always_present(),
    }
}

/// The values of a field, each once.
fn field_values<C: ApiErrorSpec>(name: &str, codes: &[C]) -> Vec<serde_json::Value> {
    let mut values = Vec::new();
    for value in codes.iter().filter_map(|code| code.entry().field(name)) {
        let Ok(value) = serde_json::to_value(value) else { continue };
        if !values.contains(&value) {
            values.push(value);
        }
    }
    values
}

/// The same value in every response.
fn constant(json: &str) -> Schema {
    match serde_json::from_str::<serde_json::Value>(json) {
        Ok(value) => ObjectBuilder::new().schema_type(SchemaType::AnyValue).enum_values(Some([value])).into(),
        Err(_) => anything(),
    }
}

fn anything() -> Schema {
    ObjectBuilder::new().schema_type(SchemaType::AnyValue).into()
}

fn property<C: ApiErrorSpec>(slot: Slot, codes: &[C]) -> ObjectBuilder {
    match slot {
        Slot::Code => text("Identifies the error. The only field that programs should branch on.")
            .enum_values(Some(codes.iter().map(ApiErrorSpec::code))),
        Slot::CodeIn(style) => {
            let columns = codes.iter().map(|code| (code.entry().fields, code.code()));
            let cased = columns.map(|(fields, code)| fields.hidden("code:", style).unwrap_or(code));
            text("Identifies the error. The only field that programs should branch on.")
                .enum_values(Some(cased))
        }
        Slot::Field(name) => {
            let values = field_values(name, codes);
            let ty = match values.first() {
                Some(serde_json::Value::String(_)) => SchemaType::Type(Type::String),
                Some(serde_json::Value::Number(_)) => SchemaType::Type(Type::Integer),
                Some(serde_json::Value::Bool(_)) => SchemaType::Type(Type::Boolean),
                _ => SchemaType::AnyValue,
            };
            ObjectBuilder::new()
                .schema_type(ty)
                .description(Some("A property of the error code."))
                .enum_values(Some(values))
        }
        Slot::FieldString(name) => text("A property of the error code.")
            .enum_values(Some(field_values(name, codes).iter().map(ToString::to_string))),
        Slot::CodeNumber => integer("Identifies the error. The only field that programs should branch on.")
            .enum_values(Some(codes.iter().filter_map(|code| code.code().parse::<i64>().ok()))),
        Slot::Meaning => text("What the code means."),
        Slot::Http => integer("The HTTP status of the response."),
        Slot::HttpString => text("The HTTP status of the response."),
        Slot::Reason => text("The reason phrase of the HTTP status."),
        Slot::Bucket => text("What a client should do."),
        Slot::RetryAfter => integer("How many seconds to wait before retrying."),
        Slot::Message => text("Describes the error for people. The wording can change at any time."),
        Slot::RequestId => text("Identifies the request, for logs and support."),
        // utoipa has this format only with a feature of its own.
        Slot::DocsUrl => text("The docs of the code.").format(Some(SchemaFormat::Custom("uri".into()))),
        Slot::Details => ObjectBuilder::new()
            .description(Some("The dynamic parts of the message, by name."))
            .additional_properties(Some(AdditionalProperties::FreeForm(true))),
        Slot::Detail(_) => ObjectBuilder::new()
            .schema_type(SchemaType::AnyValue)
            .description(Some("A dynamic part of the message.")),
    }
}

fn integer(description: &str) -> ObjectBuilder {
    ObjectBuilder::new().schema_type(Type::Integer).description(Some(description))
}

fn text(description: &str) -> ObjectBuilder {
    ObjectBuilder::new().schema_type(Type::String).description(Some(description))
}

fn example(sample: Sample<'_>) -> RefOr<Example> {
    match serde_json::to_value(sample) {
        Ok(value) => ExampleBuilder::new().value(Some(value)).into(),
        Err(error) => unreachable!("keys are strings: {error}"),
    }
}

pub(super) fn request_id_header() -> Header {
    // A header of utoipa 5 cannot have an example of its own.
    header(ObjectBuilder::new().schema_type(Type::String).examples([Sample::REQUEST_ID]))
        .description(Some("Identifies the request, for logs and support."))
        .build()
}

/// The headers that the shape adds, each with the value of the first code that has one as its example.
pub(super) fn headers<C: ApiErrorSpec>(
    shape: &Shape,
    codes: &[C],
) -> impl Iterator<Item = (&'static str, Header)> {
    let samples: Vec<_> =
        codes.iter().flat_map(|code| Sample::from(code.entry()).headers().collect::<Vec<_>>()).collect();
    shape.headers().iter().map(move |header| {
        let example = samples.iter().find(|(name, _)| *name == header.name).map(|(_, value)| value.clone());
        (header.name, header_of(header.value, example))
    })
}

/// A header with one value in it has the description of that value.
fn header_of(value: &[Piece], example: Option<String>) -> Header {
    let mut slots = value.iter().filter_map(|piece| match piece {
        Piece::Slot(slot) => Some(*slot),
        Piece::Literal(..) => None,
    });
    let description = match (slots.next(), slots.next()) {
        (Some(slot), None) => property::<&dyn ApiErrorSpec>(slot, &[]).build().description,
        _ => None,
    };
    header(ObjectBuilder::new().schema_type(Type::String).examples(example)).description(description).build()
}

pub(super) fn retry_after_header() -> Header {
    header(ObjectBuilder::new().schema_type(Type::Integer).minimum(Some(0)))
        .description(Some("The number of seconds to wait before sending the same request again."))
        .build()
}
