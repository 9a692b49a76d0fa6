//! Which code, or which value of a field, does a value that was read mean?

use crate::__v1::{Unique, UniqueCodes, from_integer, from_string, same};
use crate::Value;

/// Returns the code with this value of the unique field with this name. A number can also be a string.
pub fn from_field<C: Copy>(name: &str, value: &Value<'_>, all: &[Unique<C>]) -> Option<C> {
    match all.iter().find(|unique| unique.name == name)?.codes {
        UniqueCodes::Strings(codes) => match value {
            Value::Str(text) => from_string(text, codes),
            _ => None,
        },
        UniqueCodes::Integers(codes) => match value {
            Value::I64(number) => from_integer(*number, codes),
            Value::U64(number) => from_integer(i64::try_from(*number).ok()?, codes),
            Value::Str(text) => from_integer(text.parse().ok()?, codes),
            _ => None,
        },
    }
}

/// Returns the value with this name; both lists have the same order.
#[must_use]
pub const fn value_of<T: Copy>(name: &str, names: &[&str], values: &[T]) -> Option<T> {
    let mut at = 0;
    while at < names.len() {
        if same(names[at].as_bytes(), name.as_bytes()) {
            return Some(values[at]);
        }
        at += 1;
    }
    None
}
