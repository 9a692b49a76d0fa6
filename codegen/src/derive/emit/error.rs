//! Which error is behind a value, and which is it made from?

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use super::Context;
use super::pattern::{path, pattern};
use crate::derive::model::Kind;
use crate::derive::raw::{Field, Variant};
use crate::derive::types;

/// `Error`, with `source` where a variant has one.
pub(super) fn error(cx: &Context<'_, '_>) -> TokenStream {
    let errspec = &cx.errspec;
    let bounds: Vec<_> = cx.bounds.answers.iter().chain(&cx.bounds.error).cloned().collect();
    let header = cx.impl_where(&quote!(::core::error::Error), &bounds);
    let mut arms = TokenStream::new();
    let (mut has_others, mut has_inner, mut has_own) = (false, false, false);
    for (variant, kind) in cx.item.variants.iter().zip(&cx.checked.variants) {
        match (kind, variant.source()) {
            (Kind::Transparent, _) => {
                let inner = &variant.fields[0].binding;
                let pattern = pattern(cx, variant, &variant.fields);
                arms.extend(quote!(#pattern => (&#errspec::__private::SourceOf(#inner)).inner_source(),));
                has_inner = true;
            }
            (Kind::Own { .. }, Some(source)) => {
                let pattern = pattern(cx, variant, [source]);
                let value = value(source);
                arms.extend(quote!(#pattern => #value,));
                has_own = true;
            }
            (Kind::Own { .. }, None) => has_others = true,
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
    // Where rustc says that the field is no error.
    let span = ty.span();
    if types::held(ty, "Option").is_some() {
        // Not `source`, as the field may be: careful crates forbid that a name stands for two things.
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

/// `From` for each field that asks for it.
pub(super) fn from(cx: &Context<'_, '_>) -> TokenStream {
    let impls = cx.item.variants.iter().filter_map(|variant| {
        let Field { member, ty, .. } = variant.fields.iter().find(|field| field.from.is_some())?;
        let header = cx.impl_where(&quote!(::core::convert::From<#ty>), &[]);
        let path = path(cx, variant);
        Some(quote! {
            #header {
                fn from(source: #ty) -> Self {
                    #path { #member: source }
                }
            }
        })
    });
    impls.collect()
}

impl Variant {
    /// The field that is the source: the one that says so, else the one of that name.
    pub(super) fn source(&self) -> Option<&Field> {
        let says_so = |field: &&Field| field.source.is_some() || field.from.is_some();
        self.fields.iter().find(says_so).or_else(|| self.fields.iter().find(|field| field.is_called_source()))
    }
}
