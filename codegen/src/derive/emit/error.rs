//! Which error is behind a value, and which is it made from?

use proc_macro2::TokenStream;
use quote::quote;

use super::Context;
use super::bounds::option;
use super::pattern::{path, pattern};
use crate::derive::model::Kind;
use crate::derive::raw::{Field, Variant};

/// `Error`, with `source` where a variant has one.
pub(super) fn error(cx: &Context<'_, '_>) -> TokenStream {
    let errspec = &cx.errspec;
    let bounds: Vec<_> = cx.bounds.answers.iter().chain(&cx.bounds.error).cloned().collect();
    let header = cx.impl_where(&quote!(::core::error::Error), &bounds);
    let mut arms = TokenStream::new();
    let mut has_others = false;
    for (variant, kind) in cx.item.variants.iter().zip(&cx.checked.variants) {
        match (kind, variant.source()) {
            (Kind::Transparent, _) => {
                let inner = &variant.fields[0].binding;
                let pattern = pattern(cx, variant, &variant.fields);
                arms.extend(quote!(#pattern => ::core::error::Error::source(#inner.as_dyn_error()),));
            }
            (Kind::Own { .. }, Some(source)) => {
                let pattern = pattern(cx, variant, [source]);
                let value = value(source);
                arms.extend(quote!(#pattern => #value,));
            }
            (Kind::Own { .. }, None) => has_others = true,
        }
    }
    let source = (!arms.is_empty()).then(|| {
        let others = has_others.then(|| quote!(_ => ::core::option::Option::None,));
        quote! {
            fn source(&self) -> ::core::option::Option<&(dyn ::core::error::Error + 'static)> {
                use #errspec::__private::AsDynError as _;
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
    if option(ty).is_some() {
        quote! {
            match #binding {
                ::core::option::Option::Some(source) => ::core::option::Option::Some(source.as_dyn_error()),
                ::core::option::Option::None => ::core::option::Option::None,
            }
        }
    } else {
        quote!(::core::option::Option::Some(#binding.as_dyn_error()))
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
