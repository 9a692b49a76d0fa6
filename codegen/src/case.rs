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
    code.to_upper_camel_case()
}

/// The constructor of a variant, as in `RateLimitExceeded` to `rate_limit_exceeded`.
#[must_use]
pub fn constructor(variant: &str) -> String {
    variant.to_snake_case()
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
    name.bytes().next().is_some_and(&is_letter)
        && name
            .split('_')
            .all(|word| !word.is_empty() && word.bytes().all(|byte| is_letter(byte) || byte.is_ascii_digit()))
}
