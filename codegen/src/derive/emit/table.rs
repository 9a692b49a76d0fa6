//! What does the spec say about each row?

use proc_macro2::{Literal, Punct, Spacing, TokenStream, TokenTree};
use quote::quote;

use super::Context;
use crate::emit::{bucket_value, ident, message};
use crate::model::Code;

/// The rows: from the generated enum where it is named, else one array for each field, as that enum has them.
pub(super) fn rows(cx: &Context<'_, '_>) -> TokenStream {
    let errspec = &cx.errspec;
    if let Some(codes) = &cx.item.codes {
        // The span is the path's, so that a variant that the enum lacks is shown there.
        let variants = codes_of(cx).map(|code| {
            let mut variant = ident(&code.variant);
            variant.set_span(syn::spanned::Spanned::span(codes));
            quote!(#codes::#variant)
        });
        return quote!(static ERRSPEC_ROWS: &[#codes] = &[#(#variants,)*];);
    }
    let text = |of: fn(&Code) -> &str| listed(cx, |code| Literal::string(of(code)));
    let codes = text(|code| &code.code);
    let meanings = text(|code| &code.meaning.0);
    let docs_urls = text(|code| &code.docs_url);
    let messages = listed(cx, |code| Literal::string(&message(code)));
    let http_statuses = listed(cx, |code| Literal::u16_unsuffixed(code.http));
    let bucket_of = listed(cx, |code| Literal::usize_unsuffixed(code.bucket));
    let buckets = cx.checked.spec.buckets.iter().map(|of_spec| bucket_value(of_spec, errspec));
    quote! {
        static ERRSPEC_ROWS: #errspec::__private::Table = #errspec::__private::Table {
            codes: &[#codes],
            http_statuses: &[#http_statuses],
            buckets: &[#(#buckets),*],
            bucket_of: &[#bucket_of],
            meanings: &[#meanings],
            messages: &[#messages],
            docs_urls: &[#docs_urls],
        };
    }
}

/// The messages with params, of all rows or of none; empty for a row whose message is that of its entry.
pub(super) fn templates(cx: &Context<'_, '_>) -> Vec<Literal> {
    let rows = &cx.checked.rows;
    if rows.iter().all(|row| row.template.is_none()) {
        return Vec::new();
    }
    rows.iter().map(|row| Literal::string(row.template.as_deref().unwrap_or_default())).collect()
}

fn codes_of<'a>(cx: &'a Context<'_, '_>) -> impl Iterator<Item = &'a Code> {
    cx.checked.rows.iter().map(|row| &cx.checked.spec.codes[row.code])
}

/// A literal for each row. It goes to rustc as one stream, since each stream is a call over its bridge.
fn listed(cx: &Context<'_, '_>, value: impl Fn(&Code) -> Literal) -> TokenStream {
    let with_comma = |literal| [TokenTree::from(literal), Punct::new(',', Spacing::Alone).into()];
    codes_of(cx).map(value).flat_map(with_comma).collect()
}
