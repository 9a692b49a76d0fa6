//! The params of a code in the view of its spec.

use errspec_codegen::__internal::model::{self, Example, Number, ParamType, Width};
use serde_json::Value;

use super::members::members;
use crate::sample;

members! {
    /// A param.
    Param<'a> {
        /// Its name.
        name: &'a str,
        /// `string`, `boolean`, `integer`, `number`, `json` for any JSON, or `opaque` for a type that only the service knows, whose values are sent as strings.
        kind: &'static str,
        /// Whether it is a list of values of this kind.
        list: bool,
        /// Whether it can be absent. An absent param is omitted.
        optional: bool,
        /// Whether it is sent in the details. Otherwise, it is only in the message.
        sent: bool,
        /// The values that it can have; `null` if it can have any value of its kind.
        one_of: Option<Vec<Value>>,
        /// The value in the sample response.
        example: Value,
        /// The size of an integer or a number in bits; `null` for other kinds.
        bits: Option<u32>,
        /// Whether an integer can be negative; `null` for other kinds.
        signed: Option<bool>,
        /// The name of an opaque type; `null` for other kinds.
        opaque: Option<&'a str>,
    }
}

impl<'a> Param<'a> {
    pub(super) fn new(param: &'a model::Param) -> Self {
        let (kind, bits, signed, opaque) = match param.ty.element() {
            ParamType::String => ("string", None, None, None),
            ParamType::Bool => ("boolean", None, None, None),
            ParamType::Integer(integer) => ("integer", Some(bits(integer.width)), Some(integer.signed), None),
            ParamType::Number(Number::Single) => ("number", Some(32), None, None),
            ParamType::Number(Number::Double) => ("number", Some(64), None, None),
            ParamType::Opaque(name) => ("opaque", None, None, Some(&**name)),
            ParamType::Json => ("json", None, None, None),
            ParamType::List(_) => unreachable!("no list has lists as elements"),
        };
        let value = |value: &Example| {
            serde_json::from_str(&value.json).unwrap_or_else(|error| unreachable!("it is JSON: {error}"))
        };
        Self {
            name: &param.name,
            kind,
            list: matches!(param.ty, ParamType::List(_)),
            optional: param.is_optional,
            sent: param.is_sent,
            one_of: (!param.one_of.is_empty()).then(|| param.one_of.iter().map(value).collect()),
            example: value(&sample::value(param)),
            bits,
            signed,
            opaque,
        }
    }
}

/// An integer as wide as a pointer fits into 64 bits.
fn bits(width: Width) -> u32 {
    match width {
        Width::Bits8 => 8,
        Width::Bits16 => 16,
        Width::Bits32 => 32,
        Width::Bits64 | Width::Pointer => 64,
        Width::Bits128 => 128,
    }
}
