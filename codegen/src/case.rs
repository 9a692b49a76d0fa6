//! How a name is written in another case: the Rust name of a code, the constructor of a variant, a code in a style.
//! Rust is written in ASCII here; what a name is made of otherwise is a question for `variant:`.

use heck::{ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};

use crate::model::CodeStyle;

/// The words that no item of Rust can be called, in any edition, `r#` aside.
#[rustfmt::skip]
const KEYWORDS: &[&str] = &[
    "Self", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do",
    "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop",
    "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static",
    "struct", "super", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where",
    "while", "yield",
];

/// The names that the enum has already: its own, and those of the traits that are called by the enum's name.
#[rustfmt::skip]
const RESERVED: &[&str] = &[
    "ALL", "SUPPORT", "as_ref", "as_str", "bucket", "clone", "cmp", "code", "deserialize", "docs_url",
    "entry", "eq", "fmt", "fmt_message", "from", "from_code", "from_str", "hash", "http_status", "into",
    "meaning", "message", "partial_cmp", "retry", "serialize", "source", "to_string", "try_from", "try_into",
    "visit_details",
];

/// Whether neither a variant nor a [constructor] can have a name, since the enum has it already.
#[must_use]
pub fn is_reserved(name: &str) -> bool {
    RESERVED.binary_search(&name).is_ok()
}

/// Whether a name is a keyword of any edition.
#[must_use]
pub fn is_keyword(name: &str) -> bool {
    KEYWORDS.binary_search(&name).is_ok()
}

/// The Rust name of a code: its words, each with a capital, as in `not_found` to `NotFound`.
///
/// - What is neither letter nor digit parts words: `order.not-found` is `OrderNotFound`.
/// - A capital behind a small letter begins a word, and so does the last of several capitals: `HTTPError` is `HttpError`.
/// - A digit belongs to the word that it stands in: `oauth2_token` is `Oauth2Token`, `ERR_404` is `Err404`.
///
/// The result may be no Rust name: empty, with a digit first, or not ASCII.
#[must_use]
pub fn variant(code: &str) -> String {
    // Nearly every code; the words need not be looked for character by character.
    if is_snake_case(code) { camel(code) } else { code.to_upper_camel_case() }
}

/// `UpperCamelCase` of what is `snake_case`.
fn camel(snake: &str) -> String {
    let mut camel = String::with_capacity(snake.len());
    let mut begins = true;
    for c in snake.chars() {
        match c {
            '_' => {}
            c if begins => camel.push(c.to_ascii_uppercase()),
            c => camel.push(c),
        }
        begins = c == '_';
    }
    camel
}

/// The constructor of a variant, as in `RateLimitExceeded` to `rate_limit_exceeded`, without the `r#` of a keyword.
#[must_use]
pub fn constructor(variant: &str) -> String {
    let name = variant.to_snake_case();
    match name.as_str() {
        // These cannot be raw identifiers.
        "self" | "super" | "crate" => name + "_",
        _ => name,
    }
}

/// A code in a style, or `None` where no code of that style has these words.
#[must_use]
pub fn restyle(code: &str, style: CodeStyle) -> Option<String> {
    let restyled = match style {
        CodeStyle::SnakeCase => code.to_snake_case(),
        CodeStyle::ScreamingSnakeCase => code.to_shouty_snake_case(),
        CodeStyle::PascalCase => code.to_upper_camel_case(),
        CodeStyle::Any => code.to_owned(),
    };
    has_style(&restyled, style).then_some(restyled)
}

/// Whether a code is written in a style.
#[must_use]
pub fn has_style(code: &str, style: CodeStyle) -> bool {
    match style {
        CodeStyle::SnakeCase => is_snake(code, |byte| byte.is_ascii_lowercase()),
        CodeStyle::ScreamingSnakeCase => is_snake(code, |byte| byte.is_ascii_uppercase()),
        CodeStyle::PascalCase => is_camel(code),
        CodeStyle::Any => true,
    }
}

/// Whether a name is `snake_case`: letters first, then single underscores between letters and digits.
#[must_use]
pub fn is_snake_case(name: &str) -> bool {
    is_snake(name, |byte| byte.is_ascii_lowercase())
}

/// Whether a name is `UpperCamelCase`: a capital, then letters and digits, all of them ASCII.
#[must_use]
pub fn is_camel(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_uppercase())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

fn is_snake(name: &str, is_letter: impl Fn(u8) -> bool) -> bool {
    let mut before = b'_';
    let words = name.bytes().all(|byte| {
        let parts = byte == b'_' && before != b'_';
        before = byte;
        parts || is_letter(byte) || byte.is_ascii_digit()
    });
    words && before != b'_' && name.bytes().next().is_some_and(is_letter)
}

#[cfg(test)]
mod tests {
    use heck::ToUpperCamelCase;
    use proptest::prelude::*;

    use super::{KEYWORDS, RESERVED, camel, constructor, is_snake_case, restyle, variant};
    use crate::model::CodeStyle;

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

    proptest! {
        #[test]
        fn the_short_way_to_a_variant_is_the_long_one(code in "[a-z][a-z0-9]{0,4}(_[a-z0-9]{1,4}){0,4}") {
            prop_assert_eq!(camel(&code), code.to_upper_camel_case());
        }
    }

    #[test]
    fn snake_case_is_words_between_single_underscores() {
        for name in ["a", "a1", "not_found", "a_1", "a_b_c"] {
            assert!(is_snake_case(name), "{name}");
        }
        for name in ["", "_", "_a", "a_", "a__b", "1a", "aB", "A", "a b", "a-b", "ä", "aä"] {
            assert!(!is_snake_case(name), "{name}");
        }
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

    #[test]
    fn codes_change_their_style_where_it_has_their_words() {
        let [snake, shouty, pascal] =
            [CodeStyle::SnakeCase, CodeStyle::ScreamingSnakeCase, CodeStyle::PascalCase];
        let cases = [
            ("NotFound", snake, Some("not_found")),
            ("NOT_FOUND", snake, Some("not_found")),
            ("Not found!", snake, Some("not_found")),
            ("_not__found_", snake, Some("not_found")),
            ("404", snake, None),
            ("größe", snake, None),
            ("", snake, None),
            ("not-found", shouty, Some("NOT_FOUND")),
            ("not_found", pascal, Some("NotFound")),
        ];
        for (code, style, expected) in cases {
            assert_eq!(restyle(code, style).as_deref(), expected, "{code}");
        }
    }
}
