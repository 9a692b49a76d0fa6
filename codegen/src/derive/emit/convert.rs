//! How does a value become a code of the generated enum?

use proc_macro2::{Punct, Spacing, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{Path, Type};

use super::Context;
use super::pattern::pattern;
use crate::derive::model::Kind;
use crate::derive::raw::Shape;
use crate::derive::types;

pub(super) fn impls(cx: &Context<'_, '_>, codes: &Path) -> TokenStream {
    let errspec = &cx.errspec;
    let (generics, ty) = cx.header();
    let variants = cx.item.variants.iter().zip(&cx.checked.variants);
    let inner = variants.filter(|(_, kind)| matches!(kind, Kind::Transparent)).map(|(variant, _)| {
        let inner = &variant.fields[0].binding;
        let pattern = pattern(cx, variant, &variant.fields);
        let (stars, _) = pointed(&variant.fields[0].ty);
        let inner = if stars.is_empty() { quote!(#inner) } else { quote!(&*#stars #inner) };
        if cx.item.is_generic(&variant.fields[0].ty) {
            quote!(#pattern => #errspec::__private::HasCode::code(#inner),)
        } else {
            quote!(#pattern => ::core::convert::From::from(#inner),)
        }
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
            let (_, ty) = pointed(&field.ty);
            bounds.push(quote!(#ty: #errspec::__private::HasCode<#codes>));
        }
    }
    let where_clause = cx.where_clause_elsewhere(&bounds);
    let own = quote!(#errspec::__private::row(error, ERRSPEC_ROWS));
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

/// `From` into an `ApiError` of any catalog of codes; `None` for a type that may have no size, which nobody can hand over.
pub(super) fn api_error(cx: &Context<'_, '_>) -> Option<TokenStream> {
    if may_be_unsized(cx) {
        return None;
    }
    let errspec = &cx.errspec;
    let (generics, ty) = cx.header();
    let mut params: Vec<TokenTree> = generics.into_iter().skip(1).collect();
    // In place of the `>` at its end, since one more param comes behind them.
    if let Some(last) = params.last_mut() {
        *last = Punct::new(',', Spacing::Alone).into();
    }
    let params: TokenStream = params.into_iter().collect();
    let where_clause = cx.where_clause_elsewhere(&cx.bounds.answers);
    let borrowed = cx.item.generics.lifetimes().next().map(|_| quote!(borrowed));
    Some(quote!(#errspec::__private::into_api_error! { #borrowed [#params] [#ty] [#where_clause] }))
}

fn may_be_unsized(cx: &Context<'_, '_>) -> bool {
    if cx.item.shape != Shape::Struct {
        return false;
    }
    let last = cx.item.variants.first().and_then(|variant| variant.fields.last());
    let has_no_size = last.is_some_and(|field| match &field.ty {
        Type::Slice(_) | Type::TraitObject(_) => true,
        Type::Path(path) => path.path.is_ident("str"),
        _ => false,
    });
    let generics = &cx.item.generics;
    let asked = [generics.params.to_token_stream(), generics.where_clause.to_token_stream()];
    // `?Sized` is the only question among bounds.
    has_no_size || asked.iter().any(|tokens| tokens.to_string().contains('?'))
}

/// What a reference or a `Box` points to, with a star for each on the way: nobody has a `From` for the pointer.
fn pointed(ty: &Type) -> (TokenStream, &Type) {
    let Some(inner) = types::pointed(ty) else { return (TokenStream::new(), ty) };
    let (stars, ty) = pointed(inner);
    (quote!(* #stars), ty)
}
