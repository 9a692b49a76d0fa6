//! Which impls does an item get, once it agrees with the spec? One file an impl, or a few that are alike.

mod alike;
mod bounds;
mod codes;
mod convert;
mod details;
mod error;
mod pattern;
mod route;
mod table;
pub(super) mod with;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use self::bounds::Bounds;
use super::model::{Checked, Kind};
use super::raw::{Item, Without};
use super::tokens;

/// Its names are in scope of the user's expressions, which may have others of their own.
///
/// ```text
/// const _: () = {
///     static ERRSPEC_ROWS: Table = …;
///     impl Derived for … { … }
///     impl ApiErrorSpec for … { … }
///     …
/// };
/// ```
pub(super) fn item(item: &Item, checked: &Checked<'_>) -> TokenStream {
    let cx = Context { item, checked, errspec: runtime(item), bounds: Bounds::new(item, checked) };
    let rows = table::rows(&cx);
    let route = route::derived(&cx);
    let details = details::method(&cx);
    let spec = spec(&cx, details.as_ref());
    let codes = codes::impls(&cx);
    let display = (!item.is_without(Without::Display)).then(|| display(&cx));
    let error = (!item.is_without(Without::Error)).then(|| error::error(&cx));
    let from = error::from(&cx);
    let convert = item.codes.as_ref().map(|path| convert::impls(&cx, path));
    let api_error = convert::api_error(&cx);
    let with = with::impls(&cx);
    let allow_deprecated = allow_deprecated(&cx);
    quote! {
        #[allow(unused_qualifications, reason = "the names of the prelude may mean something else here")]
        #allow_deprecated
        const _: () = {
            #rows
            #route
            #spec
            #codes
            #display
            #error
            #from
            #convert
            #api_error
            #with
        };
    }
}

/// What every impl is made from.
struct Context<'a, 's> {
    item: &'a Item,
    checked: &'a Checked<'s>,
    /// The runtime crate.
    errspec: TokenStream,
    bounds: Bounds,
}

/// The path of the runtime crate.
pub(super) fn runtime(item: &Item) -> TokenStream {
    item.crate_path.as_ref().map_or_else(|| quote!(::errspec), ToTokens::to_token_stream)
}

impl Context<'_, '_> {
    /// `impl<…> trait for item<…> where …`, with what the answers from the spec need.
    fn impl_for(&self, name: &TokenStream) -> TokenStream {
        self.impl_where(name, &self.bounds.answers)
    }

    fn impl_where(&self, name: &TokenStream, bounds: &[TokenStream]) -> TokenStream {
        let (generics, ty) = self.header();
        let where_clause = self.where_clause(bounds);
        quote!(#[automatically_derived] impl #generics #name for #ty #where_clause)
    }

    /// The generics of an impl, and the type that it is for.
    fn header(&self) -> (TokenStream, TokenStream) {
        let (impl_generics, ty_generics, _) = self.item.generics.split_for_impl();
        let name = &self.item.name;
        (impl_generics.to_token_stream(), quote!(#name #ty_generics))
    }

    /// The same for an impl of another type, where `Self` means that one.
    fn where_clause_elsewhere(&self, bounds: &[TokenStream]) -> TokenStream {
        tokens::without_self(self.where_clause(bounds), &self.header().1)
    }

    fn where_clause(&self, bounds: &[TokenStream]) -> TokenStream {
        let own = self.item.generics.where_clause.as_ref();
        let own = own.iter().flat_map(|clause| &clause.predicates).map(ToTokens::to_token_stream);
        let all: Vec<_> = own.chain(bounds.iter().cloned()).collect();
        if all.is_empty() { TokenStream::new() } else { quote!(where #(#all),*) }
    }
}

fn spec(cx: &Context<'_, '_>, details: Option<&TokenStream>) -> TokenStream {
    let errspec = &cx.errspec;
    let header = cx.impl_for(&quote!(#errspec::ApiErrorSpec));
    let templates = table::templates(cx);
    let has_inner = cx.checked.variants.iter().any(|kind| matches!(kind, Kind::Transparent));
    let of_inner = has_inner.then(|| quote!(#errspec::__private::answers_of_inner! {}));
    quote! {
        #header {
            #of_inner

            fn entry(&self) -> #errspec::Entry {
                #errspec::__private::entry(self, &ERRSPEC_ROWS)
            }

            fn fmt_message(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                #errspec::__private::fmt_message(self, &ERRSPEC_ROWS, &[#templates], f)
            }

            #details
        }
    }
}

fn display(cx: &Context<'_, '_>) -> TokenStream {
    let errspec = &cx.errspec;
    let header = cx.impl_for(&quote!(::core::fmt::Display));
    quote! {
        #header {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                #errspec::__private::fmt_error(self, f)
            }
        }
    }
}

fn allow_deprecated(cx: &Context<'_, '_>) -> Option<TokenStream> {
    let has_deprecated = || {
        let mut codes = cx.checked.rows.iter().map(|row| &cx.checked.spec.codes[row.code]);
        codes.any(|code| code.deprecated.is_some())
    };
    let names_deprecated = cx.item.has_deprecated || (cx.item.codes.is_some() && has_deprecated());
    names_deprecated.then(|| quote!(#[allow(deprecated, reason = "what is deprecated has an impl as well")]))
}
