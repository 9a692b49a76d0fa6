//! Patterns that match a variant and bind its fields.

use proc_macro2::TokenStream;
use quote::quote;

use super::CheckedFrame;
use crate::derive::raw::{Field, Shape, Variant};

/// The variant, with some fields bound to the names that expressions use.
pub(super) fn pattern<'f>(
    cx: &CheckedFrame<'_, '_>,
    variant: &Variant,
    fields: impl IntoIterator<Item = &'f Field>,
) -> TokenStream {
    let path = path(cx, variant);
    let fields = fields.into_iter().map(|Field { member, binding, .. }| match member {
        syn::Member::Named(_) => quote!(#binding,),
        syn::Member::Unnamed(index) => quote!(#index: #binding,),
    });
    quote!(#path { #(#fields)* .. })
}

/// Not `Self::`: rustc resolves it by a linear search over the variants.
pub(super) fn path(cx: &CheckedFrame<'_, '_>, variant: &Variant) -> TokenStream {
    let (item, name) = (&cx.item.name, &variant.name);
    match cx.item.shape {
        Shape::Enum => quote!(#item::#name),
        Shape::Struct | Shape::Union => quote!(#item),
    }
}
