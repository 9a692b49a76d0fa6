//! The macros of errspec; use them through the crate `errspec`, which documents them.

mod cache;
mod errors;
mod opened;
#[allow(dead_code, reason = "the derive draws places")]
mod place;
mod spec_file;
mod tracked;

use proc_macro::TokenStream;

/// Documented on its re-export, `errspec::errors`.
#[proc_macro]
pub fn errors(input: TokenStream) -> TokenStream {
    errors::expand(input.into()).into()
}
