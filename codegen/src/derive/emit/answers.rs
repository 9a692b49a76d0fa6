//! `ApiErrorSpec`. `row.rs` selects the row of a value, `table.rs` has the rows.

use proc_macro2::TokenStream;
use quote::quote;

use super::{CheckedFrame, DerivedImpl, Frame, details, never, table};
use crate::derive::model::{CodeRow, VariantKind};

pub(super) const IMPL: DerivedImpl = DerivedImpl { is_wanted: |_| true, whole, stub };

fn header<C>(cx: &Frame<'_, C>) -> TokenStream {
    let errspec = &cx.errspec;
    cx.impl_for(&quote!(#errspec::ApiErrorSpec))
}

fn whole(cx: &CheckedFrame<'_, '_>) -> TokenStream {
    let errspec = &cx.errspec;
    let header = header(cx);
    let templates = table::templates(cx);
    let has_inner = cx.checked.variants.iter().any(|kind| matches!(kind, VariantKind::Transparent));
    let statuses = table::chosen_statuses(cx);
    let http_status = (!statuses.is_empty()).then(|| {
        quote! {
            fn http_status(&self) -> ::core::primitive::u16 {
                #errspec::__private::chosen_status(self, &ERRSPEC_ROWS, &[#statuses])
            }
        }
    });
    let except = http_status.as_ref().map(|_| quote!(except http_status));
    let of_inner = has_inner.then(|| quote!(#errspec::__private::answers_of_inner! { #except }));
    let details = details::method(cx);
    let has_optional = |row: &CodeRow| row.template.as_ref().is_some_and(|template| template.has_optional);
    let fmt_message = if cx.checked.rows.iter().any(has_optional) {
        quote!(fmt_message_of_present)
    } else {
        quote!(fmt_message)
    };
    quote! {
        #header {
            #of_inner

            #http_status

            fn entry(&self) -> #errspec::Entry {
                #errspec::__private::entry(self, &ERRSPEC_ROWS)
            }

            fn fmt_message(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                #errspec::__private::#fmt_message(self, &ERRSPEC_ROWS, &[#templates], f)
            }

            #details
        }
    }
}

fn stub(cx: &Frame<'_, ()>) -> TokenStream {
    let (header, errspec, never) = (header(cx), &cx.errspec, never());
    quote!(#header { fn entry(&self) -> #errspec::Entry { #never } })
}
