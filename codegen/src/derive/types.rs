//! Looks into types such as `Option<E>`, by their names.

use syn::{GenericArgument, PathArguments, Type};

/// The type argument of a type with this name, such as `E` of `Option<E>`. The path before the name does not matter.
pub(super) fn held<'t>(ty: &'t Type, holder: &str) -> Option<&'t Type> {
    let Type::Path(path) = ty else { return None };
    let last = path.path.segments.last().filter(|last| last.ident == holder)?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    match arguments.args.first() {
        Some(GenericArgument::Type(inner)) if arguments.args.len() == 1 => Some(inner),
        _ => None,
    }
}

/// The type behind one reference or `Box`.
pub(super) fn pointed(ty: &Type) -> Option<&Type> {
    match ty {
        Type::Reference(reference) => Some(&reference.elem),
        _ => held(ty, "Box"),
    }
}

/// The type of the elements of a list, such as `E` of `Vec<E>`, `[E; 3]` and `&[E]`.
pub(super) fn element(ty: &Type) -> Option<&Type> {
    match ty {
        Type::Slice(slice) => Some(&slice.elem),
        Type::Array(array) => Some(&array.elem),
        Type::Reference(reference) => element(&reference.elem),
        _ => ["Box", "Rc", "Arc"]
            .iter()
            .find_map(|holder| element(held(ty, holder)?))
            .or_else(|| held(ty, "Vec")),
    }
}
