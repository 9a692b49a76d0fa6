//! What does a type hold, as far as its name says?

use syn::{GenericArgument, PathArguments, Type};

/// What a type of that name holds, as `Option<E>` holds `E`; a path before the name does not matter.
pub(super) fn held<'t>(ty: &'t Type, holder: &str) -> Option<&'t Type> {
    let Type::Path(path) = ty else { return None };
    let last = path.path.segments.last().filter(|last| last.ident == holder)?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    match arguments.args.first() {
        Some(GenericArgument::Type(inner)) if arguments.args.len() == 1 => Some(inner),
        _ => None,
    }
}

/// What a reference or a `Box` points to, one step.
pub(super) fn pointed(ty: &Type) -> Option<&Type> {
    match ty {
        Type::Reference(reference) => Some(&reference.elem),
        _ => held(ty, "Box"),
    }
}
