//! A name as a sentence can hold it: the underlined text shows the whole of it.

use std::borrow::Cow;

/// More characters than this are no name that a person would write.
const LONGEST: usize = 80;

/// The name, or its beginning and an ellipsis.
pub(super) fn short(name: &str) -> Cow<'_, str> {
    match name.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &name[..end]).into(),
        None => name.into(),
    }
}
