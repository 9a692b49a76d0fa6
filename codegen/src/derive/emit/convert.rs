//! `From` into the generated enum, for a value and for a reference.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::{Path, Type};

use super::pattern::pattern;
use super::{CheckedFrame, DerivedImpl, Frame, never};
use crate::derive::model::VariantKind;
use crate::derive::{tokens, types};

pub(super) const IMPL: DerivedImpl = DerivedImpl { is_wanted: |item| item.codes.is_some(), whole, stub };

fn whole(cx: &CheckedFrame<'_, '_>) -> TokenStream {
    let (codes, ty) = (codes(cx), cx.header().1);
    let by_value = quote!(<#codes as ::core::convert::From<&#ty>>::from(&error));
    impls(cx, &body(cx), &by_value)
}

fn stub(cx: &Frame<'_, ()>) -> TokenStream {
    impls(cx, &never(), &never())
}

/// The generated enum.
fn codes<'a, C>(cx: &Frame<'a, C>) -> &'a Path {
    cx.item.codes.as_ref().expect("the impls are only emitted if the item names the enum")
}

/// Both impls with their bodies. In the bodies, `error` is the value.
fn impls<C>(cx: &Frame<'_, C>, by_reference: &TokenStream, by_value: &TokenStream) -> TokenStream {
    let codes = codes(cx);
    let (generics, ty) = cx.header();
    let where_clause = cx.where_clause_elsewhere(&cx.bounds.convert);
    quote! {
        #[automatically_derived]
        impl #generics ::core::convert::From<&#ty> for #codes #where_clause {
            fn from(error: &#ty) -> Self {
                #by_reference
            }
        }

        #[automatically_derived]
        impl #generics ::core::convert::From<#ty> for #codes #where_clause {
            fn from(error: #ty) -> Self {
                #by_value
            }
        }
    }
}

/// The code of `error`, a reference.
fn body(cx: &CheckedFrame<'_, '_>) -> TokenStream {
    let errspec = &cx.errspec;
    let variants = cx.item.variants.iter().zip(&cx.checked.variants);
    let inner = variants.filter(|(_, kind)| matches!(kind, VariantKind::Transparent)).map(|(variant, _)| {
        let inner = &variant.fields[0].binding;
        let pattern = pattern(cx, variant, &variant.fields);
        let (stars, _) = pointed(&variant.fields[0].ty);
        let inner = if stars.is_empty() { quote!(#inner) } else { quote!(&*#stars #inner) };
        let span = syn::spanned::Spanned::span(&variant.fields[0].ty);
        let errspec = tokens::at(errspec.clone(), span);
        let code = quote_spanned!(span=> #errspec::__private::HasCode::code(#inner));
        quote!(#pattern => #code,)
    });
    let inner: TokenStream = inner.collect();
    let own = quote!(#errspec::__private::row(error, ERRSPEC_ROWS));
    let has_own = !cx.checked.rows.is_empty();
    match (inner.is_empty(), has_own) {
        (true, _) => own,
        (false, true) => quote!(match error { #inner _ => #own }),
        (false, false) => quote!(match error { #inner }),
    }
}

/// The type behind references and boxes, with a `*` for each of them. There is no `From` for the pointer itself.
pub(super) fn pointed(ty: &Type) -> (TokenStream, &Type) {
    let Some(inner) = types::pointed(ty) else { return (TokenStream::new(), ty) };
    let (stars, ty) = pointed(inner);
    (quote!(* #stars), ty)
}
