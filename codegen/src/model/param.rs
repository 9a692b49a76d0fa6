//! What are the dynamic parts of an error, in no language in particular?

use std::borrow::Cow;

use crate::model::Checked;
use crate::site::Site;

/// A dynamic part of an error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Param {
    /// Its name, as in JSON.
    pub name: String,
    /// Its type.
    pub ty: ParamType,
    /// Whether it can be absent.
    pub is_optional: bool,
    /// Whether it is a detail. Otherwise, it is only in the message.
    pub is_sent: bool,
    /// The value in samples, if the spec has one.
    pub example: Option<Example>,
    /// The values that it can have, or nothing if it can have any value of its type.
    pub one_of: Vec<Example>,
    /// The span of the name.
    pub site: Site,
    /// The span of the type.
    pub ty_site: Site,
    pub(crate) checked: Checked,
}

impl Param {
    /// The type as the spec writes it, such as `u64?`.
    #[must_use]
    pub fn written_type(&self) -> String {
        format!("{}{}", self.ty.name(), if self.is_optional { "?" } else { "" })
    }
}

/// A value of a param.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// The value in a response.
    pub json: String,
    /// The value in a message.
    pub text: String,
}

/// The type of a param.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ParamType {
    /// A string.
    String,
    /// An integer.
    Integer(Integer),
    /// A floating-point number.
    Number(Number),
    /// `true` or `false`.
    Bool,
    /// Any JSON.
    Json,
    /// A type that the spec does not know, by its qualified name, such as `crate::OrderId`.
    ///
    /// Its values are shown as text. Each language decides whether it has types of such names.
    Opaque(String),
    /// A list of values of another type, which is not a list.
    List(Box<ParamType>),
}

/// The range of an integer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Integer {
    /// How many bits it has.
    pub width: Width,
    /// Whether it can be negative.
    pub signed: bool,
}

/// How many bits an integer has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    /// 8 bits.
    Bits8,
    /// 16 bits.
    Bits16,
    /// 32 bits.
    Bits32,
    /// 64 bits.
    Bits64,
    /// 128 bits.
    Bits128,
    /// As many as a pointer of the service has. 64 bits are enough for each value.
    Pointer,
}

/// The precision of a floating-point number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Number {
    /// IEEE 754 `binary32`.
    Single,
    /// IEEE 754 `binary64`.
    Double,
}

/// The types that the spec knows, and how it writes them.
static BUILT_IN: [(&str, ParamType); 17] = [
    ("string", ParamType::String),
    ("bool", ParamType::Bool),
    ("json", ParamType::Json),
    ("u32", unsigned(Width::Bits32)),
    ("u64", unsigned(Width::Bits64)),
    ("i32", signed(Width::Bits32)),
    ("i64", signed(Width::Bits64)),
    ("u8", unsigned(Width::Bits8)),
    ("u16", unsigned(Width::Bits16)),
    ("u128", unsigned(Width::Bits128)),
    ("usize", unsigned(Width::Pointer)),
    ("i8", signed(Width::Bits8)),
    ("i16", signed(Width::Bits16)),
    ("i128", signed(Width::Bits128)),
    ("isize", signed(Width::Pointer)),
    ("f32", ParamType::Number(Number::Single)),
    ("f64", ParamType::Number(Number::Double)),
];

const fn signed(width: Width) -> ParamType {
    ParamType::Integer(Integer { width, signed: true })
}

const fn unsigned(width: Width) -> ParamType {
    ParamType::Integer(Integer { width, signed: false })
}

impl ParamType {
    /// The built-in type with that name. `str` and `String` are `string`.
    #[must_use]
    pub fn built_in(name: &str) -> Option<Self> {
        let name = if matches!(name, "str" | "String") { "string" } else { name };
        let known = BUILT_IN.iter().find(|(known, _)| *known == name);
        known.map(|(_, ty)| ty.clone())
    }

    /// The names of all types that the spec knows, the usual ones first.
    pub fn built_in_names() -> impl Iterator<Item = &'static str> {
        BUILT_IN.iter().map(|(name, _)| *name)
    }

    /// The type as the spec writes it.
    #[must_use]
    pub fn name(&self) -> Cow<'_, str> {
        match self {
            Self::Opaque(name) => name.into(),
            Self::List(element) => format!("[{}]", element.name()).into(),
            Self::String | Self::Integer(_) | Self::Number(_) | Self::Bool | Self::Json => {
                let known = BUILT_IN.iter().find(|(_, ty)| ty == self);
                let known = known.map(|(name, _)| *name);
                known.unwrap_or_else(|| unreachable!("every other type is in the table")).into()
            }
        }
    }

    /// The type of the elements of a list, and any other type as it is.
    #[must_use]
    pub fn element(&self) -> &Self {
        match self {
            Self::List(element) => element,
            other => other,
        }
    }
}

impl Integer {
    /// The least and the greatest value.
    #[must_use]
    pub fn range(self) -> (String, String) {
        let bits = match self.width {
            Width::Bits8 => 8,
            Width::Bits16 => 16,
            Width::Bits32 => 32,
            Width::Bits64 | Width::Pointer => 64,
            Width::Bits128 => 128,
        };
        let unused = 128 - bits;
        if self.signed {
            ((i128::MIN >> unused).to_string(), (i128::MAX >> unused).to_string())
        } else {
            ("0".to_owned(), (u128::MAX >> unused).to_string())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Integer, Number, ParamType, Width};

    #[test]
    fn every_built_in_type_has_one_name() {
        let integers = [
            (Width::Bits8, "8"),
            (Width::Bits16, "16"),
            (Width::Bits32, "32"),
            (Width::Bits64, "64"),
            (Width::Bits128, "128"),
            (Width::Pointer, "size"),
        ];
        let integers = integers.into_iter().flat_map(|(width, name)| {
            [(true, "i"), (false, "u")].map(|(signed, sign)| {
                (ParamType::Integer(Integer { width, signed }), format!("{sign}{name}"))
            })
        });
        let others = [
            (ParamType::String, "string"),
            (ParamType::Bool, "bool"),
            (ParamType::Json, "json"),
            (ParamType::Number(Number::Single), "f32"),
            (ParamType::Number(Number::Double), "f64"),
        ];
        let others = others.map(|(ty, name)| (ty, name.to_owned()));
        let all: Vec<_> = integers.chain(others).collect();
        assert_eq!(all.len(), ParamType::built_in_names().count());
        for (ty, name) in all {
            assert_eq!(ty.name(), name);
            assert_eq!(ParamType::built_in(&name), Some(ty));
        }
    }

    #[test]
    fn strings_have_the_names_of_rust_as_well() {
        for name in ["str", "String"] {
            assert_eq!(ParamType::built_in(name), Some(ParamType::String));
        }
        assert_eq!(ParamType::built_in("integer"), None);
        assert_eq!(ParamType::Opaque("crate::OrderId".to_owned()).name(), "crate::OrderId");
        assert_eq!(ParamType::List(Box::new(ParamType::String)).name(), "[string]");
    }
}
