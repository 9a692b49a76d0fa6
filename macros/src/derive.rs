//! `#[derive(ApiErrorSpec)]`: a thin wrapper around the stages in `errspec-codegen`.

use errspec_codegen::__internal::derive;
use proc_macro2::TokenStream;
use quote::quote;

use crate::open_spec;
use crate::span::range;

pub(crate) fn expand(input: &TokenStream) -> TokenStream {
    let item = match derive::read(input.clone()) {
        Ok(item) => item,
        Err(error) => return error.into_compile_error(),
    };
    let opened = open_spec::open(item.spec(), input, "#[api_error(spec = \"api/errors.yaml\")]");
    let ready = opened.spec();
    let spec = ready.as_ref().map(|ready| (&ready.spec, ready.sources)).map_err(Clone::clone);
    let impls = derive::expand(item, spec, &range);
    let tracked = &opened.tracked;
    quote!(#tracked #impls)
}
