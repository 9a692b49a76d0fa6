//! Which fields can the envelope send, and which of them identify a code?

use crate::grammar::SpecKey;
use crate::model::Field;
use crate::model::envelope::Slot;
use crate::raw;

/// The fields of the spec, as far as they are known.
pub(super) struct Fields<'a> {
    raw: &'a [raw::Field<'a>],
    /// In the same order; `None` for a field that was reported.
    checked: &'a [Option<Field>],
    /// Whether there may be others.
    is_partial: bool,
}

/// What a name is.
pub(super) enum FieldName<'a> {
    Field(&'a Field),
    /// It may be a field; something about the fields was reported.
    Misread,
    Nothing,
}

impl<'a> Fields<'a> {
    pub(super) fn new(raw: &'a raw::Spec<'a>, checked: &'a [Option<Field>]) -> Self {
        let is_partial = raw.misread.has(SpecKey::Fields) || raw.cut_short;
        Self { raw: &raw.fields, checked, is_partial }
    }

    pub(super) fn find(&self, name: &str) -> FieldName<'a> {
        let index = self.raw.iter().position(|field| field.name.value == name);
        match index.map(|index| &self.checked[index]) {
            Some(Some(field)) => FieldName::Field(field),
            Some(None) => FieldName::Misread,
            None if self.is_partial => FieldName::Misread,
            None => FieldName::Nothing,
        }
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.raw.iter().map(|field| &*field.name.value)
    }

    pub(super) fn is_optional(&self, name: &str) -> bool {
        matches!(self.find(name), FieldName::Field(field) if field.is_optional)
    }

    /// A field that can replace the code.
    pub(super) fn identifying(&self) -> Option<&'a str> {
        let mut fields = self.checked.iter().flatten();
        fields.find(|field| field.is_unique && !field.is_optional).map(|field| &*field.name)
    }

    /// Whether a client can tell codes apart by the value.
    pub(super) fn identify(&self, slot: &Slot) -> bool {
        match slot {
            Slot::Field(name) | Slot::FieldString(name) => {
                matches!(self.find(name), FieldName::Field(field) if field.is_unique && !field.is_optional)
            }
            slot => slot.is_code(),
        }
    }
}
