//! The separator between the settings of a macro.

use syn::Token;
use syn::parse::ParseStream;

/// A comma, or the end.
pub(crate) fn comma(input: ParseStream<'_>) -> syn::Result<()> {
    if !input.is_empty() {
        input.parse::<Token![,]>()?;
    }
    Ok(())
}
