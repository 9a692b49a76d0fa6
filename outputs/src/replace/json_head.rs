//! Reads the first members of a JSON file, which may be cut or have a merge conflict further down.

/// The members at the start of an object whose values are strings, without their quotes and with their escapes.
///
/// It stops at the first member with another value, and at anything that is not JSON.
pub(crate) fn members(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = text.strip_prefix('{');
    std::iter::from_fn(move || {
        let (name, after) = string(start_of_member(rest?))?;
        let (value, after) = string(after.trim_start().strip_prefix(':')?.trim_start())?;
        rest = after.trim_start().strip_prefix(',');
        Some((name, value))
    })
}

/// Skips white space, and the line that begins a merge conflict.
fn start_of_member(text: &str) -> &str {
    let text = text.trim_start();
    match text.split_once('\n') {
        Some((line, rest)) if line.starts_with("<<<<<<< ") => rest.trim_start(),
        _ => text,
    }
}

/// A string, and the text after it.
fn string(text: &str) -> Option<(&str, &str)> {
    let text = text.strip_prefix('"')?;
    let mut is_escaped = false;
    let end = text.find(|character| {
        let is_end = character == '"' && !is_escaped;
        is_escaped = character == '\\' && !is_escaped;
        is_end
    })?;
    Some((&text[..end], &text[end + 1..]))
}

#[cfg(test)]
mod tests {
    use super::members;

    #[track_caller]
    fn check(json: &str, expected: &[(&str, &str)]) {
        assert_eq!(members(json).collect::<Vec<_>>(), expected, "{json}");
    }

    #[test]
    fn strings_are_read_up_to_another_value() {
        check(r#"{"a":"b","c":"d"}"#, &[("a", "b"), ("c", "d")]);
        check("{\r\n\t\"a\" : \"b\\\"\\\\\" ,\n  \"c\": 1, \"d\": \"e\" }", &[("a", "b\\\"\\\\")]);
        check("{\"a\": \"b\",\n<<<<<<< HEAD\n\"c\": \"d\",\n=======\n", &[("a", "b"), ("c", "d")]);
    }

    #[test]
    fn anything_else_has_no_members() {
        for other in
            ["", "{", "{}", "[\"a\", \"b\"]", "\"a\": \"b\"", "{\"a\"", "{\"a\":", "{\"a\": \"", "{a: \"b\"}"]
        {
            check(other, &[]);
        }
        check(r#"{"a": {"$comment": "b"}, "c": "d"}"#, &[]);
    }
}
