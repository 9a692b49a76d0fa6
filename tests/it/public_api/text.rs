//! A part of Rust as one line.

use syn::{Attribute, Field, FnArg, Item, ItemImpl, Pat, Signature, Type, Variant, Visibility, parse_quote};

/// An item without attributes and with nothing in its braces, and without these.
pub(super) fn line(item: Item) -> String {
    let file = syn::File { shebang: None, frontmatter: None, attrs: Vec::new(), items: vec![item] };
    let text = prettyplease::unparse(&file);
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    // What was broken over several lines.
    let line = line.replace("( ", "(").replace(", )", ")").replace("< ", "<").replace(", >", ">");
    let line = line.trim_end_matches(" {}").trim_end_matches(';');
    line.trim_end_matches(',').to_owned()
}

/// A function without its body, and without what its body does with its arguments.
pub(super) fn signature(visibility: &Visibility, signature: &Signature) -> String {
    let mut signature = signature.clone();
    for input in &mut signature.inputs {
        match input {
            FnArg::Receiver(receiver) => receiver.mutability = None,
            FnArg::Typed(argument) => {
                if let Pat::Ident(name) = &mut *argument.pat {
                    name.mutability = None;
                }
            }
        }
    }
    line(parse_quote!(#visibility #signature {}))
}

pub(super) fn ty(ty: &Type) -> String {
    let line = line(parse_quote!(type A = #ty;));
    line.strip_prefix("type A = ").expect("it was put there").to_owned()
}

/// The variant, its fields, and whether more may come.
pub(super) fn variant(variant: &Variant) -> String {
    let mut bare = variant.clone();
    bare.attrs.clear();
    bare.fields.iter_mut().for_each(|field| field.attrs.clear());
    let line = line(parse_quote!(enum A { #bare }));
    let line = line.strip_prefix("enum A { ").and_then(|line| line.strip_suffix(" }"));
    let line = line.expect("it was put there").trim_end_matches(',').replace(", }", " }");
    format!("{}{line}", non_exhaustive(&variant.attrs))
}

/// The fields of a tuple struct, a private one as `_`.
pub(super) fn tuple<'a>(fields: impl Iterator<Item = &'a Field>) -> String {
    let fields = fields.map(|field| match &field.vis {
        Visibility::Public(_) => format!("pub {}", ty(&field.ty)),
        Visibility::Restricted(_) | Visibility::Inherited => "_".to_owned(),
    });
    format!("({})", fields.collect::<Vec<_>>().join(", "))
}

/// `impl<T> Trait for Type where …`, without what is in it.
pub(super) fn head(item: &ItemImpl) -> String {
    line(Item::Impl(ItemImpl { attrs: Vec::new(), items: Vec::new(), ..item.clone() }))
}

pub(super) fn non_exhaustive(attributes: &[Attribute]) -> &'static str {
    let is = attributes.iter().any(|attribute| attribute.path().is_ident("non_exhaustive"));
    if is { "#[non_exhaustive] " } else { "" }
}
