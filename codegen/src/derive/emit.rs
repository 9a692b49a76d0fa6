//! The impls of an item. Each file has one impl, or a few similar ones.
//! For an item that agrees with the spec it emits the impl, otherwise a stub.

mod answers;
mod api_error;
mod bounds;
mod codes;
mod convert;
mod details;
mod display;
mod error;
mod foreign;
mod from;
mod merge_arms;
mod optional_impls;
mod pattern;
mod row;
mod table;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use self::bounds::Bounds;
use super::model::Checked;
use super::raw::Item;
use super::tokens;

/// An impl, or a few that always come together.
struct DerivedImpl {
    /// Whether the item gets it.
    is_wanted: fn(&Item) -> bool,
    /// The impl.
    whole: fn(&CheckedFrame<'_, '_>) -> TokenStream,
    /// The impl without a working body, so that code that uses a wrong item causes no follow-up errors.
    stub: fn(&Frame<'_, ()>) -> TokenStream,
}

/// All impls, in the order of the expansion.
const IMPLS: [DerivedImpl; 15] = [
    row::IMPL,
    answers::IMPL,
    codes::IMPL,
    display::IMPL,
    error::IMPL,
    from::IMPL,
    foreign::IMPL,
    convert::IMPL,
    api_error::IMPL,
    optional_impls::AS_REF,
    optional_impls::SERIALIZE,
    optional_impls::STATUS_CODE,
    optional_impls::DIAGNOSTIC,
    optional_impls::INTO_RESPONSE,
    optional_impls::RESPONSE_ERROR,
];

/// The context of every impl.
///
/// `C` is the checked item, or `()` for stubs.
struct Frame<'a, C> {
    item: &'a Item,
    checked: C,
    /// The runtime crate.
    errspec: TokenStream,
    bounds: Bounds,
}

/// The context of the impls of a checked item.
type CheckedFrame<'a, 's> = Frame<'a, &'a Checked<'s>>;

/// The impls of an item that agrees with the spec.
///
/// The names in the `const` block are in scope of the user's expressions, so they must be unlikely to collide.
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
    let cx = Frame { item, checked, errspec: runtime(item), bounds: Bounds::new(item, checked) };
    let rows = table::rows(&cx);
    let impls = wanted(item).map(|wanted| (wanted.whole)(&cx));
    let allow_deprecated = allow_deprecated(&cx);
    let needs_json = details::needs_json(&cx);
    quote! {
        #[allow(unused_qualifications, reason = "the user may shadow names of the prelude")]
        #allow_deprecated
        const _: () = {
            #needs_json
            #rows
            #(#impls)*
        };
    }
}

/// The stubs of an item that is wrong.
pub(super) fn stubs(item: &Item) -> TokenStream {
    let cx = Frame { item, checked: (), errspec: runtime(item), bounds: Bounds::of_stubs(item) };
    wanted(item).map(|wanted| (wanted.stub)(&cx)).collect()
}

fn wanted(item: &Item) -> impl Iterator<Item = DerivedImpl> {
    IMPLS.into_iter().filter(|one| (one.is_wanted)(item))
}

/// The body of a function that is never called.
fn never() -> TokenStream {
    quote!(::core::unreachable!("the build has failed"))
}

/// The path of the runtime crate.
fn runtime(item: &Item) -> TokenStream {
    item.crate_path.as_ref().map_or_else(|| quote!(::errspec), ToTokens::to_token_stream)
}

impl<C> Frame<'_, C> {
    /// `impl<…> trait for item<…> where …`, with the bounds that the data of the spec needs.
    fn impl_for(&self, name: &TokenStream) -> TokenStream {
        self.impl_where(name, &self.bounds.answers)
    }

    fn impl_where(&self, name: &TokenStream, bounds: &[TokenStream]) -> TokenStream {
        let (generics, ty) = self.header();
        let where_clause = self.where_clause(bounds);
        quote!(#[automatically_derived] impl #generics #name for #ty #where_clause)
    }

    /// The generics of an impl, and its type.
    fn header(&self) -> (TokenStream, TokenStream) {
        let (impl_generics, ty_generics, _) = self.item.generics.split_for_impl();
        let name = &self.item.name;
        (impl_generics.to_token_stream(), quote!(#name #ty_generics))
    }

    /// The same for an impl of another type, in which `Self` means that type.
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

fn allow_deprecated(cx: &CheckedFrame<'_, '_>) -> Option<TokenStream> {
    let has_deprecated = || {
        let mut codes = cx.checked.rows.iter().map(|row| &cx.checked.spec.codes[row.code]);
        codes.any(|code| code.deprecated.is_some())
    };
    let names_deprecated = cx.item.has_deprecated || (cx.item.codes.is_some() && has_deprecated());
    names_deprecated.then(|| quote!(#[allow(deprecated, reason = "deprecated items have impls, too")]))
}
