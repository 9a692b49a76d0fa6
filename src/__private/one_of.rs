//! Is the value of a param one of those that the spec lists?

use core::fmt::{self, Write};

use crate::Value;

/// Returns whether the text form of the value is in the list.
#[must_use]
pub fn is_one_of(value: Value<'_>, allowed: &[&str]) -> bool {
    allowed.iter().any(|text| {
        let mut rest = Rest(text);
        write!(rest, "{value}").is_ok() && rest.0.is_empty()
    })
}

/// Returns the value. In a debug build, panics if it is not one of those that the spec lists.
#[must_use]
#[track_caller]
pub fn one_of<'a>(value: Value<'a>, name: &str, allowed: &[&str]) -> Value<'a> {
    debug_assert!(
        is_one_of(value, allowed),
        "{value:?} is not one of the values that the spec lists for param `{name}`: {allowed:?}",
    );
    value
}

/// What is expected to be written.
struct Rest<'a>(&'a str);

impl Write for Rest<'_> {
    fn write_str(&mut self, part: &str) -> fmt::Result {
        self.0 = self.0.strip_prefix(part).ok_or(fmt::Error)?;
        Ok(())
    }
}
