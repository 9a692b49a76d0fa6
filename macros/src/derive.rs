//! `#[derive(ApiErrorSpec)]`: the shell around the stages in `errspec-codegen`.

use std::sync::Arc;

use errspec_codegen::derive::{self, Host, Opened};
use proc_macro2::TokenStream;
use quote::quote;

use crate::place::place;
use crate::{cache, spec_file, tracked};

/// How to name the spec by hand, for the help line.
const NAMING: &str = "#[api_error(spec = \"api/errors.yaml\")]";

pub(crate) fn expand(input: &TokenStream) -> TokenStream {
    let mut tracked = None;
    let mut open = |given: Option<&str>| {
        let file = match spec_file::find(given, NAMING) {
            Ok(file) => file,
            Err(message) => return Opened::Missing(message),
        };
        tracked = tracked::tracked(&file, input);
        let cached = cache::load(&file);
        match &cached.loaded.spec {
            None if !cached.is_first_to_show() => Opened::Reported,
            _ => Opened::Read(Arc::clone(&cached.loaded)),
        }
    };
    let impls = derive::expand(input.clone(), &mut Host { open: &mut open, place: &place });
    quote!(#tracked #impls)
}
