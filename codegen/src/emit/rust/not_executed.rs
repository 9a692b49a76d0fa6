//! The codes with which a service rejects a request without executing it.

use proc_macro2::TokenStream;
use quote::quote;

use super::FillSlot;
use super::settings::Settings;
use super::slot::Slot;
use crate::model;
use crate::model::rust::{Code, Spec};

/// The table, unless no code is one of them.
pub(super) fn data(spec: &Spec<'_>, fill: FillSlot<'_>) -> Option<TokenStream> {
    let rows = has_any(spec).then(|| fill(Slot::NotExecuted))?;
    Some(quote!(static NOT_EXECUTED: &[(::core::primitive::usize, ())] = &[#rows];))
}

/// The row of such a code: its number.
pub(super) fn row(settings: &Settings, code: &Code<'_>) -> Option<String> {
    code.not_executed
        .then(|| format!("({}::{} as ::core::primitive::usize, ()),", settings.name, code.variant))
}

/// An entry that says whether its code is one of them.
pub(super) fn entry(spec: &model::Spec, entry: TokenStream, index: &TokenStream) -> TokenStream {
    if has_any(spec) { quote!(__v1::with_not_executed(#entry, NOT_EXECUTED, #index)) } else { entry }
}

fn has_any(spec: &model::Spec) -> bool {
    spec.codes.iter().any(|code| code.not_executed)
}
