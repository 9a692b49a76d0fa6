//! The impls of `with(…)`.

use std::collections::BTreeSet;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};

use super::{CheckedFrame, DerivedImpl, Frame, never};
use crate::derive::raw::With;
use crate::derive::tokens;
use crate::inline;

pub(super) const AS_REF: DerivedImpl = DerivedImpl {
    is_wanted: |item| item.asks_for(With::AsRef).is_some(),
    whole: |cx| {
        as_ref(cx, &{
            let errspec = &cx.errspec;
            quote!(#errspec::ApiErrorSpec::code(self))
        })
    },
    stub: |cx| as_ref(cx, &never()),
};

pub(super) const DIAGNOSTIC: DerivedImpl = DerivedImpl {
    is_wanted: |item| item.asks_for(With::Diagnostic).is_some(),
    whole: diagnostic,
    stub: |cx| {
        let header = diagnostic_header(cx);
        quote!(#header {})
    },
};

pub(super) const SERIALIZE: DerivedImpl = DerivedImpl {
    is_wanted: |item| item.asks_for(With::Serialize).is_some(),
    whole: |cx| by_macro(cx, With::Serialize, "with_serialize"),
    stub: |cx| by_macro(cx, With::Serialize, "with_serialize"),
};

pub(super) const STATUS_CODE: DerivedImpl = DerivedImpl {
    is_wanted: |item| item.asks_for(With::StatusCode).is_some(),
    whole: |cx| by_macro(cx, With::StatusCode, "with_status_code"),
    stub: |cx| by_macro(cx, With::StatusCode, "with_status_code"),
};

pub(super) const INTO_RESPONSE: DerivedImpl = DerivedImpl {
    is_wanted: |item| item.asks_for(With::IntoResponse).is_some(),
    whole: |cx| by_macro(cx, With::IntoResponse, "with_into_response"),
    stub: |cx| by_macro(cx, With::IntoResponse, "with_into_response"),
};

pub(super) const RESPONSE_ERROR: DerivedImpl = DerivedImpl {
    is_wanted: |item| item.asks_for(With::ResponseError).is_some(),
    whole: |cx| by_macro(cx, With::ResponseError, "with_response_error"),
    stub: |cx| by_macro(cx, With::ResponseError, "with_response_error"),
};

/// The name in `with(…)`, where rustc reports a missing feature or crate.
fn span<C>(cx: &Frame<'_, C>, with: With) -> Span {
    cx.item.asks_for(with).unwrap_or_else(Span::call_site)
}

fn as_ref<C>(cx: &Frame<'_, C>, body: &TokenStream) -> TokenStream {
    let header = cx.impl_for(&quote!(::core::convert::AsRef<::core::primitive::str>));
    quote! {
        #header {
            fn as_ref(&self) -> &::core::primitive::str {
                #body
            }
        }
    }
}

/// An impl by a macro of the runtime crate, which reports the feature to enable if it is off.
fn by_macro<C>(cx: &Frame<'_, C>, with: With, name: &str) -> TokenStream {
    let span = span(cx, with);
    let (generics, ty) = cx.header();
    let where_clause = cx.where_clause_elsewhere(&cx.bounds.answers);
    let name = Ident::new(name, span);
    let errspec = tokens::at(cx.errspec.clone(), span);
    // The enum of the spec, which a response needs for its fallback.
    let codes = matches!(with, With::IntoResponse | With::ResponseError).then(|| {
        let codes = &cx.item.codes;
        quote!([#codes])
    });
    let input = quote!([#generics] [#ty] [#where_clause] #codes);
    quote_spanned!(span=> #errspec::__private::#name! { #input })
}

fn diagnostic_header<C>(cx: &Frame<'_, C>) -> TokenStream {
    let span = span(cx, With::Diagnostic);
    cx.impl_where(&quote_spanned!(span=> ::miette::Diagnostic), &cx.bounds.of_error())
}

/// `miette::Diagnostic`. The user's crate depends on miette.
fn diagnostic(cx: &CheckedFrame<'_, '_>) -> TokenStream {
    let errspec = &cx.errspec;
    let header = diagnostic_header(cx);
    let text = quote! {
        ::core::option::Option<::std::boxed::Box<dyn ::core::fmt::Display + 'errspec>>
    };
    let methods = [
        ("code", quote!(#errspec::ApiErrorSpec::code(self))),
        ("help", help(cx)),
        ("url", quote!(#errspec::ApiErrorSpec::docs_url(self))),
    ];
    let methods = methods.map(|(name, value)| {
        let name = crate::emit::ident(name);
        quote! {
            fn #name<'errspec>(&'errspec self) -> #text {
                ::core::option::Option::Some(::std::boxed::Box::new(#value))
            }
        }
    });
    quote!(#header { #(#methods)* })
}

/// The advice of the bucket without Markdown, which a terminal would show verbatim.
fn help(cx: &CheckedFrame<'_, '_>) -> TokenStream {
    let errspec = &cx.errspec;
    // Two buckets may have the same advice.
    let advice: BTreeSet<_> = cx.checked.spec.buckets.iter().map(|bucket| &bucket.advice.0).collect();
    let arms = advice.into_iter().filter_map(|markdown| {
        let plain = inline::plain(markdown);
        (plain != *markdown).then(|| quote!(#markdown => #plain,))
    });
    let arms: TokenStream = arms.collect();
    if arms.is_empty() {
        return quote!(#errspec::ApiErrorSpec::bucket(self).advice);
    }
    quote! {
        match #errspec::ApiErrorSpec::bucket(self).advice {
            #arms
            // A transparent error may belong to another spec, even one with the same bucket names.
            other => other,
        }
    }
}
