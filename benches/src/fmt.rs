//! Formatting into a string.

use std::fmt::{Arguments, Write};

/// Writes to a string, which cannot fail.
pub(crate) fn put(text: &mut String, written: Arguments<'_>) {
    text.write_fmt(written).expect("a String takes everything");
}
