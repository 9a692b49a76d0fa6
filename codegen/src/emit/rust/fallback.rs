//! How does the enum say which code stands in where a failure has none?

use proc_macro2::TokenStream;
use quote::quote;

use super::Fill;
use super::rows::{Slot, ident};
use super::settings::{Impl, Settings};
use crate::model::Fallback;
use crate::model::rust::Spec;

/// A code for each class, and a row for each status that has its own.
pub(super) fn data(spec: &Spec<'_>, settings: &Settings, fill: Fill<'_>) -> Option<TokenStream> {
    let Fallback { client, server, .. } = of(spec, settings)?;
    let name = &settings.name;
    let [client, server] = [client, server].map(|&code| ident(spec.codes[code].variant));
    let rows = fill(Slot::Fallbacks);
    Some(quote! {
        const FALLBACK_4XX: #name = #name::#client;
        const FALLBACK_5XX: #name = #name::#server;
        static FALLBACKS: &[(::core::primitive::u16, #name)] = &[#rows];
    })
}

pub(super) fn impl_catalog(spec: &Spec<'_>, settings: &Settings) -> Option<TokenStream> {
    of(spec, settings)?;
    let Settings { name, crate_path: errspec, .. } = settings;
    Some(quote!(#errspec::__private::impl_catalog!(#name, FALLBACK_4XX, FALLBACK_5XX, FALLBACKS);))
}

fn of<'s>(spec: &'s Spec<'_>, settings: &Settings) -> Option<&'s Fallback> {
    spec.fallback.as_ref().filter(|_| settings.has(Impl::Catalog))
}
