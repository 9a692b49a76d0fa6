//! A name as a sentence can hold it: on one line, and not too long. The underlined text shows the whole of it.

use std::borrow::Cow;

/// More characters than this are no name that a person would write.
const LONGEST: usize = 80;

/// The name, or its beginning and an ellipsis, with escapes for what breaks lines.
pub(super) fn short(name: &str) -> Cow<'_, str> {
    let shown = match name.char_indices().nth(LONGEST) {
        Some((end, _)) => Cow::from(format!("{}…", &name[..end])),
        None => name.into(),
    };
    if !shown.contains(char::is_control) {
        return shown;
    }
    let escape = |c: char| if c.is_control() { c.escape_default().to_string() } else { c.to_string() };
    shown.chars().map(escape).collect::<String>().into()
}
