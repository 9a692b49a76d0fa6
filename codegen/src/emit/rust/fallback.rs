//! The fallback codes for failures that have only a status.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::FillSlot;
use super::settings::{Impl, Settings};
use super::slot::Slot;
use super::source::ident;
use crate::model::rust::Spec;
use crate::model::{self, Fallback, FallbackCode};

/// A code per class, and a row per status that has its own.
pub(super) fn data(spec: &Spec<'_>, settings: &Settings, fill: FillSlot<'_>) -> Option<TokenStream> {
    let Fallback { client, server, .. } = of(spec, settings)?;
    let name = &settings.name;
    let [client, server] = [client, server].map(|class| ident(spec.codes[class.code].variant));
    let rows = fill(Slot::Fallbacks);
    let statuses = has_statuses(spec).then(|| {
        let rows = fill(Slot::FallbackStatuses);
        quote!(static FALLBACK_STATUSES: &[(::core::primitive::u16, ::core::primitive::u16, ::core::primitive::u16)] = &[#rows];)
    });
    Some(quote! {
        const FALLBACK_4XX: #name = #name::#client;
        const FALLBACK_5XX: #name = #name::#server;
        static FALLBACKS: &[(::core::primitive::u16, #name)] = &[#rows];
        #statuses
    })
}

/// Whether any fallback has a status of its own.
fn has_statuses(spec: &Spec<'_>) -> bool {
    spec.fallback.as_ref().is_some_and(|fallback| !fallback.sent_statuses().is_empty())
}

/// The row of a status that has its own code.
pub(super) fn row(
    spec: &Spec<'_>,
    settings: &Settings,
    &(status, FallbackCode { code, .. }): &(u16, FallbackCode),
) -> String {
    format!("({status}, {}::{}),", settings.name, spec.codes[code].variant)
}

/// The row of statuses that are sent as another one.
pub(super) fn status_row((first, last, sent): (u16, u16, u16)) -> String {
    format!("({first}, {last}, {sent}),")
}

pub(super) fn impl_catalog(spec: &Spec<'_>, settings: &Settings) -> Option<TokenStream> {
    of(spec, settings)?;
    let name = &settings.name;
    let statuses = has_statuses(spec).then(|| quote!(, FALLBACK_STATUSES));
    Some(quote!(__v1::impl_catalog!(#name, FALLBACK_4XX, FALLBACK_5XX, FALLBACKS #statuses);))
}

fn of<'s>(spec: &'s Spec<'_>, settings: &Settings) -> Option<&'s Fallback> {
    spec.fallback.as_ref().filter(|_| settings.has(Impl::Catalog))
}

/// The status that is sent for a code without one.
pub(crate) fn sent_without_http(spec: &model::Spec) -> Literal {
    Literal::u16_unsuffixed(spec.status_without_http())
}
