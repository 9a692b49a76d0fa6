//! The row of a value, or the error in its transparent variant.
//! The only `match` over all variants.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::pattern::{path, pattern};
use super::{CheckedFrame, DerivedImpl, Frame, details, never};
use crate::derive::model::VariantKind;

pub(super) const IMPL: DerivedImpl = DerivedImpl { is_wanted: |_| true, whole, stub };

fn header<C>(cx: &Frame<'_, C>) -> TokenStream {
    let errspec = &cx.errspec;
    cx.impl_for(&quote!(#errspec::__private::Derived))
}

fn whole(cx: &CheckedFrame<'_, '_>) -> TokenStream {
    let errspec = &cx.errspec;
    let header = header(cx);
    let route = quote!(#errspec::__private::Route);
    let mut arms = TokenStream::new();
    let mut has_own = false;
    for (variant, kind) in cx.item.variants.iter().zip(&cx.checked.variants) {
        arms.extend(match kind {
            VariantKind::Own { row, .. } => {
                has_own = true;
                let (path, row) = (path(cx, variant), Literal::usize_unsuffixed(*row));
                quote!(#path { .. } => #row,)
            }
            VariantKind::Transparent => {
                let inner = &variant.fields[0].binding;
                let pattern = pattern(cx, variant, &variant.fields);
                quote!(#pattern => return #route::Inner(#inner),)
            }
        });
    }
    // Without rows, every arm returns.
    let body = match (has_own, cx.item.variants.is_empty()) {
        (true, _) => quote!(#route::Own(match self { #arms })),
        (false, false) => quote!(match self { #arms }),
        (false, true) => quote!(match *self {}),
    };
    let unsent = details::unsent_method(cx);
    quote! {
        #header {
            fn route(&self) -> #route<'_, ::core::primitive::usize> {
                #body
            }

            #unsent
        }
    }
}

fn stub(cx: &Frame<'_, ()>) -> TokenStream {
    let (header, errspec, never) = (header(cx), &cx.errspec, never());
    quote! {
        #header {
            fn route(&self) -> #errspec::__private::Route<'_, ::core::primitive::usize> { #never }
        }
    }
}
