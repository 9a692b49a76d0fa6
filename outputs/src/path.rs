//! Where is a value in the body of a response?

use std::fmt::Write as _;

use crate::json;

/// A path from the body to a value, as people write it: `error.code`, `errors[].code`, `links["docs page"]`.
///
/// The path of the body itself is empty.
#[derive(Debug, Clone, Default)]
pub(crate) struct Path {
    text: String,
    /// The lengths of the paths that contain this one.
    outer: Vec<usize>,
}

impl Path {
    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    pub(crate) fn enter_member(&mut self, name: &str) {
        self.outer.push(self.text.len());
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'$' | b'@');
        let dot = if self.text.is_empty() { "" } else { "." };
        // A string takes everything.
        let _ = if !name.is_empty() && name.bytes().all(is_plain) {
            write!(self.text, "{dot}{name}")
        } else {
            write!(self.text, "[{}]", json::string(name))
        };
    }

    /// Any element of the list of errors.
    pub(crate) fn enter_each(&mut self) {
        self.outer.push(self.text.len());
        self.text.push_str("[]");
    }

    pub(crate) fn enter_element(&mut self, index: usize) {
        self.outer.push(self.text.len());
        let _ = write!(self.text, "[{index}]");
    }

    pub(crate) fn leave(&mut self) {
        self.text.truncate(self.outer.pop().unwrap_or_default());
    }
}

#[cfg(test)]
mod tests {
    use super::Path;

    #[test]
    fn a_path_is_as_people_write_it() {
        let mut path = Path::default();
        let mut seen = Vec::new();
        path.enter_member("errors");
        path.enter_each();
        for name in ["code", "a.b", "", "é", "x-y", "\"\\"] {
            path.enter_member(name);
            seen.push(path.as_str().to_owned());
            path.leave();
        }
        path.enter_element(2);
        seen.push(path.as_str().to_owned());
        path.leave();
        path.leave();
        path.leave();
        assert_eq!(path.as_str(), "");
        path.enter_member("a b");
        seen.push(path.as_str().to_owned());
        let expected = [
            "errors[].code",
            r#"errors[]["a.b"]"#,
            r#"errors[][""]"#,
            r#"errors[]["é"]"#,
            "errors[].x-y",
            r#"errors[]["\"\\"]"#,
            "errors[][2]",
            r#"["a b"]"#,
        ];
        assert_eq!(seen, expected);
    }
}
