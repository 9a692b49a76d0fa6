//! The retry budget of a spec, for clients.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::model::{RetryBudget, Spec};

/// The budget that the spec sets; the runtime crate has the default.
pub(super) fn other(spec: &Spec) -> Option<TokenStream> {
    spec.sites.retry_budget?;
    Some(match spec.retry_budget {
        Some(RetryBudget { max_tokens, token_ratio }) => {
            let [max_tokens, token_ratio] = [max_tokens, token_ratio].map(Literal::u32_unsuffixed);
            quote!(::core::option::Option::Some(__v1::retry_budget(#max_tokens, #token_ratio)))
        }
        None => quote!(::core::option::Option::None),
    })
}
