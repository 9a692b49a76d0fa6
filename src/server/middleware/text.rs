//! How much of a text is read? The `Display` of an error may write any amount.

use alloc::string::String;
use core::fmt::{self, Display, Write};

/// What the value writes, up to this many bytes; a longer text is cut at a character, and ends in `…`.
///
/// The value writes no more once there is no room. If its `Display` fails, the text is what it has written so far.
pub(in crate::server) fn text(value: impl Display, limit: usize) -> String {
    let mut text = LimitedText { text: String::new(), limit, is_cut: false };
    let _ = write!(text, "{value}");
    if text.is_cut {
        text.text.push('…');
    }
    text.text
}

/// Whether the value writes exactly this text.
pub(in crate::server) fn writes(value: impl Display, text: &str) -> bool {
    let mut rest = RestOfText(Some(text));
    write!(rest, "{value}").is_ok() && rest.0 == Some("")
}

struct LimitedText {
    text: String,
    limit: usize,
    is_cut: bool,
}

impl Write for LimitedText {
    fn write_str(&mut self, part: &str) -> fmt::Result {
        if self.is_cut {
            return Err(fmt::Error);
        }
        let fitting = beginning(part, self.limit - self.text.len());
        self.text.push_str(fitting);
        self.is_cut = fitting.len() < part.len();
        if self.is_cut { Err(fmt::Error) } else { Ok(()) }
    }
}

/// The longest beginning of the text that has at most this many bytes.
fn beginning(text: &str, limit: usize) -> &str {
    let end = (0..=limit.min(text.len())).rev().find(|at| text.is_char_boundary(*at));
    &text[..end.unwrap_or_default()]
}

/// What of a text is still to be written; nothing after another text.
struct RestOfText<'t>(Option<&'t str>);

impl Write for RestOfText<'_> {
    fn write_str(&mut self, part: &str) -> fmt::Result {
        self.0 = self.0.and_then(|rest| rest.strip_prefix(part));
        self.0.map(drop).ok_or(fmt::Error)
    }
}
