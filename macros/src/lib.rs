//! The macros of [errspec](https://docs.rs/errspec): `errors!`, `assert_covers!` and `#[derive(ApiErrorSpec)]`.
//!
//! Do not depend on this crate.
//! Use the macros through the crate `errspec`, which exports and documents them:
//!
//! ```toml
//! [dependencies]
//! errspec = "0.1"
//! ```
//!
//! | What you want | What to use |
//! |---|---|
//! | the enum of a spec, without a build script | `errspec::errors!` |
//! | an error enum of your own, checked against the spec | `#[derive(errspec::ApiErrorSpec)]` |
//! | several enums that cover the spec together | `errspec::assert_covers!` |

mod assert_covers;
mod cache;
mod comma;
mod derive;
mod errors;
mod open_spec;
mod span;
mod spec_file;
mod tracked;

use proc_macro::TokenStream;

/// Documented on its re-export, `errspec::errors`.
#[proc_macro]
pub fn errors(input: TokenStream) -> TokenStream {
    errors::expand(input.into()).into()
}

/// Documented on its re-export, `errspec::ApiErrorSpec`.
// All but the first are attributes of thiserror: the derive explains them where rustc would only not find them.
#[proc_macro_derive(ApiErrorSpec, attributes(api_error, error, from, source, backtrace))]
pub fn api_error_spec(input: TokenStream) -> TokenStream {
    derive::expand(&input.into()).into()
}

/// Documented on its re-export, `errspec::assert_covers`.
#[proc_macro]
pub fn assert_covers(input: TokenStream) -> TokenStream {
    assert_covers::expand(input.into()).into()
}
