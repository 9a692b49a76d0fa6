//! The values of a code's fields, and the columns of the runtime crate that samples have them in.

use errspec::__v1::{self, Bucket, Column, Entry};
use errspec_codegen::__internal::case;
use errspec_codegen::__internal::model::envelope::{Piece, Slot};
use errspec_codegen::__internal::model::{Code, Field, FieldValue, Spec};

/// Returns a field by its name.
pub(crate) fn field<'s>(spec: &'s Spec, name: &str) -> Option<&'s Field> {
    spec.fields.iter().find(|field| field.name == name)
}

/// Returns the value that a code has for a field, with the field.
pub(crate) fn value<'s>(spec: &'s Spec, code: &'s Code, name: &str) -> Option<(&'s Field, &'s FieldValue)> {
    let index = spec.fields.iter().position(|field| field.name == name)?;
    Some((&spec.fields[index], &code.fields.get(index)?.as_ref()?.value))
}

/// Returns the values of one code, which are kept for the whole run.
#[must_use]
pub fn fields(spec: &Spec, code: &Code) -> errspec::Fields {
    const BUCKET: Bucket = Bucket::new("", "", "", errspec::Retry::Never);
    let entry = Entry::new("", 500, &BUCKET);
    let columns: Vec<_> = slots(spec).into_iter().filter_map(|slot| column(slot, spec, code)).collect();
    if columns.is_empty() {
        return entry.fields;
    }
    let columns: &'static [Column] = columns.leak();
    __v1::with_fields(entry, Box::leak(Box::new(columns)), 0).fields
}

/// All slots of the body and of the headers.
fn slots(spec: &Spec) -> Vec<&Slot> {
    let mut slots = spec.envelope.body.slots();
    slots.extend(spec.envelope.headers.iter().flat_map(|header| header.value.iter().filter_map(Piece::slot)));
    slots
}

/// The column of a slot, with the value of one code as its only cell.
fn column(slot: &Slot, spec: &Spec, code: &Code) -> Option<Column> {
    match slot {
        Slot::CodeIn(style) => {
            let name = format!("code:{}", style.name());
            Some(__v1::strings(name.leak(), leaked(case::written_in(&code.code, *style).leak() as &str)))
        }
        Slot::Field(name) | Slot::FieldString(name) => {
            let (field, value) = value(spec, code, name)?;
            let name = name.clone().leak();
            Some(match value {
                FieldValue::Choice(_) | FieldValue::String(_) => {
                    __v1::strings(name, leaked(field.text(value).leak() as &str))
                }
                FieldValue::Integer(number) => __v1::integers(name, leaked(*number)),
                FieldValue::Bool(value) => __v1::bools(name, leaked(*value)),
            })
        }
        Slot::Code
        | Slot::CodeNumber
        | Slot::Message
        | Slot::Meaning
        | Slot::Http
        | Slot::HttpString
        | Slot::Reason
        | Slot::DocsUrl
        | Slot::Bucket
        | Slot::RetryAfter
        | Slot::RequestId
        | Slot::Details
        | Slot::Detail(_) => None,
    }
}

fn leaked<T>(cell: T) -> &'static [T] {
    vec![cell].leak()
}
