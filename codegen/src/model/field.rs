//! What does a spec say about its codes in addition to the keys of the format?

use crate::model::Checked;
use crate::site::Site;

/// A field of codes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its name: `snake_case`.
    pub name: String,
    /// The type of its values.
    pub ty: FieldType,
    /// Whether no two codes have the same value. Then it is a string or an integer.
    pub is_unique: bool,
    /// Whether codes can omit it.
    pub is_optional: bool,
    /// The span of the name.
    pub site: Site,
    pub(crate) checked: Checked,
}

/// The type of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldType {
    /// One of these strings.
    OneOf(Vec<String>),
    /// A string.
    String,
    /// An integer of 64 bits.
    Integer,
    /// `true` or `false`.
    Bool,
}

/// The value of a field.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum FieldValue {
    /// The index of one of the strings.
    Choice(usize),
    /// A string.
    String(String),
    /// An integer.
    Integer(i64),
    /// `true` or `false`.
    Bool(bool),
}

impl Field {
    /// A value of this field as text.
    ///
    /// # Panics
    ///
    /// Panics if it is a value of another field.
    #[must_use]
    pub fn text(&self, value: &FieldValue) -> String {
        match (value, &self.ty) {
            (FieldValue::Choice(index), FieldType::OneOf(values)) => values[*index].clone(),
            (FieldValue::Choice(_), _) => unreachable!("only a closed list has choices"),
            (FieldValue::String(text), _) => text.clone(),
            (FieldValue::Integer(number), _) => number.to_string(),
            (FieldValue::Bool(value), _) => value.to_string(),
        }
    }
}

impl FieldType {
    /// What the values are called in JSON.
    #[must_use]
    pub const fn json_name(&self) -> &'static str {
        match self {
            Self::OneOf(_) | Self::String => "string",
            Self::Integer => "integer",
            Self::Bool => "boolean",
        }
    }
}
