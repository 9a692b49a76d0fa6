//! The other HTTP statuses of the codes that can be sent with several.

use proc_macro2::TokenStream;
use quote::quote;

use super::FillSlot;
use super::settings::Settings;
use super::slot::Slot;
use crate::model::rust::Spec;
use crate::model::{self, Code};

/// The table, unless each code has one status at most.
pub(super) fn data(spec: &Spec<'_>, fill: FillSlot<'_>) -> Option<TokenStream> {
    let rows = has_several(spec).then(|| fill(Slot::OtherStatuses))?;
    Some(quote! {
        static OTHER_STATUSES: &[(::core::primitive::usize, &[::core::primitive::u16])] = &[#rows];
    })
}

/// The row of a code with several statuses.
pub(super) fn row(settings: &Settings, variant: &str, code: &Code) -> Option<String> {
    let number = format!("{}::{variant} as ::core::primitive::usize", settings.name);
    Some(format!("({number}, {}),", others(code)?))
}

/// The other statuses of a code, as a slice, if there are any.
pub(crate) fn others(code: &Code) -> Option<String> {
    let others: Vec<_> = code.other_http.iter().map(ToString::to_string).collect();
    (!others.is_empty()).then(|| format!("&[{}]", others.join(", ")))
}

/// An entry with the other statuses of its code.
pub(super) fn entry(spec: &model::Spec, entry: TokenStream, index: &TokenStream) -> TokenStream {
    if has_several(spec) { quote!(__v1::with_statuses(#entry, OTHER_STATUSES, #index)) } else { entry }
}

fn has_several(spec: &model::Spec) -> bool {
    spec.codes.iter().any(|code| !code.other_http.is_empty())
}
