//! Converts codes between styles.

use heck::{ToKebabCase, ToLowerCamelCase, ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};

use crate::model::CodeStyle;

/// The code in another style, or `None` if these words cannot be a code of that style.
#[must_use]
pub fn restyle(code: &str, style: CodeStyle) -> Option<String> {
    let restyled = written_in(code, style);
    has_style(&restyled, style).then_some(restyled)
}

/// The words of a code, joined as in a style. The result may not be valid in it: it may begin with a digit or be empty.
#[must_use]
pub fn written_in(code: &str, style: CodeStyle) -> String {
    match style {
        CodeStyle::SnakeCase => code.to_snake_case(),
        CodeStyle::ScreamingSnakeCase => code.to_shouty_snake_case(),
        CodeStyle::PascalCase => code.to_upper_camel_case(),
        CodeStyle::CamelCase => code.to_lower_camel_case(),
        CodeStyle::KebabCase => code.to_kebab_case(),
        CodeStyle::DotCase => code.split('.').map(ToSnakeCase::to_snake_case).collect::<Vec<_>>().join("."),
        CodeStyle::Number | CodeStyle::Any => code.to_owned(),
    }
}

/// Whether a code is written in a style.
#[must_use]
pub fn has_style(code: &str, style: CodeStyle) -> bool {
    match style {
        CodeStyle::SnakeCase => is_snake_case(code),
        CodeStyle::ScreamingSnakeCase => is_words(code, b'_', |byte| byte.is_ascii_uppercase()),
        CodeStyle::PascalCase => is_camel(code),
        CodeStyle::CamelCase => {
            code.starts_with(|c: char| c.is_ascii_lowercase())
                && code.bytes().all(|byte| byte.is_ascii_alphanumeric())
        }
        CodeStyle::KebabCase => is_words(code, b'-', |byte| byte.is_ascii_lowercase()),
        CodeStyle::DotCase => code.split('.').all(is_snake_case),
        CodeStyle::Number => is_number(code),
        CodeStyle::Any => true,
    }
}

/// Whether a name is `snake_case`: letters first, then single underscores between letters and digits.
#[must_use]
pub fn is_snake_case(name: &str) -> bool {
    is_words(name, b'_', |byte| byte.is_ascii_lowercase())
}

/// Whether a code is an integer as JSON writes it: without a plus sign, leading zeros or `-0`.
fn is_number(code: &str) -> bool {
    let digits = code.strip_prefix('-').unwrap_or(code);
    let is_canonical = if digits.starts_with('0') { code == "0" } else { !digits.is_empty() };
    is_canonical && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a name is `UpperCamelCase`: a capital, then letters and digits, all of them ASCII.
#[must_use]
pub fn is_camel(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_uppercase())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// Whether a name is `UpperCamelCase` as rustc's lint has it: also with single underscores between two digits, which
/// keep numbers such as `0_2_11` apart.
#[must_use]
pub fn is_type_name(name: &str) -> bool {
    let bytes = name.as_bytes();
    let is_fit = |(at, byte): (usize, &u8)| match byte {
        b'_' => {
            let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
            at > 0 && is_digit(at - 1) && is_digit(at + 1)
        }
        byte => byte.is_ascii_alphanumeric(),
    };
    name.starts_with(|c: char| c.is_ascii_uppercase()) && bytes.iter().enumerate().all(is_fit)
}

/// A letter first, then letters and digits, with single separators between them.
fn is_words(name: &str, separator: u8, is_letter: impl Fn(u8) -> bool) -> bool {
    let mut before = separator;
    let words = name.bytes().all(|byte| {
        let separates = byte == separator && before != separator;
        before = byte;
        separates || is_letter(byte) || byte.is_ascii_digit()
    });
    words && before != separator && name.bytes().next().is_some_and(is_letter)
}

#[cfg(test)]
mod tests {
    use super::{has_style, is_snake_case, is_type_name, restyle};
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
    fn a_type_name_has_underscores_between_digits_only() {
        for name in ["A", "NotFound", "Code0_2_1_11", "E2_3x"] {
            assert!(is_type_name(name), "{name}");
        }
        for name in
            ["", "a", "_1", "A_", "A_1", "1_2", "A1_", "A1__2", "A1_b", "Not_Found", "Ä1_2", "A1_2\u{200b}"]
        {
            assert!(!is_type_name(name), "{name}");
        }
    }

    #[test]
    fn each_style_accepts_and_rejects() {
        let cases: [(CodeStyle, &[&str], &[&str]); 4] = [
            (
                CodeStyle::CamelCase,
                &["a", "notFound", "oauth2Token"],
                &["", "NotFound", "not_found", "not-found", "1a", "ä"],
            ),
            (
                CodeStyle::KebabCase,
                &["a", "not-found", "a-1"],
                &["", "-a", "a-", "a--b", "not_found", "Not-Found", "1-a"],
            ),
            (
                CodeStyle::DotCase,
                &["a", "order.not_found", "a.b.c1"],
                &["", ".", ".a", "a.", "a..b", "a.B", "a-b", "a.1"],
            ),
            (
                CodeStyle::Number,
                &["0", "7", "1404", "-32600", "99999999999999999999"],
                &["", "-", "-0", "007", "+1", "1.0", "1e3", " 1", "0x1", "١"],
            ),
        ];
        for (style, accepted, rejected) in cases {
            for code in accepted {
                assert!(has_style(code, style), "{code} is {}", style.name());
            }
            for code in rejected {
                assert!(!has_style(code, style), "{code} is not {}", style.name());
            }
        }
    }

    #[test]
    fn codes_change_their_style_where_it_has_their_words() {
        let [snake, shouty, pascal] =
            [CodeStyle::SnakeCase, CodeStyle::ScreamingSnakeCase, CodeStyle::PascalCase];
        let [camel, kebab, dot, number] =
            [CodeStyle::CamelCase, CodeStyle::KebabCase, CodeStyle::DotCase, CodeStyle::Number];
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
            ("not_found", camel, Some("notFound")),
            ("NotFound", kebab, Some("not-found")),
            ("Order.NotFound", dot, Some("order.not_found")),
            ("order-not-found", dot, Some("order_not_found")),
            ("order..x", dot, None),
            ("not_found", number, None),
            ("404", number, Some("404")),
        ];
        for (code, style, expected) in cases {
            assert_eq!(restyle(code, style).as_deref(), expected, "{code}");
        }
    }
}
