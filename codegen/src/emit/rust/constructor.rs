//! The constructor of a code with params.

use std::fmt::Write as _;

use super::deprecated;
use super::row::Row;
use super::settings::Settings;
use super::source::{push_deprecated, push_docs, string};
use crate::inline::{self, Flavor};
use crate::model::rust::{Code, Spec};
use crate::model::{Message, Param, ParamType};
use crate::rust_name;

/// A row of `constructors!`, which the runtime crate turns into a function.
///
/// A code without params has no constructor.
pub(super) fn row<'s>(spec: &Spec<'_>, settings: &Settings, code: &'s Code<'_>) -> Row<'s> {
    let variant = code.variant;
    let Some(message) = plain_message(code) else { return Row::Comment(variant) };
    let mut row = String::new();
    let name = &settings.name;
    push_docs(
        &mut row,
        &[format!(
            "Returns an error with the code [`{variant}`]({name}::{variant}) and fills in the params of its message."
        )],
    );
    push_deprecated(&mut row, deprecated::note(spec, code).as_deref());
    let params: Vec<_> = code.params.iter().map(plain_param).collect();
    let _ = write!(
        row,
        "{variant} => {}({}) {},",
        name_of(variant),
        params.join(", "),
        string(&message.format_string(&code.params))
    );
    Row::Lines(row)
}

/// A row of `param_constructors!`, for the codes with params that `constructors!` cannot have.
pub(super) fn row_of_any_type<'s>(spec: &Spec<'_>, settings: &Settings, code: &'s Code<'_>) -> Row<'s> {
    let variant = code.variant;
    if !is_of_any_type(code) {
        return Row::Comment(variant);
    }
    let mut row = String::new();
    let name = &settings.name;
    let mut docs =
        vec![format!("Returns an error with the code [`{variant}`]({name}::{variant}) and its params.")];
    for param in code.params.iter().filter(|param| !param.one_of.is_empty()) {
        let values = param.one_of.iter().map(|value| inline::code(&value.text, Flavor::Rustdoc));
        docs.push(String::new());
        docs.push(format!(
            "`{}` is one of {}; in a debug build, the function panics otherwise.",
            rust_name_of(param),
            values.collect::<Vec<_>>().join(", ")
        ));
    }
    push_docs(&mut row, &docs);
    push_deprecated(&mut row, deprecated::note(spec, code).as_deref());
    let params: Vec<_> = code.params.iter().map(param_of_any_type).collect();
    let _ = write!(row, "{variant} => {}({})", name_of(variant), params.join(", "));
    if let Some(message) = code.message.as_ref().filter(|message| !message.is_static()) {
        let _ = write!(row, " {}", string(&message.format_string(&code.params)));
    }
    row.push(',');
    Row::Lines(row)
}

/// Whether the code has params that `constructors!` cannot have.
pub(super) fn is_of_any_type(code: &Code<'_>) -> bool {
    !code.params.is_empty() && plain_message(code).is_none()
}

/// The message of a code that `constructors!` can have: some of its params are in its message, and each of them is a
/// detail, required, not a list, and has the same name in JSON as in Rust.
fn plain_message<'c>(code: &'c Code<'_>) -> Option<&'c Message> {
    let message = code.message.as_ref().filter(|message| !message.is_static())?;
    code.params.iter().all(is_plain).then_some(message)
}

fn is_plain(param: &Param) -> bool {
    let has_plain_type = match param.ty {
        ParamType::String
        | ParamType::Integer(_)
        | ParamType::Number(_)
        | ParamType::Bool
        | ParamType::Opaque(_) => true,
        ParamType::Json | ParamType::List(_) => false,
    };
    let has_plain_name = rust_name_of(param) == param.name;
    has_plain_type && has_plain_name && param.is_sent && !param.is_optional && param.one_of.is_empty()
}

/// Name, kind and type, as `constructors!` takes them. `__v1` is in scope.
fn plain_param(param: &Param) -> String {
    let (kind, ty) = (kind(&param.ty), argument(&param.ty));
    format!("{}: {kind} {ty}", param.name)
}

/// Name, kinds, type, name in JSON and values, as `param_constructors!` takes them.
fn param_of_any_type(param: &Param) -> String {
    let kinds = [
        (!param.is_sent).then_some("unsent"),
        param.is_optional.then_some("optional"),
        matches!(param.ty, ParamType::List(_)).then_some("list"),
        Some(kind(param.ty.element())),
    ];
    let kinds: Vec<_> = kinds.into_iter().flatten().collect();
    let mut text = format!(
        "{}: [{}] {} as {}",
        rust_name_of(param),
        kinds.join(" "),
        argument_of_any_type(param),
        string(&param.name)
    );
    if !param.one_of.is_empty() {
        let values: Vec<_> = param.one_of.iter().map(|value| string(&value.text)).collect();
        let _ = write!(text, " in [{}]", values.join(", "));
    }
    text
}

fn kind(ty: &ParamType) -> &'static str {
    match ty {
        ParamType::String => "text",
        ParamType::Integer(_) | ParamType::Number(_) | ParamType::Bool => "value",
        ParamType::Opaque(_) => "display",
        ParamType::Json => "json",
        ParamType::List(element) => kind(element),
    }
}

/// The type of the argument for a param that is neither optional nor a list.
fn argument(ty: &ParamType) -> String {
    match ty {
        ParamType::String => "impl ::core::convert::Into<__v1::String>".to_owned(),
        ParamType::Json => "impl __v1::JsonParam".to_owned(),
        ParamType::Integer(_) | ParamType::Number(_) | ParamType::Bool | ParamType::Opaque(_) => owned(ty),
        ParamType::List(element) => {
            format!("impl ::core::iter::IntoIterator<Item = {}>", argument(element))
        }
    }
}

fn argument_of_any_type(param: &Param) -> String {
    if !param.is_optional {
        return argument(&param.ty);
    }
    match &param.ty {
        // Nothing is known about its type, so that `None` alone needs one.
        ParamType::Json => "::core::option::Option<impl __v1::JsonParam>".to_owned(),
        ParamType::List(element) if matches!(**element, ParamType::Json) => {
            "::core::option::Option<__v1::Vec<impl __v1::JsonParam>>".to_owned()
        }
        ty => format!("impl ::core::convert::Into<::core::option::Option<{}>>", owned(ty)),
    }
}

/// The type of a value.
fn owned(ty: &ParamType) -> String {
    match ty {
        ParamType::String => "__v1::String".to_owned(),
        ParamType::Integer(_) | ParamType::Number(_) | ParamType::Bool => {
            format!("::core::primitive::{}", ty.name())
        }
        ParamType::Opaque(path) => path.clone(),
        ParamType::Json => unreachable!("its type is chosen by the caller"),
        ParamType::List(element) => format!("__v1::Vec<{}>", owned(element)),
    }
}

/// The argument's name, with `r#` if it is a keyword in some edition.
fn rust_name_of(param: &Param) -> String {
    let name = rust_name::param(&param.name);
    rust_name::raw(&name.unwrap_or_else(|| unreachable!("a spec for Rust has a name for each param")))
}

/// The constructor's name, with `r#` if it is a keyword in some edition.
fn name_of(variant: &str) -> String {
    rust_name::raw(&rust_name::constructor(variant))
}
