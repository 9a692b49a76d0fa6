//! The fallback codes for failures that have only a status.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::FillSlot;
use super::settings::{Impl, Settings};
use super::slot::Slot;
use super::source::ident;
use crate::model::rust::Spec;
use crate::model::{self, Fallback};

/// A code per class, and a row per status that has its own.
pub(super) fn data(spec: &Spec<'_>, settings: &Settings, fill: FillSlot<'_>) -> Option<TokenStream> {
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

/// The row of a status that has its own code.
pub(super) fn row(spec: &Spec<'_>, settings: &Settings, &(status, code): &(u16, usize)) -> String {
    format!("({status}, {}::{}),", settings.name, spec.codes[code].variant)
}

pub(super) fn impl_catalog(spec: &Spec<'_>, settings: &Settings) -> Option<TokenStream> {
    of(spec, settings)?;
    let name = &settings.name;
    Some(quote!(__v1::impl_catalog!(#name, FALLBACK_4XX, FALLBACK_5XX, FALLBACKS);))
}

fn of<'s>(spec: &'s Spec<'_>, settings: &Settings) -> Option<&'s Fallback> {
    spec.fallback.as_ref().filter(|_| settings.has(Impl::Catalog))
}

/// The status that is sent for a code without one.
pub(crate) fn sent_without_http(spec: &model::Spec) -> Literal {
    Literal::u16_unsuffixed(spec.status_without_http())
}
