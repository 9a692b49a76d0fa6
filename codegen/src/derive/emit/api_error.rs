//! `From` into an `ApiError` of any catalog of codes.

use proc_macro2::{Punct, Spacing, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::Type;

use super::{DerivedImpl, Frame};
use crate::derive::raw::{Item, Shape};

pub(super) const IMPL: DerivedImpl =
    DerivedImpl { is_wanted: |item| !may_be_unsized(item), whole: |cx| by_macro(cx), stub: by_macro };

fn by_macro<C>(cx: &Frame<'_, C>) -> TokenStream {
    let errspec = &cx.errspec;
    let (generics, ty) = cx.header();
    let mut params: Vec<TokenTree> = generics.into_iter().skip(1).collect();
    // Replaces the closing `>`, since one more param follows.
    if let Some(last) = params.last_mut() {
        *last = Punct::new(',', Spacing::Alone).into();
    }
    let params: TokenStream = params.into_iter().collect();
    let where_clause = cx.where_clause_elsewhere(&cx.bounds.answers);
    let borrowed = cx.item.generics.lifetimes().next().map(|_| quote!(borrowed));
    quote!(#errspec::__private::into_api_error! { #borrowed [#params] [#ty] [#where_clause] })
}

/// A value of an unsized type cannot be passed by value.
fn may_be_unsized(item: &Item) -> bool {
    if item.shape != Shape::Struct {
        return false;
    }
    let last = item.variants.first().and_then(|variant| variant.fields.last());
    let has_no_size = last.is_some_and(|field| match &field.ty {
        Type::Slice(_) | Type::TraitObject(_) => true,
        Type::Path(path) => path.path.is_ident("str"),
        _ => false,
    });
    let generics = &item.generics;
    let asked = [generics.params.to_token_stream(), generics.where_clause.to_token_stream()];
    // `?Sized` is the only bound with a `?`.
    has_no_size || asked.iter().any(|tokens| tokens.to_string().contains('?'))
}
