//! How does Rust write what a spec says?

use super::ParamType;

/// The type of a field that holds a param.
#[must_use]
pub fn field_type(ty: &ParamType) -> &str {
    match ty {
        ParamType::String => "String",
        // The spec has the names of Rust for these.
        ParamType::Integer(_) | ParamType::Number(_) | ParamType::Bool | ParamType::Opaque(_) => ty.name(),
    }
}
