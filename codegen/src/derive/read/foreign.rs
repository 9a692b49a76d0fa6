//! Attributes of thiserror, which the derive registers, so that it can explain them where they have no effect.

use proc_macro2::{Ident, Span};
use syn::{Attribute, Meta};

use crate::derive::raw::{Foreign, ForeignField};

/// Collects the attributes of an item or of a variant.
///
/// `#[from]` on a variant belongs to the `From` of other derives, which does not conflict with anything.
pub(super) fn of_variant(attributes: &[Attribute], foreign: &mut Foreign) {
    for attribute in attributes {
        if attribute.path().is_ident("error") {
            foreign.messages.push(span(attribute));
        } else if let Some(name) = name(attribute, &["source", "backtrace"]) {
            foreign.of_error.push((name, false));
        }
    }
}

/// Collects the attributes of a field.
pub(super) fn of_field(attributes: &[Attribute], foreign: &mut Foreign) -> ForeignField {
    let mut from = None;
    for attribute in attributes {
        let Some(name) = name(attribute, &["error", "from", "source", "backtrace"]) else { continue };
        if name == "from" {
            from = Some(name.span());
        }
        foreign.of_error.push((name, true));
    }
    ForeignField { from }
}

fn name(attribute: &Attribute, known: &[&str]) -> Option<Ident> {
    let name = attribute.path().get_ident()?;
    known.iter().any(|known| name == known).then(|| name.clone())
}

/// The whole attribute if rustc can join spans, else its name.
fn span(attribute: &Attribute) -> Span {
    match &attribute.meta {
        Meta::Path(_) | Meta::NameValue(_) => syn::spanned::Spanned::span(attribute.path()),
        Meta::List(list) => syn::spanned::Spanned::span(&list.path),
    }
}
