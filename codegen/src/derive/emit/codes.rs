//! `ApiErrorCodes`, and the assertion that errors in transparent variants have the remaining codes.

use std::collections::BTreeSet;

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::Type;

use super::{CheckedFrame, DerivedImpl, Frame, table};
use crate::derive::model::VariantKind;
use crate::derive::tokens;

pub(super) const IMPL: DerivedImpl = DerivedImpl { is_wanted: |_| true, whole, stub };

fn header<C>(cx: &Frame<'_, C>) -> TokenStream {
    let errspec = &cx.errspec;
    cx.impl_where(&quote!(#errspec::ApiErrorCodes), &cx.bounds.codes)
}

fn whole(cx: &CheckedFrame<'_, '_>) -> TokenStream {
    let errspec = &cx.errspec;
    let own = own(cx);
    let inner: Vec<_> = inner(cx).collect();
    let header = header(cx);
    let owed = owed(cx, &inner);
    // Used for types that do not implement `ApiErrorCodes`.
    let uses = (!inner.is_empty()).then(|| quote!(use #errspec::__private::NoCodes as _;));
    quote! {
        #header {
            const CODES: #errspec::Codes = {
                #uses
                #errspec::Codes::new(#own, &[#(#errspec::__private::CodesOf::<#inner>::CODES),*])
            };
        }
        #owed
    }
}

fn stub(cx: &Frame<'_, ()>) -> TokenStream {
    let (header, errspec) = (header(cx), &cx.errspec);
    quote!(#header { const CODES: #errspec::Codes = #errspec::Codes::new(&[], &[]); })
}

/// The codes of the item's own variants, each once, in the order of the spec.
fn own(cx: &CheckedFrame<'_, '_>) -> TokenStream {
    if table::is_in_order(cx) {
        return quote!(ERRSPEC_CODES);
    }
    let codes: BTreeSet<usize> = cx.checked.rows.iter().map(|row| row.code).collect();
    let codes = codes.into_iter().map(|code| Literal::string(&cx.checked.spec.codes[code].code));
    quote!(&[#(#codes),*])
}

/// The errors in transparent variants, except the item itself, which adds no codes.
fn inner<'a>(cx: &'a CheckedFrame<'_, '_>) -> impl Iterator<Item = &'a Type> {
    let variants = cx.item.variants.iter().zip(&cx.checked.variants);
    let inner = variants.filter(|(_, kind)| matches!(kind, VariantKind::Transparent));
    inner.map(|(variant, _)| &variant.fields[0].ty).filter(|ty| !cx.item.is_itself(ty))
}

/// Asserts at compile time that the errors in transparent variants have each of the remaining codes.
fn owed(cx: &CheckedFrame<'_, '_>, inner: &[&Type]) -> Option<TokenStream> {
    if cx.checked.owed.is_empty() {
        return None;
    }
    let errspec = &cx.errspec;
    let span = cx.item.name.span();
    let known = inner.iter().filter(|ty| !cx.item.is_generic(ty));
    let inner = known.map(|ty| tokens::with_static_lifetimes(ty.to_token_stream()));
    let asserts = cx.checked.owed.iter().map(|(code, message)| {
        // Every token has the span, so that rustc points at the item's name.
        quote_spanned!(span=> const _: () = ::core::assert!(ERRSPEC_INNER.contains(#code), "{}", #message);)
    });
    Some(quote! {
        const ERRSPEC_INNER: #errspec::Codes = {
            use #errspec::__private::NoCodes as _;
            #errspec::Codes::new(&[], &[#(#errspec::__private::CodesOf::<#inner>::CODES),*])
        };
        #(#asserts)*
    })
}
