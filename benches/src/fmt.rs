//! Text that is put together.

use std::fmt::{Arguments, Write};

/// Writes to a text, which takes everything.
pub(crate) fn put(text: &mut String, written: Arguments<'_>) {
    text.write_fmt(written).expect("a String takes everything");
}
