//! One item and one spec through the derive.

use std::sync::Arc;

use errspec_codegen::derive::{self, Host, Opened};
use errspec_codegen::load;
use proc_macro2::TokenStream;

/// The expansion over a spec, formatted.
#[track_caller]
pub(crate) fn expansion(spec: &str, item: &str) -> String {
    expansion_of(spec, item.parse().expect("the item is Rust"))
}

/// The expansion of an item that no text can be, as a macro hands it over.
#[track_caller]
pub(crate) fn expansion_of(spec: &str, item: TokenStream) -> String {
    let loaded = Arc::new(load::bytes(spec.into(), "spec/errors.yaml"));
    let mut host = Host { open: &mut |_| Opened::Read(Arc::clone(&loaded)), place: &|_| None };
    let tokens = derive::expand(item, &mut host);
    prettyplease::unparse(&syn::parse2(tokens).expect("the expansion is Rust"))
}
