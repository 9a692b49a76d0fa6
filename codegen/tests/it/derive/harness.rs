//! Expands the derive for one item and one spec.

use errspec_codegen::__internal::derive;
use errspec_codegen::__internal::render;
use proc_macro2::{Span, TokenStream};

use crate::support::alone;

/// The formatted expansion of an item with a spec.
#[track_caller]
pub(crate) fn expansion(spec: &str, item: &str) -> String {
    expansion_of(spec, item.parse().expect("the item is Rust"))
}

/// The expansion of tokens that cannot be written as text, as a macro can pass them.
#[track_caller]
pub(crate) fn expansion_of(spec: &str, item: TokenStream) -> String {
    let loaded = alone::bytes_for_rust(spec.into(), "spec/errors.yaml");
    let errors = || render::compile_errors(&loaded.sources, &loaded.report, Span::call_site());
    let rust = loaded.rust();
    let spec = rust.as_ref().map(|spec| (spec, &loaded.sources)).ok_or_else(errors);
    let item = derive::read(item).expect("the item is an enum, a struct or a union");
    let tokens = derive::expand(item, spec, &|_| None);
    prettyplease::unparse(&syn::parse2(tokens).expect("the expansion is Rust"))
}
