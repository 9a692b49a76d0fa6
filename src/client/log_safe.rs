//! How does a text from outside stay on its line of a log?

use core::fmt::{self, Write};

/// A text that came from outside, with what would break or hide a line written as an escape.
pub(super) struct LogSafe<'a>(pub(super) &'a str);

impl fmt::Display for LogSafe<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for char in self.0.chars() {
            if breaks(char) { char.escape_default().fmt(f)? } else { f.write_char(char)? }
        }
        Ok(())
    }
}

/// Controls, the two separators of lines, and what turns the direction of writing.
fn breaks(char: char) -> bool {
    char.is_control()
        || matches!(char, '\u{61c}' | '\u{2028}' | '\u{2029}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
