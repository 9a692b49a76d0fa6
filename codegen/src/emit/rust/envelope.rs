//! Which shape of the runtime crate does a spec name?

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Envelope, Spec};

/// The shape, with the path of what has `Shape` in it.
pub(crate) fn shape(spec: &Spec, path: &TokenStream) -> TokenStream {
    let constant = match spec.envelope {
        Envelope::Nested => quote!(NESTED),
        Envelope::Flat => quote!(FLAT),
        Envelope::ProblemDetails => quote!(PROBLEM_DETAILS),
        Envelope::Errors => quote!(ERRORS),
    };
    quote!(&#path::Shape::#constant)
}

/// The shape for a generated file, unless it is the one that entries have anyway.
pub(super) fn other_shape(spec: &Spec) -> Option<TokenStream> {
    (spec.envelope != Envelope::Nested).then(|| shape(spec, &quote!(__v1)))
}
