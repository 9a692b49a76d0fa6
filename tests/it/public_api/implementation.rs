//! The lines of an impl: the methods of a type, and the traits that it has.

use syn::{ImplItem, ItemImpl, ItemMacro, Type};

use super::listing::{Conditions, Lines};
use super::text::{head, signature, ty};
use crate::source::{cfgs, is_hidden, is_public};

/// The path at which a type's impls are found: through references and the like, to its name.
pub(super) fn head_of(ty: &Type) -> Option<Vec<String>> {
    match ty {
        Type::Path(ty) => Some(segments(&ty.path)),
        Type::Reference(ty) => head_of(&ty.elem),
        Type::Paren(ty) => head_of(&ty.elem),
        _ => None,
    }
}

pub(super) fn segments(path: &syn::Path) -> Vec<String> {
    let leading = path.leading_colon.map(|_| String::new());
    leading.into_iter().chain(path.segments.iter().map(|segment| segment.ident.to_string())).collect()
}

/// Adds a line for each public item of an inherent impl, or one for the impl of a trait.
pub(super) fn implement(lines: &mut Lines, path: &str, item: &ItemImpl, conditions: &Conditions) {
    if item.trait_.is_some() {
        let types = item.items.iter().filter_map(|item| match item {
            ImplItem::Type(item) => Some(format!("type {} = {}", item.ident, ty(&item.ty))),
            _ => None,
        });
        let types: Vec<_> = types.collect();
        let body = if types.is_empty() { String::new() } else { format!(" {{ {} }}", types.join("; ")) };
        lines.add(path, &(head(item) + &body), conditions);
        return;
    }
    for one in &item.items {
        let (attributes, name, text) = match one {
            ImplItem::Fn(one) if is_public(&one.vis) => {
                (&one.attrs, &one.sig.ident, signature(&one.vis, &one.sig))
            }
            ImplItem::Const(one) if is_public(&one.vis) => {
                (&one.attrs, &one.ident, format!("pub const {}: {}", one.ident, ty(&one.ty)))
            }
            _ => continue,
        };
        if is_hidden(attributes) {
            continue;
        }
        // Without params there is one impl for all of the type, which needs no line.
        let is_plain = item.generics.params.is_empty() && !has_arguments(&item.self_ty);
        let text = if is_plain { text } else { format!("{} {{ {text} }}", head(item)) };
        let conditions = [conditions, &cfgs(attributes).collect::<Vec<_>>()].concat();
        lines.add(&format!("{path}::{name}"), &text, &conditions);
    }
}

fn has_arguments(ty: &Type) -> bool {
    let Type::Path(ty) = ty else { return true };
    ty.path.segments.iter().any(|segment| !segment.arguments.is_none())
}

/// Adds the call of a macro that makes public items or impls, and the macro.
pub(super) fn call(
    lines: &mut Lines,
    path: &str,
    call: &ItemMacro,
    definition: Option<&ItemMacro>,
    conditions: &Conditions,
) {
    let makes_items = |definition: &&ItemMacro| {
        let body = definition.mac.tokens.to_string();
        body.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == "impl" || word == "pub")
    };
    let Some(definition) = definition.filter(makes_items) else { return };
    let name = &call.mac.path.segments.last().expect("a path has a name").ident;
    for (keyword, mac) in [("macro_rules! ", &definition.mac), ("", &call.mac)] {
        let tokens = mac.tokens.to_string();
        let tokens = tokens.split_whitespace().collect::<Vec<_>>().join(" ");
        let name = if keyword.is_empty() { format!("{name}!") } else { name.to_string() };
        lines.add(path, &format!("{keyword}{name} {{ {tokens} }}"), conditions);
    }
}
