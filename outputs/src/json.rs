//! JSON texts, for the sample of the envelope and the editors' schema.

use std::fmt::Write;

/// A text as a JSON string, quotes included (RFC 8259, section 7).
#[must_use]
pub(crate) fn string(text: &str) -> String {
    let mut json = String::with_capacity(text.len() + 2);
    json.push('"');
    for character in text.chars() {
        match character {
            '"' => json.push_str("\\\""),
            '\\' => json.push_str("\\\\"),
            '\n' => json.push_str("\\n"),
            '\r' => json.push_str("\\r"),
            '\t' => json.push_str("\\t"),
            control if control < ' ' => {
                write!(json, "\\u{:04x}", u32::from(control)).expect("a String takes everything");
            }
            other => json.push(other),
        }
    }
    json.push('"');
    json
}

#[cfg(test)]
mod tests {
    use super::string;

    #[test]
    fn escapes_what_json_cannot_hold() {
        assert_eq!(string("a\"b\\c\n\r\t\u{1}é😀"), r#""a\"b\\c\n\r\t\u0001é😀""#);
    }
}
