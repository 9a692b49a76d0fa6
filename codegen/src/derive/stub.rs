//! What stands in for the impls of an item that is wrong, so that its users are not told that they are missing?

use std::collections::HashSet;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};

use super::emit::runtime;
use super::emit::with::by_macro;
use super::raw::{Item, Shape, With, Without};

/// Impls of everything that was asked for, none of which can be called.
pub(super) fn item(item: &Item) -> TokenStream {
    let errspec = runtime(item);
    let (impl_generics, ty_generics, where_clause) = item.generics.split_for_impl();
    let name = &item.name;
    let ty = quote!(#name #ty_generics);
    let impl_for = |of: TokenStream, items: TokenStream| quote!(#[automatically_derived] impl #impl_generics #of for #ty #where_clause { #items });
    let never = quote!(::core::unreachable!("the build has failed"));
    let fmt = quote!(f: &mut ::core::fmt::Formatter<'_>);
    let text = quote!(::core::primitive::str);
    let mut impls = TokenStream::new();
    impls.extend(impl_for(
        quote!(#errspec::ApiErrorSpec),
        quote!(fn entry(&self) -> #errspec::Entry { #never }),
    ));
    impls.extend(impl_for(
        quote!(#errspec::ApiErrorCodes),
        quote!(const CODES: #errspec::Codes = #errspec::Codes::new(&[], &[]);),
    ));
    if !item.is_without(Without::Display) {
        let method = quote!(fn fmt(&self, #fmt) -> ::core::fmt::Result { #never });
        impls.extend(impl_for(quote!(::core::fmt::Display), method));
    }
    // An `Error` needs `Debug`, which a union cannot have from a derive.
    if !item.is_without(Without::Error) && item.shape != Shape::Union {
        impls.extend(error(item));
    }
    let mut known = HashSet::new();
    for variant in &item.variants {
        let from = variant.fields.iter().find(|field| field.from.is_some()).map(|field| &field.ty);
        // Two of a type are a mistake that was reported.
        if let Some(from) = from.filter(|from| known.insert(from.to_token_stream().to_string())) {
            let method = quote!(fn from(_: #from) -> Self { #never });
            impls.extend(impl_for(quote!(::core::convert::From<#from>), method));
        }
    }
    if item.asks_for(With::AsRef).is_some() {
        let method = quote!(fn as_ref(&self) -> &#text { #never });
        impls.extend(impl_for(quote!(::core::convert::AsRef<#text>), method));
    }
    if let Some(span) = item.asks_for(With::Diagnostic) {
        impls.extend(impl_for(quote_spanned!(span=> ::miette::Diagnostic), TokenStream::new()));
    }
    let input = quote!([#impl_generics] [#ty] [#where_clause]);
    if let Some(span) = item.asks_for(With::Serialize) {
        impls.extend(by_macro(&errspec, "with_serialize", &input, span));
    }
    if let Some(span) = item.asks_for(With::StatusCode) {
        impls.extend(by_macro(&errspec, "with_status_code", &input, span));
    }
    if let Some(codes) = &item.codes {
        impls.extend(quote! {
            impl #impl_generics ::core::convert::From<&#ty> for #codes #where_clause {
                fn from(_: &#ty) -> Self { #never }
            }
            impl #impl_generics ::core::convert::From<#ty> for #codes #where_clause {
                fn from(_: #ty) -> Self { #never }
            }
        });
    }
    impls
}

/// With the bounds that the real impl has, of which the user's `Debug` is one.
fn error(item: &Item) -> TokenStream {
    let (impl_generics, ty_generics, _) = item.generics.split_for_impl();
    let name = &item.name;
    let own = item.generics.where_clause.as_ref();
    let own = own.iter().flat_map(|clause| &clause.predicates);
    let is_generic = item.generics.type_params().next().is_some();
    let debug = is_generic.then(|| quote!(Self: ::core::fmt::Debug));
    quote! {
        #[automatically_derived]
        impl #impl_generics ::core::error::Error for #name #ty_generics where #(#own,)* #debug {}
    }
}
