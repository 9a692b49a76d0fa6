//! One item and one spec through the derive.

use std::sync::Arc;

use errspec_codegen::derive::{self, Host, Opened};
use errspec_codegen::load;
use proc_macro2::TokenStream;

/// The expansion over a spec, formatted.
#[track_caller]
pub(crate) fn expansion(spec: &str, item: &str) -> String {
    let tokens = tokens(spec, item);
    let file = syn::parse2(tokens).expect("the expansion is Rust");
    prettyplease::unparse(&file)
}

#[track_caller]
fn tokens(spec: &str, item: &str) -> TokenStream {
    let loaded = Arc::new(load::bytes(spec.into(), "spec/errors.yaml"));
    let mut host = Host { open: &mut |_| Opened::Read(Arc::clone(&loaded)), place: &|_| None };
    derive::expand(item.parse().expect("the item is Rust"), &mut host)
}
