//! Asserts that `#[from]` of thiserror has an effect, since rustc accepts it even if thiserror is not derived.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};

use super::{CheckedFrame, DerivedImpl};
use crate::derive::raw::Field;
use crate::derive::tokens;

pub(super) const IMPL: DerivedImpl = DerivedImpl { is_wanted: |_| true, whole, stub: |_| TokenStream::new() };

fn whole(cx: &CheckedFrame<'_, '_>) -> TokenStream {
    let item = cx.item;
    if item.generics.type_params().next().is_some() || item.generics.const_params().next().is_some() {
        return TokenStream::new();
    }
    let ty = tokens::with_static_lifetimes(cx.header().1);
    let fields = item.variants.iter().flat_map(|variant| &variant.fields);
    let asserts = fields.filter_map(|Field { ty: source, foreign, .. }| {
        let span = foreign.from?;
        let source = tokens::with_static_lifetimes(source.to_token_stream());
        let source = tokens::without_self(source, &ty);
        let ty = tokens::at(ty.clone(), span);
        let errspec = tokens::at(cx.errspec.clone(), span);
        let call = quote_spanned!(span=> #errspec::__private::from_attribute);
        Some(quote!(const _: () = #call::<#ty, #source>();))
    });
    asserts.collect()
}
