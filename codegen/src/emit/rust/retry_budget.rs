//! The retry budget of a spec, for clients.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::model::{RetryBudget, Spec};

/// The budget that the spec sets; the runtime crate has the default.
pub(super) fn other(spec: &Spec) -> Option<TokenStream> {
    spec.sites.retry_budget?;
    let Some(RetryBudget { max_tokens, token_ratio }) = spec.retry_budget else {
        return Some(quote!(::core::option::Option::None));
    };
    let [max_tokens, token_ratio] = [max_tokens, token_ratio].map(Literal::u32_unsuffixed);
    Some(quote!(::core::option::Option::Some(__v1::retry_budget(#max_tokens, #token_ratio))))
}
