//! Writes JSON as the runtime crate does: without whitespace, and with the same escapes.

use std::fmt::Write;

/// The text as a JSON string, with its quotes.
#[must_use]
pub fn string(text: &str) -> String {
    format!("\"{}\"", escaped(text))
}

/// The inside of a JSON string: quotes, backslashes and control characters are escaped, nothing else.
pub(crate) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '"' => escaped.push_str("\\\""),
            '\\' => escaped.push_str("\\\\"),
            '\u{8}' => escaped.push_str("\\b"),
            '\t' => escaped.push_str("\\t"),
            '\n' => escaped.push_str("\\n"),
            '\u{c}' => escaped.push_str("\\f"),
            '\r' => escaped.push_str("\\r"),
            control if control < ' ' => {
                write!(escaped, "\\u{:04x}", u32::from(control)).expect("a String takes everything");
            }
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::string;

    #[test]
    fn a_string_is_the_one_that_serde_json_writes() {
        let text: String = (0..=0x80).filter_map(char::from_u32).chain("é😀\u{2028}".chars()).collect();
        assert_eq!(string(&text), serde_json::to_string(&text).unwrap());
    }
}
