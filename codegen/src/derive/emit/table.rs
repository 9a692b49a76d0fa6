//! The rows with the data of the spec.

use proc_macro2::{Literal, Punct, Spacing, TokenStream, TokenTree};
use quote::quote;

use super::CheckedFrame;
use crate::derive::model::CodeRow;
use crate::derive::tokens::replaced;
use crate::emit::{Cells, field_columns, field_values};
use crate::emit::{bucket_row, deprecation, ident, lexed, message, sent_without_http, shape};
use crate::model::rust::Code;

/// The rows: variants of the generated enum if the item names it, else one array per field, as in that enum.
pub(super) fn rows(cx: &CheckedFrame<'_, '_>) -> TokenStream {
    let errspec = &cx.errspec;
    if let Some(codes) = &cx.item.codes {
        // The span is the path's, so that rustc points there if the enum lacks a variant.
        let variants = codes_of(cx).map(|code| {
            let mut variant = ident(code.variant);
            variant.set_span(syn::spanned::Spanned::span(codes));
            quote!(#codes::#variant)
        });
        return quote!(static ERRSPEC_ROWS: &[#codes] = &[#(#variants,)*];);
    }
    let text = |of: for<'c> fn(&'c Code<'_>) -> &'c str| listed(cx, |code| Literal::string(of(code)));
    let codes = text(|code| &code.code);
    let messages = said(cx, |row| {
        let code = &cx.checked.spec.codes[row.code];
        Some(message(code)).filter(|message| *message != code.meaning.0)
    });
    let meanings = text(|code| &code.meaning.0);
    let docs_urls = text(|code| &code.docs_url);
    let http_statuses = listed(cx, |code| Literal::u16_unsuffixed(code.http.unwrap_or(0)));
    let bucket_of = listed(cx, |code| Literal::usize_unsuffixed(code.bucket));
    let without_http = sent_without_http(cx.checked.spec);
    let buckets: String = cx.checked.spec.buckets.iter().map(|bucket| bucket_row(bucket)).collect();
    // No `use`: rustc would report a wrong crate path twice, as unresolved and as not found.
    let v1 = quote!(#errspec::__v1);
    let [buckets, deprecated] = [lexed(&buckets), deprecated(cx)].map(|rows| replaced(rows, "__v1", &v1));
    let other_statuses = other_statuses(cx);
    let not_executed = not_executed(cx);
    let (column_list, fields) = match fields(cx, &v1) {
        Some(columns) => {
            (Some(quote!(static ERRSPEC_FIELDS: &[#v1::Column] = &[#columns];)), quote!(ERRSPEC_FIELDS))
        }
        None => (None, quote!(#errspec::__private::NO_FIELDS)),
    };
    let shape = shape(cx.checked.spec, "ERRSPEC_SHAPE", &quote!(#errspec), &v1);
    let (shape, definition) = (shape.reference, shape.definition);
    let (list, codes) = if is_in_order(cx) {
        (Some(quote!(const ERRSPEC_CODES: &[&::core::primitive::str] = &[#codes];)), quote!(ERRSPEC_CODES))
    } else {
        (None, quote!(&[#codes]))
    };
    quote! {
        #list
        #definition
        #column_list
        static ERRSPEC_ROWS: #errspec::__private::Table = #errspec::__private::Table {
            codes: #codes,
            http_statuses: &[#http_statuses],
            without_http: #without_http,
            buckets: &[#buckets],
            bucket_of: &[#bucket_of],
            meanings: &[#meanings],
            messages: &[#messages],
            docs_urls: &[#docs_urls],
            deprecated: &[#deprecated],
            other_statuses: &[#other_statuses],
            not_executed: &[#not_executed],
            shape: #shape,
            fields: &#fields,
        };
    }
}

/// The columns of the spec's fields, for the rows of the item.
fn fields(cx: &CheckedFrame<'_, '_>, v1: &TokenStream) -> Option<TokenStream> {
    let mut columns = TokenStream::new();
    for (at, column) in field_columns(cx.checked.spec).into_iter().enumerate() {
        let (name, function) = (&column.name, column.function());
        let cells = cx.checked.rows.iter().enumerate().filter_map(|(number, row)| {
            let cell = column.rows[row.code].as_ref()?;
            Some(if column.is_sparse { format!("({number}, {cell}),") } else { format!("{cell},") })
        });
        let cells = lexed(&cells.collect::<String>());
        let values = (column.cells == Cells::Choices).then(|| {
            let values = field_values(cx.checked.spec, at);
            quote!(, &[#(#values),*])
        });
        columns.extend(quote!(#v1::#function(#name, &[#cells] #values),));
    }
    (!columns.is_empty()).then_some(columns)
}

/// The rows whose code is deprecated.
fn deprecated(cx: &CheckedFrame<'_, '_>) -> TokenStream {
    let spec = cx.checked.spec;
    let rows = codes_of(cx).enumerate().filter_map(|(number, code)| {
        Some(format!("({number}, {}),", deprecation(spec, code.deprecated.as_ref()?)))
    });
    lexed(&rows.collect::<String>())
}

/// The other statuses of each row whose code can be sent with several.
fn other_statuses(cx: &CheckedFrame<'_, '_>) -> TokenStream {
    let rows = codes_of(cx).enumerate();
    let rows = rows
        .filter_map(|(number, code)| Some(format!("({number}, {}),", crate::emit::other_statuses(code)?)));
    lexed(&rows.collect::<String>())
}

/// The rows whose code says that the request was not executed.
fn not_executed(cx: &CheckedFrame<'_, '_>) -> TokenStream {
    let rows = codes_of(cx).enumerate().filter(|(_, code)| code.not_executed);
    rows.map(|(number, _)| Literal::usize_unsuffixed(number)).map(|number| quote!((#number, ()),)).collect()
}

/// The rows with a status that is not the default of their code.
pub(super) fn chosen_statuses(cx: &CheckedFrame<'_, '_>) -> TokenStream {
    let rows = cx.checked.rows.iter().enumerate().filter_map(|(number, row)| {
        let status = Literal::u16_unsuffixed(row.http_status?);
        let number = Literal::usize_unsuffixed(number);
        Some(quote!((#number, #status),))
    });
    rows.collect()
}

/// Whether the rows list the item's codes once each and in the order of the spec, so that one list serves both.
pub(super) fn is_in_order(cx: &CheckedFrame<'_, '_>) -> bool {
    cx.item.codes.is_none() && cx.checked.rows.is_sorted_by(|one, next| one.code < next.code)
}

/// The messages with params, for the rows that have one.
pub(super) fn templates(cx: &CheckedFrame<'_, '_>) -> TokenStream {
    said(cx, |row| row.template.as_ref().map(|template| template.text.clone()))
}

/// A string for some of the rows, each with the row's number. Most rows have none, and an empty string costs rustc as
/// much as any other.
fn said(cx: &CheckedFrame<'_, '_>, text: impl Fn(&CodeRow) -> Option<String>) -> TokenStream {
    let rows = cx.checked.rows.iter().enumerate().filter_map(|(number, row)| {
        let (number, text) = (Literal::usize_unsuffixed(number), Literal::string(&text(row)?));
        Some(quote!((#number, #text),))
    });
    rows.collect()
}

fn codes_of<'a>(cx: &'a CheckedFrame<'_, '_>) -> impl Iterator<Item = &'a Code<'a>> {
    cx.checked.rows.iter().map(|row| &cx.checked.spec.codes[row.code])
}

/// A literal for each row, as one stream, since each stream is a call over rustc's bridge.
fn listed(cx: &CheckedFrame<'_, '_>, value: impl Fn(&Code<'_>) -> Literal) -> TokenStream {
    let with_comma = |literal| [TokenTree::from(literal), Punct::new(',', Spacing::Alone).into()];
    codes_of(cx).map(value).flat_map(with_comma).collect()
}
