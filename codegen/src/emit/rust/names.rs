//! Which names does the enum have of its own, and what is a constructor called?

use heck::ToSnakeCase;
use proc_macro2::{Ident, Span};
use quote::format_ident;

/// The names that the enum has already, so that neither a variant nor a constructor can have them.
const RESERVED: &[&str] = &[
    // Inherent.
    "ALL",
    "as_str",
    "bucket",
    "docs_url",
    "entry",
    "from_code",
    "http_status",
    "meaning",
    "message",
    "retry",
    // Of the traits, and called by the name of the enum: `ErrorCode::from_str("…")`.
    "as_ref",
    "clone",
    "cmp",
    "code",
    "deserialize",
    "eq",
    "fmt",
    "fmt_message",
    "from",
    "from_str",
    "hash",
    "into",
    "partial_cmp",
    "serialize",
    "source",
    "to_string",
    "try_from",
    "try_into",
    "visit_details",
];

/// The names that neither a variant nor a [constructor](constructor_name) can have, since the enum has them already.
#[must_use]
pub fn reserved_names() -> &'static [&'static str] {
    RESERVED
}

/// The name of the constructor of a code with params, without the `r#` that a keyword gets.
///
/// Two variants may give one name; such a spec is refused by its check.
///
/// ```
/// use errspec_codegen::emit::constructor_name;
///
/// assert_eq!(constructor_name("RateLimitExceeded"), "rate_limit_exceeded");
/// ```
#[must_use]
pub fn constructor_name(variant: &str) -> String {
    let name = variant.to_snake_case();
    match name.as_str() {
        // A variant of nothing but underscores has no words.
        "" => "constructor".to_owned(),
        // These cannot be raw identifiers.
        "self" | "super" | "crate" => name + "_",
        _ => name,
    }
}

/// The constructor as it is written, with `r#` where it is a keyword in some edition.
pub(super) fn constructor(variant: &str) -> Ident {
    let name = constructor_name(variant);
    let keyword = name == "gen" || syn::parse_str::<Ident>(&name).is_err();
    if keyword { Ident::new_raw(&name, Span::call_site()) } else { format_ident!("{name}") }
}
