//! Paths in commands that people copy into a shell.

use std::borrow::Cow;

/// Quotes the path if a shell would split or expand it.
pub(crate) fn word(path: &str) -> Cow<'_, str> {
    let plain = |c: char| c.is_alphanumeric() || "/._-".contains(c);
    if !path.is_empty() && path.chars().all(plain) {
        Cow::Borrowed(path)
    } else {
        Cow::Owned(format!("'{}'", path.replace('\'', r"'\''")))
    }
}
