//! The values that a shape needs of a code in addition to those of every spec, as columns of the runtime crate.

use errspec::__v1::{self, Bucket, Column, Entry};
use errspec_codegen::__internal::case;
use errspec_codegen::__internal::model::envelope::{Piece, Slot};
use errspec_codegen::__internal::model::{Code, Spec};

/// Returns the values of one code, which are kept for the whole run.
#[must_use]
pub fn fields(spec: &Spec, code: &Code) -> errspec::Fields {
    const BUCKET: Bucket = Bucket::new("", "", "", errspec::Retry::Never);
    let entry = Entry::new("", 500, &BUCKET);
    let columns: Vec<_> = slots(spec).into_iter().filter_map(|slot| column(slot, code)).collect();
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
fn column(slot: &Slot, code: &Code) -> Option<Column> {
    match slot {
        Slot::CodeIn(style) => {
            let name = format!("code:{}", style.name());
            Some(__v1::strings(name.leak(), leaked(case::written_in(&code.code, *style))))
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
        | Slot::Detail(_)
        | Slot::Field(_)
        | Slot::FieldString(_) => None,
    }
}

fn leaked(cell: String) -> &'static [&'static str] {
    vec![&*cell.leak()].leak()
}
