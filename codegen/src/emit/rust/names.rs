//! How is the constructor of a variant written?

use proc_macro2::{Ident, Span};

use crate::rust_name;

/// The constructor of a variant, with `r#` where it is a keyword in some edition.
pub(super) fn constructor(variant: &str) -> Ident {
    let name = rust_name::constructor(variant);
    let new = if rust_name::is_keyword(&name) { Ident::new_raw } else { Ident::new };
    new(&name, Span::call_site())
}
