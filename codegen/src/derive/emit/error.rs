//! `Error`, with `source` if a variant has one.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use super::pattern::pattern;
use super::{CheckedFrame, DerivedImpl, Frame};
use crate::derive::model::VariantKind;
use crate::derive::raw::{Field, Item, Shape, Variant, Without};
use crate::derive::types;

pub(super) const IMPL: DerivedImpl = DerivedImpl { is_wanted, whole, stub };

/// `Error` needs `Debug`, which a union cannot derive. It is not in addition to that of thiserror, not even as a stub.
fn is_wanted(item: &Item) -> bool {
    let has_other = !item.foreign.messages.is_empty() || !item.foreign.of_error.is_empty();
    !item.is_without(Without::Error) && item.shape != Shape::Union && !has_other
}

fn header<C>(cx: &Frame<'_, C>) -> TokenStream {
    cx.impl_where(&quote!(::core::error::Error), &cx.bounds.of_error())
}

fn whole(cx: &CheckedFrame<'_, '_>) -> TokenStream {
    let errspec = &cx.errspec;
    let header = header(cx);
    let mut arms = TokenStream::new();
    let (mut has_others, mut has_inner, mut has_own) = (false, false, false);
    for (variant, kind) in cx.item.variants.iter().zip(&cx.checked.variants) {
        match (kind, variant.source()) {
            (VariantKind::Transparent, _) => {
                let inner = &variant.fields[0].binding;
                let pattern = pattern(cx, variant, &variant.fields);
                arms.extend(quote!(#pattern => (&#errspec::__private::SourceOf(#inner)).inner_source(),));
                has_inner = true;
            }
            (VariantKind::Own { .. }, Some(source)) => {
                let pattern = pattern(cx, variant, [source]);
                let value = value(source);
                arms.extend(quote!(#pattern => #value,));
                has_own = true;
            }
            (VariantKind::Own { .. }, None) => has_others = true,
        }
    }
    let source = (!arms.is_empty()).then(|| {
        let others = has_others.then(|| quote!(_ => ::core::option::Option::None,));
        let of_own = has_own.then(|| quote!(use #errspec::__private::AsDynError as _;));
        let of_inner =
            has_inner.then(|| quote!(use #errspec::__private::{NoSource as _, SourceOfError as _};));
        quote! {
            fn source(&self) -> ::core::option::Option<&(dyn ::core::error::Error + 'static)> {
                #of_own
                #of_inner
                match self {
                    #arms
                    #others
                }
            }
        }
    });
    quote!(#header { #source })
}

fn value(Field { binding, ty, .. }: &Field) -> TokenStream {
    // rustc points here if the field is not an error.
    let span = ty.span();
    if types::held(ty, "Option").is_some() {
        // Not `source`, which may be the field's name: some crates deny shadowing.
        let source = Ident::new("errspec_source", span);
        let error = quote_spanned!(span=> #source.as_dyn_error());
        quote! {
            match #binding {
                ::core::option::Option::Some(#source) => ::core::option::Option::Some(#error),
                ::core::option::Option::None => ::core::option::Option::None,
            }
        }
    } else {
        let error = quote_spanned!(span=> #binding.as_dyn_error());
        quote!(::core::option::Option::Some(#error))
    }
}

fn stub(cx: &Frame<'_, ()>) -> TokenStream {
    let header = header(cx);
    quote!(#header {})
}

impl Variant {
    /// The source: the field with the attribute, else the field named `source`.
    pub(super) fn source(&self) -> Option<&Field> {
        let says_so = |field: &&Field| field.source.is_some() || field.from.is_some();
        self.fields.iter().find(says_so).or_else(|| self.fields.iter().find(|field| field.is_called_source()))
    }
}
