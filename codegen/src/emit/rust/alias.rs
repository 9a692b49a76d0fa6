//! The strings that are read as a code besides its own, such as its name before it was renamed.

use proc_macro2::TokenStream;
use quote::quote;

use super::FillSlot;
use super::settings::Settings;
use super::slot::Slot;
use super::source::string;
use crate::model::rust::Spec;

/// The sorted table, unless the spec has no such strings: then the code is the same as before there were any.
pub(super) fn data(spec: &Spec<'_>, settings: &Settings, fill: FillSlot<'_>) -> Option<TokenStream> {
    if spec.aliases().is_empty() {
        return None;
    }
    let name = &settings.name;
    let rows = fill(Slot::Aliases);
    Some(quote! {
        static ALIASES: &[(&::core::primitive::str, #name)] = __v1::aliases(&[#rows]);
    })
}

/// A row for each string, sorted.
pub(super) fn rows(spec: &Spec<'_>, settings: &Settings) -> Vec<String> {
    let row = |alias: &str, code: usize| {
        format!("({}, {}::{}),", string(alias), settings.name, spec.codes[code].variant)
    };
    spec.aliases().iter().map(|(alias, code)| row(alias, *code)).collect()
}

/// The expression that finds the code of a string.
pub(super) fn find(spec: &Spec<'_>) -> TokenStream {
    if spec.aliases().is_empty() {
        quote!(__v1::find(code, &INDEX, &CODES, &ALL))
    } else {
        quote!(__v1::find_or_alias(code, &INDEX, &CODES, &ALL, ALIASES))
    }
}
