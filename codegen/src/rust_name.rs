//! The names of generated Rust items.

use heck::ToSnakeCase;

use crate::case;

/// The keywords of all editions, which cannot be names without `r#`.
#[rustfmt::skip]
const KEYWORDS: &[&str] = &[
    "Self", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do",
    "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop",
    "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static",
    "struct", "super", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where",
    "while", "yield",
];

/// The names that the enum already uses: its own items, and those of the traits that it implements.
#[rustfmt::skip]
const RESERVED: &[&str] = &[
    "ALL", "SUPPORT", "as_ref", "as_str", "bucket", "clone", "cmp", "code", "deserialize", "docs_url",
    "entry", "eq", "fmt", "fmt_message", "from", "from_code", "from_str", "hash", "http_status", "into",
    "meaning", "message", "partial_cmp", "retry", "serialize", "source", "to_string", "try_from", "try_into",
    "visit_details",
];

/// Whether the enum already uses a name, so that neither a variant nor a [constructor] can have it.
#[must_use]
pub fn is_reserved(name: &str) -> bool {
    RESERVED.binary_search(&name).is_ok()
}

/// Whether a name is a keyword of any edition.
#[must_use]
pub fn is_keyword(name: &str) -> bool {
    KEYWORDS.binary_search(&name).is_ok()
}

/// The Rust name of a code or a bucket, with each word capitalized: `not_found` becomes `NotFound`.
///
/// - Characters other than letters and digits separate words: `order.not-found` is `OrderNotFound`.
/// - A capital after a lowercase letter begins a word, and so does the last of several capitals:
///   `HTTPError` is `HttpError`.
/// - A digit belongs to the word around it: `oauth2_token` is `Oauth2Token`, `ERR_404` is `Err404`.
///
/// The result may not be a valid Rust name: it can be empty, begin with a digit, or contain non-ASCII characters.
#[must_use]
pub fn variant(name: &str) -> String {
    // Written by hand, because `heck` takes 20 times as long in a build script, which is not optimized.
    let mut variant = String::with_capacity(name.len());
    let mut case = Case::None;
    let mut begins = true;
    let mut chars = name.chars().peekable();
    while let Some(c) = chars.next() {
        if !c.is_alphanumeric() {
            (case, begins) = (Case::None, true);
            continue;
        }
        let next = chars.peek();
        begins |= case == Case::Upper && c.is_uppercase() && next.is_some_and(|next| next.is_lowercase());
        match (begins, c.is_ascii()) {
            (true, true) => variant.push(c.to_ascii_uppercase()),
            (false, true) => variant.push(c.to_ascii_lowercase()),
            (true, false) => variant.extend(c.to_uppercase()),
            (false, false) => variant.extend(c.to_lowercase()),
        }
        if c.is_lowercase() {
            case = Case::Lower;
        } else if c.is_uppercase() {
            case = Case::Upper;
        }
        begins = case == Case::Lower && next.is_some_and(|next| next.is_uppercase());
    }
    variant
}

/// The case of the last letter of a word. Digits have no case.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Case {
    None,
    Lower,
    Upper,
}

/// The constructor of a variant, without the `r#` of a keyword: `RateLimitExceeded` becomes `rate_limit_exceeded`.
#[must_use]
pub fn constructor(variant: &str) -> String {
    let name = variant.to_snake_case();
    match name.as_str() {
        // These cannot be raw identifiers.
        "self" | "super" | "crate" => name + "_",
        _ => name,
    }
}

/// The function that finds a code by a unique field.
#[must_use]
pub fn look_up(field: &str) -> String {
    format!("from_{field}")
}

/// The Rust name of a param, without the `r#` of a keyword: `retryAfterMs` becomes `retry_after_ms`.
///
/// Returns nothing for a name such as `404` or `größe`, which has no valid form in ASCII.
#[must_use]
pub fn param(name: &str) -> Option<String> {
    let snake = if case::is_snake_case(name) { name.to_owned() } else { name.to_snake_case() };
    match snake.as_str() {
        // These cannot be raw identifiers.
        "self" | "super" | "crate" => Some(snake + "_"),
        _ => Some(snake).filter(|snake| case::is_snake_case(snake)),
    }
}

/// A name with `r#` if it is a keyword in some edition.
#[must_use]
pub fn raw(name: &str) -> String {
    if is_keyword(name) { format!("r#{name}") } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use heck::ToUpperCamelCase;
    use proptest::prelude::*;

    use super::{KEYWORDS, RESERVED, constructor, param, raw, variant};

    #[test]
    fn lists_are_searched_in_order() {
        assert!(KEYWORDS.is_sorted());
        assert!(RESERVED.is_sorted());
    }

    #[test]
    fn variants_become_constructors() {
        let cases = [
            ("NotFound", "not_found"),
            ("HTTPError", "http_error"),
            ("Oauth2Token", "oauth2_token"),
            ("Crate", "crate_"),
            ("Super", "super_"),
            ("Match", "match"),
        ];
        for (variant, expected) in cases {
            assert_eq!(constructor(variant), expected);
        }
    }

    #[test]
    fn params_are_named_in_snake_case() {
        let cases = [
            ("limit", Some("limit")),
            ("a_1", Some("a_1")),
            ("Tag", Some("tag")),
            ("retryAfterMs", Some("retry_after_ms")),
            ("retry-after", Some("retry_after")),
            ("order.id", Some("order_id")),
            ("@type", Some("type")),
            ("Self", Some("self_")),
            ("crate", Some("crate_")),
            ("404", None),
            ("2fa", None),
            ("größe", None),
            ("-", None),
        ];
        for (name, expected) in cases {
            assert_eq!(param(name).as_deref(), expected, "{name}");
        }
        assert_eq!(raw("type"), "r#type");
        assert_eq!(raw("tag"), "tag");
    }

    #[test]
    fn codes_become_variants() {
        let cases = [
            ("not_found", "NotFound"),
            ("NOT_FOUND", "NotFound"),
            ("NotFound", "NotFound"),
            ("notFound", "NotFound"),
            ("not-found", "NotFound"),
            ("order.not_found", "OrderNotFound"),
            ("billing/card declined", "BillingCardDeclined"),
            ("HTTPError", "HttpError"),
            ("http2_goaway", "Http2Goaway"),
            ("oauth2_token_invalid", "Oauth2TokenInvalid"),
            ("ERR_404", "Err404"),
            ("E404", "E404"),
            ("E2BIG", "E2big"),
            ("__x__", "X"),
            ("a1b2", "A1b2"),
            ("00000", "00000"),
            ("!?", ""),
            ("größe", "Größe"),
        ];
        for (code, expected) in cases {
            assert_eq!(variant(code), expected, "{code}");
        }
    }

    proptest! {
        #[test]
        fn words_are_those_of_heck(name in "[a-zA-Z0-9_.äÖ]{0,12}") {
            prop_assert_eq!(variant(&name), name.to_upper_camel_case());
        }
    }
}
