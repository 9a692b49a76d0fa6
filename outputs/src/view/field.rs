//! The fields of a spec in its view, and their values.

use errspec_codegen::__internal::model::{self, FieldType, FieldValue, Spec};
use serde_json::{Map, Value};

use super::members::members;

members! {
    /// A field: a fact that codes state in addition to the keys of the format.
    Field<'a> {
        /// Its name.
        name: &'a str,
        /// `string`, `integer` or `boolean`.
        kind: &'static str,
        /// The values that it can have; `null` if it can have any of its kind.
        one_of: Option<Vec<&'a str>>,
        /// Whether no two codes have the same value.
        unique: bool,
        /// Whether a code can have no value.
        optional: bool,
    }
}

impl<'a> Field<'a> {
    pub(super) fn new(field: &'a model::Field) -> Self {
        let one_of = match &field.ty {
            FieldType::OneOf(values) => Some(values.iter().map(String::as_str).collect()),
            FieldType::String | FieldType::Integer | FieldType::Bool => None,
        };
        Self {
            name: &field.name,
            kind: field.ty.json_name(),
            one_of,
            unique: field.is_unique,
            optional: field.is_optional,
        }
    }
}

/// The values of a code's fields by name.
pub(super) fn values(spec: &Spec, code: &model::Code) -> Map<String, Value> {
    let values = spec.fields.iter().zip(&code.fields).map(|(field, value)| {
        let value = value.as_ref().map_or(Value::Null, |value| json(field, &value.value));
        (field.name.clone(), value)
    });
    values.collect()
}

/// The value of a field as JSON.
fn json(field: &model::Field, value: &FieldValue) -> Value {
    match value {
        FieldValue::Choice(_) | FieldValue::String(_) => field.text(value).into(),
        FieldValue::Integer(number) => (*number).into(),
        FieldValue::Bool(value) => (*value).into(),
    }
}
