//! How is a code written in another style?

use heck::{ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};

use crate::model::CodeStyle;

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
    use super::{is_snake_case, restyle};
    use crate::model::CodeStyle;

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
