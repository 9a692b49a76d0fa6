//! What are the description, the schema and the examples of a response?

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use utoipa::openapi::content::{Content, ContentBuilder};
use utoipa::openapi::example::{Example, ExampleBuilder};
use utoipa::openapi::header::{Header, HeaderBuilder};
use utoipa::openapi::schema::{AdditionalProperties, SchemaFormat};
use utoipa::openapi::{Object, ObjectBuilder, RefOr, Type};

use crate::ApiErrorSpec;
use crate::envelope::Sample;
use crate::envelope::shape::{Member, NESTED, Node, Slot};

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

/// The envelope of these codes, with an example for each.
pub(super) fn envelope<C: ApiErrorSpec>(codes: &[C]) -> Content {
    let samples = codes.iter().map(|code| Sample::from(code.entry()));
    let examples = samples.map(|sample| (sample.name(), example(sample)));
    ContentBuilder::new().schema(Some(schema(codes))).examples_from_iter(examples).build()
}

fn schema<C: ApiErrorSpec>(codes: &[C]) -> Object {
    object(NESTED.body, codes).build()
}

fn object<C: ApiErrorSpec>(members: &[Member], codes: &[C]) -> ObjectBuilder {
    members.iter().fold(ObjectBuilder::new(), |builder, Member { name, value, .. }| match value {
        Node::Object(members) => builder.property(*name, object(members, codes)).required(*name),
        Node::Slot(slot) => {
            let builder = builder.property(*name, property(*slot, codes));
            match slot {
                Slot::Code | Slot::Message | Slot::DocsUrl => builder.required(*name),
                Slot::RequestId | Slot::Details => builder,
            }
        }
    })
}

fn property<C: ApiErrorSpec>(slot: Slot, codes: &[C]) -> ObjectBuilder {
    match slot {
        Slot::Code => text("Identifies the error. The only field that programs should branch on.")
            .enum_values(Some(codes.iter().map(ApiErrorSpec::code))),
        Slot::Message => text("Describes the error for people. The wording can change at any time."),
        Slot::RequestId => text("Identifies the request, for logs and support."),
        // utoipa has this format only with a feature of its own.
        Slot::DocsUrl => text("The docs of the code.").format(Some(SchemaFormat::Custom("uri".into()))),
        Slot::Details => ObjectBuilder::new()
            .description(Some("The dynamic parts of the message, by name."))
            .additional_properties(Some(AdditionalProperties::FreeForm(true))),
    }
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
    HeaderBuilder::new()
        .schema(Some(ObjectBuilder::new().schema_type(Type::String)))
        .description(Some("Identifies the request, for logs and support."))
        .example(Some(Sample::REQUEST_ID.into()))
        .build()
}

pub(super) fn retry_after_header() -> Header {
    HeaderBuilder::new()
        .schema(Some(ObjectBuilder::new().schema_type(Type::Integer).minimum(Some(0))))
        .description(Some("The number of seconds to wait before sending the same request again."))
        .build()
}
