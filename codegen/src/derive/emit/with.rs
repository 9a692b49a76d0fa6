//! Which further impls were asked for?

use std::collections::BTreeSet;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};

use super::Context;
use crate::derive::raw::With;
use crate::derive::tokens;
use crate::inline;

pub(super) fn impls(cx: &Context<'_, '_>) -> TokenStream {
    let all = [With::AsRef, With::Serialize, With::StatusCode, With::Diagnostic];
    let asked = all.into_iter().filter_map(|with| Some((with, cx.item.asks_for(with)?)));
    asked.map(|(with, span)| one(cx, with, span)).collect()
}

/// `span` is where the impl was asked for: there rustc says that a feature or a crate is missing.
fn one(cx: &Context<'_, '_>, with: With, span: Span) -> TokenStream {
    let errspec = &cx.errspec;
    let (generics, ty) = cx.header();
    let where_clause = cx.where_clause_elsewhere(&cx.bounds.answers);
    match with {
        With::AsRef => {
            let header = cx.impl_for(&quote!(::core::convert::AsRef<::core::primitive::str>));
            quote! {
                #header {
                    fn as_ref(&self) -> &::core::primitive::str {
                        #errspec::ApiErrorSpec::code(self)
                    }
                }
            }
        }
        With::Serialize => {
            by_macro(errspec, "with_serialize", &quote!([#generics] [#ty] [#where_clause]), span)
        }
        With::StatusCode => {
            by_macro(errspec, "with_status_code", &quote!([#generics] [#ty] [#where_clause]), span)
        }
        With::Diagnostic => diagnostic(cx, span),
    }
}

/// An impl that the runtime crate writes, or says which of its features is off.
pub(in crate::derive) fn by_macro(
    errspec: &TokenStream,
    name: &str,
    input: &TokenStream,
    span: Span,
) -> TokenStream {
    let name = Ident::new(name, span);
    let errspec = tokens::at(errspec.clone(), span);
    quote_spanned!(span=> #errspec::__private::#name! { #input })
}

/// `miette::Diagnostic`; whoever asks for it depends on miette.
fn diagnostic(cx: &Context<'_, '_>, span: Span) -> TokenStream {
    let errspec = &cx.errspec;
    let bounds: Vec<_> = cx.bounds.answers.iter().chain(&cx.bounds.error).cloned().collect();
    let header = cx.impl_where(&quote_spanned!(span=> ::miette::Diagnostic), &bounds);
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

/// The advice of the bucket without its Markdown, which a terminal would show as it is.
fn help(cx: &Context<'_, '_>) -> TokenStream {
    let errspec = &cx.errspec;
    // Two buckets may have the same.
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
            // An error inside may be of another spec, even with buckets of the same names.
            other => other,
        }
    }
}
