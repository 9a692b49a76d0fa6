//! Which shape of the runtime crate does a spec name?

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Preset, Spec};

/// The shape, with the path of what has `Shape` in it.
pub(crate) fn shape(spec: &Spec, path: &TokenStream) -> TokenStream {
    let constant = match spec.envelope.preset {
        Some(Preset::Nested) => quote!(NESTED),
        Some(Preset::Flat) => quote!(FLAT),
        Some(Preset::ProblemDetails) => quote!(PROBLEM_DETAILS),
        Some(Preset::Errors) => quote!(ERRORS),
        None => unreachable!("every envelope is a preset"),
    };
    quote!(&#path::Shape::#constant)
}

/// The shape for a generated file, unless it is the one that entries have anyway.
pub(super) fn other_shape(spec: &Spec) -> Option<TokenStream> {
    (spec.envelope.preset != Some(Preset::DEFAULT)).then(|| shape(spec, &quote!(__v1)))
}
