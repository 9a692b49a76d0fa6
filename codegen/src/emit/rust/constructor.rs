//! The constructor of a code with params.

use std::fmt::Write as _;

use super::row::Row;
use super::settings::Settings;
use super::source::{push_deprecated, push_docs, string};
use super::{deprecated, message};
use crate::model::rust::{Code, Spec};
use crate::model::{Param, ParamType};
use crate::rust_name;

/// A row of `constructors!`, which the runtime crate turns into a function.
///
/// A code without params has no constructor.
pub(super) fn row<'s>(spec: &Spec<'_>, settings: &Settings, code: &'s Code<'_>) -> Row<'s> {
    let variant = code.variant;
    if code.params.is_empty() {
        return Row::Comment(variant);
    }
    let mut row = String::new();
    let name = &settings.name;
    push_docs(
        &mut row,
        &[format!(
            "Returns an error with the code [`{variant}`]({name}::{variant}) and fills in the params of its message."
        )],
    );
    push_deprecated(&mut row, deprecated::note(spec, code).as_deref());
    let params: Vec<_> = code.params.iter().map(param).collect();
    let _ = write!(
        row,
        "{variant} => {}({}) {},",
        name_of(variant),
        params.join(", "),
        string(&message::format_string(code))
    );
    Row::Lines(row)
}

/// Name, kind and type, as `constructors!` takes them. `__v1` is in scope.
fn param(param: &Param) -> String {
    let name = &param.name;
    match &param.ty {
        ParamType::String => format!("{name}: text impl ::core::convert::Into<__v1::String>"),
        ty @ (ParamType::Integer(_) | ParamType::Number(_) | ParamType::Bool) => {
            format!("{name}: value ::core::primitive::{}", ty.name())
        }
        ParamType::Opaque(path) => format!("{name}: display {path}"),
    }
}

/// The constructor's name, with `r#` if it is a keyword in some edition.
fn name_of(variant: &str) -> String {
    let name = rust_name::constructor(variant);
    if rust_name::is_keyword(&name) { format!("r#{name}") } else { name }
}
