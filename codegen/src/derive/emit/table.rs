//! What does the spec say about each row?

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens as _, quote};

use super::Context;
use crate::derive::model::Row;
use crate::emit::{bucket_value, ident, message};
use crate::model::Code;

/// The rows: from the generated enum where it is named, else one array for each field, as that enum has them.
pub(super) fn rows(cx: &Context<'_, '_>) -> TokenStream {
    let errspec = &cx.errspec;
    if let Some(codes) = &cx.item.codes {
        // The span is the path's, so that a variant that the enum lacks is shown there.
        let variants = of_codes(cx, |code| {
            let mut variant = ident(&code.variant);
            variant.set_span(syn::spanned::Spanned::span(codes));
            quote!(#codes::#variant)
        });
        return quote!(static ERRSPEC_ROWS: &[#codes] = &[#variants];);
    }
    let text = |of: fn(&Code) -> &str| of_codes(cx, |code| Literal::string(of(code)).into_token_stream());
    let codes = text(|code| &code.code);
    let meanings = text(|code| &code.meaning.0);
    let docs_urls = text(|code| &code.docs_url);
    let messages = of_codes(cx, |code| Literal::string(&message(code)).into_token_stream());
    let http_statuses = of_codes(cx, |code| Literal::u16_unsuffixed(code.http).into_token_stream());
    let bucket_of = of_codes(cx, |code| Literal::usize_unsuffixed(code.bucket).into_token_stream());
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

fn of_codes(cx: &Context<'_, '_>, value: impl Fn(&Code) -> TokenStream) -> TokenStream {
    let rows = cx.checked.rows.iter().map(|Row { code, .. }| {
        let value = value(&cx.checked.spec.codes[*code]);
        quote!(#value,)
    });
    rows.collect()
}
