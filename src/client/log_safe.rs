//! How is a string from a response written to a log without breaking its line?

use core::fmt::{self, Write};

/// A string from outside. Characters that would break or hide a line are escaped.
pub(super) struct LogSafe<'a>(pub(super) &'a str);

impl fmt::Display for LogSafe<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for char in self.0.chars() {
            if breaks(char) { char.escape_default().fmt(f)? } else { f.write_char(char)? }
        }
        Ok(())
    }
}

/// Control characters, line and paragraph separators, and characters that change the direction of text.
fn breaks(char: char) -> bool {
    char.is_control()
        || matches!(char, '\u{61c}' | '\u{2028}' | '\u{2029}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
