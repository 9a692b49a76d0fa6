//! Decides whether a field obviously fits its param. If not, the type checker decides, with the texts from here.

use syn::{GenericArgument, PathArguments, Type};

use super::ItemContext;
use super::params::rust_name;
use crate::derive::findings::Finding;
use crate::derive::model::{By, Misfit};
use crate::derive::raw::{Field, Variant};
use crate::derive::types;
use crate::model::{Code, Param, ParamType, doubled_braces, rust};
use crate::quoted::{quoted, shown};
use crate::rules;

/// The texts for a value that does not fit, or `None` for a type whose name shows that it does.
pub(super) fn misfit(
    cx: &ItemContext<'_, '_>,
    variant: &Variant,
    code: &Code,
    param: &Param,
    by: &By,
) -> Option<Misfit> {
    let (what, span, ty) = match by {
        By::Field(field) => {
            let field = &variant.fields[*field];
            if is_obvious(field, param) {
                return None;
            }
            (format!("field `{}`", field.binding), field.span(), Some(&field.ty))
        }
        By::Expression(_) => ("this value".to_owned(), variant.name.span(), None),
    };
    let name = shown(&param.name);
    let argument = format!("params({} = …)", rust_name(param));
    let (does_not, help) = match &param.ty {
        ParamType::String | ParamType::Opaque(_) => (
            "cannot be displayed as",
            format!("implement `Display` for its type, or fill the param with an expression: `{argument}`"),
        ),
        ParamType::Json => (
            "cannot be serialized as",
            format!("implement `Serialize` for its type, or fill the param with an expression: `{argument}`"),
        ),
        ParamType::Integer(_) | ParamType::Number(_) | ParamType::Bool | ParamType::List(_) => {
            ("does not fit", format!("convert it to `{}`: `{argument}`", rust::value_type(&param.ty)))
        }
    };
    let words = format!("{what} {does_not} param `{name}` of code {}", quoted(&code.code));
    let mut finding = Finding::new(&rules::FIELD_TYPE, span, words).at(param.site, "the param").help(help);
    if let Some(other) = ty.and_then(|ty| other_type(ty, param)) {
        finding =
            finding.help(format!("if the param should have this type, write `{name}: {other}` in the spec"));
    }
    let text = finding.text(cx.sources);
    let (message, note) = text.split_once('\n').unwrap_or((&text, ""));
    let label = match &param.ty {
        ParamType::String | ParamType::Opaque(_) => "`{Self}` does not implement `Display`".to_owned(),
        ParamType::Json => "`{Self}` does not implement `Serialize`".to_owned(),
        ParamType::Integer(_) | ParamType::Number(_) | ParamType::Bool => {
            format!("`{{Self}}` cannot be converted to `{}` without loss", rust::value_type(&param.ty))
        }
        ParamType::List(element) => match &**element {
            ParamType::String | ParamType::Opaque(_) => {
                "`{Self}` is not a list of values that implement `Display`".to_owned()
            }
            ParamType::Json => "`{Self}` is not a list of values that implement `Serialize`".to_owned(),
            ParamType::Integer(_) | ParamType::Number(_) | ParamType::Bool | ParamType::List(_) => {
                format!("`{{Self}}` is not a list of values that fit into `{}`", element.name())
            }
        },
    };
    Some(Misfit { message: doubled_braces(message), label, note: doubled_braces(note) })
}

/// The type of the param that the field's type suggests: an optional one, or a list.
fn other_type(field: &Type, param: &Param) -> Option<String> {
    let ty = param.ty.name();
    if types::held(field, "Option").is_some() && !param.is_optional {
        return Some(format!("{ty}?"));
    }
    let is_list = matches!(param.ty, ParamType::List(_) | ParamType::Json);
    if types::element(field).is_some() && !is_list { Some(format!("[{ty}]")) } else { None }
}

/// Whether the value is an `Option`: that of an expression for an optional param is, and that of a field can be.
pub(super) fn is_option(variant: &Variant, param: &Param, by: &By) -> bool {
    param.is_optional
        && match by {
            By::Field(field) => types::held(&variant.fields[*field].ty, "Option").is_some(),
            By::Expression(_) => true,
        }
}

/// A generic field for a param that is a number or a `bool`: no bound can express that it fits.
pub(super) fn generic(
    cx: &ItemContext<'_, '_>,
    field: &Field,
    code: &Code,
    param: &Param,
) -> Option<Finding> {
    let is_number =
        matches!(param.ty.element(), ParamType::Integer(_) | ParamType::Number(_) | ParamType::Bool);
    if !is_number || !cx.item.is_generic(&field.ty) {
        return None;
    }
    let name = shown(&param.name);
    let words = format!(
        "field `{}` is generic and does not fit param `{name}` of code {}",
        field.binding,
        quoted(&code.code)
    );
    let finding = Finding::new(&rules::FIELD_TYPE, field.span(), words).at(param.site, "the param");
    Some(finding.help(format!(
        "convert it to `{}`: `params({} = …)`",
        rust::field_type(param),
        rust_name(param)
    )))
}

/// Whether both types have the same name, or are strings.
fn is_obvious(field: &Field, param: &Param) -> bool {
    let held = types::held(&field.ty, "Option").filter(|_| param.is_optional);
    let field = held.unwrap_or(&field.ty);
    match &param.ty {
        ParamType::List(element) => {
            types::element(field).is_some_and(|field| is_obviously_one(field, element))
        }
        ty => is_obviously_one(field, ty),
    }
}

fn is_obviously_one(field: &Type, ty: &ParamType) -> bool {
    match ty {
        ParamType::String => is_string(field),
        ParamType::Integer(_) | ParamType::Number(_) | ParamType::Bool => is_named(field, &ty.name()),
        ParamType::Opaque(_) | ParamType::Json | ParamType::List(_) => false,
    }
}

fn is_named(ty: &Type, name: &str) -> bool {
    matches!(ty, Type::Path(path) if path.qself.is_none() && path.path.is_ident(name))
}

/// Whether a type is `String`, `&str`, `Box<str>`, `Arc<str>`, `Rc<str>` or `Cow<'_, str>`, by its name.
fn is_string(ty: &Type) -> bool {
    if let Type::Reference(reference) = ty {
        return is_named(&reference.elem, "str") || is_string(&reference.elem);
    }
    let Type::Path(path) = ty else { return false };
    let Some(last) = path.path.segments.last() else { return false };
    match &last.arguments {
        PathArguments::None => last.ident == "String",
        PathArguments::AngleBracketed(arguments) => {
            let holds_str = matches!(
                arguments.args.last(),
                Some(GenericArgument::Type(ty)) if is_named(ty, "str")
            );
            holds_str && ["Box", "Arc", "Rc", "Cow"].iter().any(|holder| last.ident == holder)
        }
        PathArguments::Parenthesized(_) => false,
    }
}
