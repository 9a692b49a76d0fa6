//! Patterns in place of a path, for shells that do not expand them, and for quoted ones.

use std::path::{Path, PathBuf};

use errspec_codegen::__internal::quoted::quoted;
use glob::MatchOptions;

use super::NoSpec;

/// Hidden files match only if the pattern says so, as in a shell.
const LIKE_A_SHELL: MatchOptions =
    MatchOptions { case_sensitive: true, require_literal_separator: true, require_literal_leading_dot: true };

/// Returns the files that match, in order; a path that exists, and one without wildcards, is not a pattern.
pub(super) fn expand(path: &Path) -> Vec<Result<PathBuf, NoSpec>> {
    let is_pattern = path.to_str().is_some_and(|path| path.contains(['*', '?', '[']));
    if !is_pattern || path.symlink_metadata().is_ok() {
        return vec![Ok(path.to_path_buf())];
    }
    let pattern = path.to_string_lossy();
    // What is not a valid pattern is a path, which does not exist.
    let Ok(found) = glob::glob_with(&pattern, LIKE_A_SHELL) else { return vec![Ok(path.to_path_buf())] };
    let files = found.filter_map(|entry| match entry {
        Ok(path) => path.is_file().then_some(Ok(path)),
        // What cannot be read may hide a spec.
        Err(unread) => Some(Err(NoSpec::new(format!(
            "cannot read {}: {}",
            quoted(&unread.path().to_string_lossy()),
            unread.error()
        )))),
    });
    let files: Vec<_> = files.collect();
    if files.is_empty() { vec![Err(no_match(&pattern))] } else { files }
}

fn no_match(pattern: &str) -> NoSpec {
    NoSpec {
        error: format!("no file matches {}", quoted(pattern)),
        help: Some("`*` and `?` match a part of a name, and `**` any directories".to_owned()),
    }
}
