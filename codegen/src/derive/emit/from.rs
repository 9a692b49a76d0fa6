//! `From` for each field with `from`.

use std::collections::HashSet;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::Type;

use super::pattern::path;
use super::{CheckedFrame, DerivedImpl, Frame, never};
use crate::derive::raw::{Field, Item, Variant};

pub(super) const IMPL: DerivedImpl = DerivedImpl { is_wanted: |_| true, whole, stub };

fn header<C>(cx: &Frame<'_, C>, ty: &Type) -> TokenStream {
    cx.impl_where(&quote!(::core::convert::From<#ty>), &[])
}

fn whole(cx: &CheckedFrame<'_, '_>) -> TokenStream {
    let impls = fields(cx.item).map(|(variant, Field { member, ty, .. })| {
        let (header, path) = (header(cx, ty), path(cx, variant));
        quote! {
            #header {
                fn from(source: #ty) -> Self {
                    #path { #member: source }
                }
            }
        }
    });
    impls.collect()
}

fn stub(cx: &Frame<'_, ()>) -> TokenStream {
    let impls = fields(cx.item).map(|(_, Field { ty, .. })| {
        let (header, never) = (header(cx, ty), never());
        quote!(#header { fn from(_: #ty) -> Self { #never } })
    });
    impls.collect()
}

/// The fields with their variants. Skips two kinds of errors: the second field of a type, and a field with `#[from]`
/// of thiserror.
fn fields(item: &Item) -> impl Iterator<Item = (&Variant, &Field)> {
    let mut known = HashSet::new();
    item.variants.iter().filter_map(move |variant| {
        let field =
            variant.fields.iter().find(|field| field.from.is_some() && field.foreign.from.is_none())?;
        known.insert(field.ty.to_token_stream().to_string()).then_some((variant, field))
    })
}
