//! How does a value become a code of the generated enum?

use proc_macro2::TokenStream;
use quote::quote;
use syn::Path;

use super::Context;
use super::pattern::pattern;
use crate::derive::model::Kind;

pub(super) fn impls(cx: &Context<'_, '_>, codes: &Path) -> TokenStream {
    let errspec = &cx.errspec;
    let (generics, ty) = cx.header();
    let variants = cx.item.variants.iter().zip(&cx.checked.variants);
    let inner = variants.filter(|(_, kind)| matches!(kind, Kind::Transparent)).map(|(variant, _)| {
        let inner = &variant.fields[0].binding;
        let pattern = pattern(cx, variant, &variant.fields);
        quote!(#pattern => ::core::convert::From::from(#inner),)
    });
    let inner: TokenStream = inner.collect();
    let mut bounds = cx.bounds.answers.clone();
    for (variant, kind) in cx.item.variants.iter().zip(&cx.checked.variants) {
        let is_inner = matches!(kind, Kind::Transparent);
        if let Some(field) = variant
            .fields
            .first()
            .filter(|field| is_inner && cx.item.is_generic(&field.ty) && !cx.item.is_itself(&field.ty))
        {
            let ty = &field.ty;
            bounds.push(quote!(for<'errspec> #codes: ::core::convert::From<&'errspec #ty>));
        }
    }
    let where_clause = cx.where_clause(&bounds);
    let own = quote!(#errspec::__private::row(error, ROWS));
    let has_own = !cx.checked.rows.is_empty();
    let body = match (inner.is_empty(), has_own) {
        (true, _) => own,
        (false, true) => quote!(match error { #inner _ => #own }),
        (false, false) => quote!(match error { #inner }),
    };
    quote! {
        #[automatically_derived]
        impl #generics ::core::convert::From<&#ty> for #codes #where_clause {
            fn from(error: &#ty) -> Self {
                #body
            }
        }

        #[automatically_derived]
        impl #generics ::core::convert::From<#ty> for #codes #where_clause {
            fn from(error: #ty) -> Self {
                <#codes as ::core::convert::From<&#ty>>::from(&error)
            }
        }
    }
}
