//! Which paths are one file on some system?

use std::path::Path;

use unicode_normalization::UnicodeNormalization;

/// The path without what macOS or Windows ignores: the case of letters, and whether an accent is a character of its own.
///
/// Paths with equal results can be one file. On some systems they are two, but a repository is for all systems.
pub(crate) fn folded(path: &Path) -> String {
    let text = path.to_string_lossy();
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    // Lower case first, because the upper case of a capital sharp s is itself.
    let lower = text.nfd().flat_map(char::to_lowercase);
    lower.flat_map(char::to_uppercase).flat_map(char::to_lowercase).nfd().collect()
}
