//! What are the dynamic parts of a message, in no language in particular?

use crate::model::Checked;
use crate::site::Site;

/// A dynamic part of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Param {
    /// Its name: `snake_case`.
    pub name: String,
    /// Its type.
    pub ty: ParamType,
    /// The span of the name.
    pub site: Site,
    /// The span of the type.
    pub ty_site: Site,
    pub(crate) checked: Checked,
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
    /// A type that the spec does not know, by its qualified name, such as `crate::OrderId`.
    ///
    /// Its values are shown as text. Each language decides whether it has types of such names.
    Opaque(String),
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
static BUILT_IN: [(&str, ParamType); 16] = [
    ("string", ParamType::String),
    ("bool", ParamType::Bool),
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
    pub fn name(&self) -> &str {
        match self {
            Self::Opaque(name) => name,
            Self::String | Self::Integer(_) | Self::Number(_) | Self::Bool => {
                let known = BUILT_IN.iter().find(|(_, ty)| ty == self);
                known.map_or_else(|| unreachable!("every other type is in the table"), |(name, _)| *name)
            }
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
    }
}
