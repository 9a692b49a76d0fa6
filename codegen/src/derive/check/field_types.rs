//! Decides whether a field obviously fits its param. If not, the type checker decides, with the texts from here.

use syn::{GenericArgument, PathArguments, Type};

use super::ItemContext;
use crate::derive::findings::Finding;
use crate::derive::model::{By, Misfit};
use crate::derive::raw::{Field, Variant};
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
    let (what, span) = match by {
        By::Field(field) => {
            let field = &variant.fields[*field];
            if is_obvious(&field.ty, &param.ty) {
                return None;
            }
            (format!("field `{}`", field.binding), field.span())
        }
        By::Expression(_) => ("this value".to_owned(), variant.name.span()),
    };
    let name = shown(&param.name);
    let ty = rust::field_type(&param.ty);
    let (does_not, help) = match &param.ty {
        ParamType::String | ParamType::Opaque(_) => (
            "cannot be displayed as",
            format!(
                "implement `Display` for its type, or fill the param with an expression: `params({name} = …)`"
            ),
        ),
        ParamType::Integer(_) | ParamType::Number(_) | ParamType::Bool => {
            ("does not fit", format!("convert it to `{ty}`: `params({name} = …)`"))
        }
    };
    let words = format!("{what} {does_not} param `{name}` of code {}", quoted(&code.code));
    let text =
        Finding::new(&rules::FIELD_TYPE, span, words).at(param.site, "the param").help(help).text(cx.sources);
    let (message, note) = text.split_once('\n').unwrap_or((&text, ""));
    let label = match &param.ty {
        ParamType::String | ParamType::Opaque(_) => "`{Self}` does not implement `Display`".to_owned(),
        ParamType::Integer(_) | ParamType::Number(_) | ParamType::Bool => {
            format!("`{{Self}}` cannot be converted to `{ty}` without loss")
        }
    };
    Some(Misfit { message: doubled_braces(message), label, note: doubled_braces(note) })
}

/// A generic field for a param that is a number or a `bool`: no bound can express that it fits.
pub(super) fn generic(
    cx: &ItemContext<'_, '_>,
    field: &Field,
    code: &Code,
    param: &Param,
) -> Option<Finding> {
    let is_number = matches!(param.ty, ParamType::Integer(_) | ParamType::Number(_) | ParamType::Bool);
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
    Some(finding.help(format!("convert it to `{}`: `params({name} = …)`", rust::field_type(&param.ty))))
}

/// Whether both types have the same name, or are strings.
fn is_obvious(field: &Type, param: &ParamType) -> bool {
    match param {
        ParamType::String => is_string(field),
        ParamType::Integer(_) | ParamType::Number(_) | ParamType::Bool => is_named(field, param.name()),
        ParamType::Opaque(_) => false,
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
