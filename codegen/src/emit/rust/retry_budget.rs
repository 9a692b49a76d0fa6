//! The retry budget of a spec, for clients.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::model::{RetryBudget, Spec};

/// The budget of the spec, if it is not the default of the runtime crate.
///
/// That one does not know the other codes of the spec, so it counts only the attempts of the failure itself.
pub(super) fn other(spec: &Spec) -> Option<TokenStream> {
    let Some(RetryBudget { max_tokens, token_ratio }) = spec.retry_budget else {
        return Some(quote!(::core::option::Option::None));
    };
    if spec.sites.retry_budget.is_none() && max_tokens == RetryBudget::MAX_TOKENS {
        return None;
    }
    let [max_tokens, token_ratio] = [max_tokens, token_ratio].map(Literal::u32_unsuffixed);
    Some(quote!(::core::option::Option::Some(__v1::retry_budget(#max_tokens, #token_ratio))))
}
