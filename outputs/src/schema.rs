//! The JSON Schema for editors, generated from the description in `grammar`.
//! It uses draft-07, the latest draft that the YAML language server supports completely.

use std::ops::RangeInclusive;

use errspec_codegen::__internal::grammar::{
    BUCKET, CODE, DEPRECATED, ENVELOPE, FALLBACK_CODE, FIELD, FIELD_TYPES, Key, Mapping, OUTPUT, PARAM,
    RETRY_BUDGET, SPEC, STATUS_PATTERN, VARIANT_NAMES, Value, duration,
};

use crate::check::{KIND, KIND_DOC};
use crate::json::{self, array, object};
use crate::kinds::{File, Job, KINDS, Run};
use crate::mark;
use crate::settings::SETTINGS;

#[expect(clippy::unnecessary_wraps, reason = "the signature of every kind")]
pub(crate) fn emit(_: &Job<'_>, _: &mut Run<'_>) -> Option<Vec<File>> {
    Some(File::alone(schema()))
}

/// The JSON Schema of a spec, with a line break at its end.
#[must_use]
pub fn schema() -> String {
    let mut root = vec![
        ("$schema", json::string("http://json-schema.org/draft-07/schema#")),
        ("$comment", json::string(&mark::shared())),
        ("title", json::string(mark::SCHEMA_TITLE)),
    ];
    root.extend(mapping(&SPEC));
    let definitions = [
        &ENVELOPE,
        &VARIANT_NAMES,
        &BUCKET,
        &RETRY_BUDGET,
        &FIELD,
        &CODE,
        &PARAM,
        &DEPRECATED,
        &FALLBACK_CODE,
    ]
    .map(|fixed| (definition(fixed), object(mapping(fixed))));
    let definitions = definitions.into_iter().chain([(definition(&OUTPUT), object(output()))]);
    root.push(("definitions", object(definitions)));
    root.extend(only_keys_without_fields());
    format!("{}\n", object(root))
}

/// Fields are further keys of codes. In a spec without fields, such a key is a mistake.
fn only_keys_without_fields() -> [(&'static str, String); 3] {
    let names = array(CODE.keys.iter().map(|key| json::string(key.name)));
    let code = object([("propertyNames", object([("enum", names)]))]);
    let codes = object([("properties", object([("codes", object([("additionalProperties", code)]))]))]);
    let has_fields = object([("required", array([json::string("fields")]))]);
    [("if", has_fields), ("then", "true".to_owned()), ("else", codes)]
}

fn mapping(mapping: &'static Mapping) -> Vec<(&'static str, String)> {
    let properties = mapping.keys.iter().map(|key| (key.name, object(property(key))));
    let required = mapping.keys.iter().filter(|key| key.required).map(|key| json::string(key.name));
    let mut members = fixed(properties, required);
    if std::ptr::eq(mapping, &raw const CODE) {
        for (name, value) in &mut members {
            if *name == "additionalProperties" {
                *value = object([
                    ("description", json::string("The value of a field.")),
                    ("type", array(["string", "integer", "boolean"].map(json::string))),
                ]);
            }
        }
    }
    members
}

/// An output that is more than a kind: the kind, and the settings of all kinds.
fn output() -> Vec<(&'static str, String)> {
    let member = |doc, value| {
        let mut members = vec![("description", json::string(doc))];
        members.extend(value);
        object(members)
    };
    let kind = (KIND, member(KIND_DOC, vec![kinds()]));
    let settings =
        SETTINGS.iter().map(|setting| (setting.name, member(setting.doc, self::value(&Value::Text))));
    fixed([kind].into_iter().chain(settings), [json::string(KIND)])
}

/// The names of the kinds.
fn kinds() -> (&'static str, String) {
    ("enum", array(KINDS.iter().map(|kind| json::string(kind.name))))
}

/// `{ "type": "object", "properties": …, "required": …, "additionalProperties": false }`
fn fixed(
    properties: impl IntoIterator<Item = (&'static str, String)>,
    required: impl IntoIterator<Item = String>,
) -> Vec<(&'static str, String)> {
    vec![
        ("type", json::string("object")),
        ("additionalProperties", "false".to_owned()),
        ("required", array(required)),
        ("properties", object(properties)),
    ]
}

fn property(key: &'static Key) -> Vec<(&'static str, String)> {
    let mut members = vec![("description", json::string(key.doc))];
    members.extend(value(&key.value));
    members
}

fn value(value: &'static Value) -> Vec<(&'static str, String)> {
    let text = || ("type", json::string("string"));
    match value {
        Value::Text => vec![text()],
        Value::TextOr(fixed) => vec![text_or(fixed)],
        Value::Choice(choices) => vec![("enum", array(choices.iter().map(|choice| json::string(choice))))],
        Value::ChoiceOr(choices, fixed) => {
            let choice = object([("enum", array(choices.iter().map(|choice| json::string(choice))))]);
            vec![("anyOf", array([choice, reference(fixed)]))]
        }
        Value::Duration => vec![text(), ("pattern", json::string(duration::PATTERN))],
        Value::Decimal => vec![
            ("type", json::string("number")),
            ("minimum", "0.001".to_owned()),
            ("maximum", "1".to_owned()),
        ],
        Value::IntegersOr(range, word) => {
            let word = object([("enum", array([json::string(word)]))]);
            let list = object([
                ("type", json::string("array")),
                ("items", object(integer(range))),
                ("minItems", "1".to_owned()),
                ("uniqueItems", "true".to_owned()),
            ]);
            vec![("anyOf", array([object(integer(range)), word, list]))]
        }
        Value::Integer(range) => integer(range).into(),
        // draft-07 ignores a description next to `$ref`, so it is omitted.
        Value::Fixed(fixed) => vec![("allOf", array([reference(fixed)]))],
        Value::Named(fixed) => each(reference(fixed)),
        Value::TextMap => each(object([text()])),
        Value::TextList => vec![("type", json::string("array")), ("items", object([text()]))],
        Value::Bool => vec![("type", json::string("boolean"))],
        Value::Type => vec![("anyOf", array(type_forms()))],
        Value::Types(fixed) => {
            let forms = type_forms().into_iter().chain([reference(fixed)]);
            each(object([("anyOf", array(forms))]))
        }
        Value::Sample => Vec::new(),
        Value::Fields(fixed) => {
            let list = vec![
                ("type", json::string("array")),
                ("items", object([text()])),
                ("minItems", "1".to_owned()),
            ];
            let ty = object([("enum", array(FIELD_TYPES.names.iter().map(|name| json::string(name))))]);
            each(object([("anyOf", array([ty, object(list), reference(fixed)]))]))
        }
        Value::Samples => vec![("type", json::string("array"))],
        Value::Outputs => each(object([("anyOf", array([object([kinds()]), reference(&OUTPUT)]))])),
        Value::ByStatus(fixed) => {
            let statuses =
                ("patternProperties", object([(STATUS_PATTERN, object([text_or(&FALLBACK_CODE)]))]));
            mapping(fixed).into_iter().chain([statuses]).collect()
        }
    }
}

/// A string, or a mapping of fixed keys.
fn text_or(fixed: &Mapping) -> (&'static str, String) {
    ("anyOf", array([object([("type", json::string("string"))]), reference(fixed)]))
}

/// The type of a param: a string, or a list of one string.
fn type_forms() -> [String; 2] {
    let text = || object([("type", json::string("string"))]);
    let list = [
        ("type", json::string("array")),
        ("items", text()),
        ("minItems", "1".to_owned()),
        ("maxItems", "1".to_owned()),
    ];
    [text(), object(list)]
}

fn integer(range: &RangeInclusive<u64>) -> [(&'static str, String); 3] {
    [
        ("type", json::string("integer")),
        ("minimum", range.start().to_string()),
        ("maximum", range.end().to_string()),
    ]
}

/// A mapping whose names the author of the spec chooses.
fn each(entry: String) -> Vec<(&'static str, String)> {
    vec![("type", json::string("object")), ("additionalProperties", entry)]
}

fn reference(mapping: &Mapping) -> String {
    object([("$ref", json::string(&format!("#/definitions/{}", definition(mapping))))])
}

/// The name of a definition, which is part of a URI reference.
fn definition(mapping: &Mapping) -> String {
    mapping.name.replace(' ', "_")
}
