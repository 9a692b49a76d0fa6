//! Writes JSON: strings, and objects and arrays with one entry per line.

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

/// An object with one member per line.
pub(crate) fn object<N: AsRef<str>>(members: impl IntoIterator<Item = (N, String)>) -> String {
    block('{', &members.into_iter().map(member).collect::<Vec<_>>(), ",", '}')
}

/// An array with one element per line.
pub(crate) fn array(elements: impl IntoIterator<Item = String>) -> String {
    block('[', &elements.into_iter().collect::<Vec<_>>(), ",", ']')
}

/// An object with the commas on lines of their own, so that git can merge two new members.
///
/// A new last member leaves the line of the member before it unchanged.
pub(crate) fn mergeable_object<N: AsRef<str>>(members: impl IntoIterator<Item = (N, String)>) -> String {
    block('{', &members.into_iter().map(member).collect::<Vec<_>>(), "\n  ,", '}')
}

/// An array with the commas on lines of their own, so that git can merge two new elements.
pub(crate) fn mergeable_array(elements: impl IntoIterator<Item = String>) -> String {
    block('[', &elements.into_iter().collect::<Vec<_>>(), "\n  ,", ']')
}

fn member<N: AsRef<str>>((name, value): (N, String)) -> String {
    format!("{}: {value}", string(name.as_ref()))
}

/// Each entry is indented by two spaces more than the bracket.
fn block(open: char, entries: &[String], comma: &str, close: char) -> String {
    let mut text = String::from(open);
    for (index, entry) in entries.iter().enumerate() {
        let comma = if index > 0 { comma } else { "" };
        // A JSON string has no line breaks of its own, so these are all ours.
        write!(text, "{comma}\n  {}", entry.replace('\n', "\n  ")).expect("a String takes everything");
    }
    if !entries.is_empty() {
        text.push('\n');
    }
    text.push(close);
    text
}

#[cfg(test)]
mod tests {
    use super::string;

    #[test]
    fn escapes_what_json_cannot_hold() {
        assert_eq!(string("a\"b\\c\n\r\t\u{1}é😀"), r#""a\"b\\c\n\r\t\u0001é😀""#);
    }
}
