//! `Display`, which shows the message.

use proc_macro2::TokenStream;
use quote::quote;

use super::{CheckedFrame, DerivedImpl, Frame, never};
use crate::derive::raw::{Item, Without};

pub(super) const IMPL: DerivedImpl = DerivedImpl { is_wanted, whole, stub };

/// Not in addition to that of thiserror, not even as a stub.
fn is_wanted(item: &Item) -> bool {
    !item.is_without(Without::Display) && item.foreign.messages.is_empty()
}

fn header<C>(cx: &Frame<'_, C>) -> TokenStream {
    cx.impl_for(&quote!(::core::fmt::Display))
}

fn whole(cx: &CheckedFrame<'_, '_>) -> TokenStream {
    let (header, errspec) = (header(cx), &cx.errspec);
    quote! {
        #header {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                #errspec::__private::fmt_error(self, f)
            }
        }
    }
}

fn stub(cx: &Frame<'_, ()>) -> TokenStream {
    let (header, never) = (header(cx), never());
    quote!(#header { fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result { #never } })
}
