//! Specs in subdirectories: all of them, or a few to suggest where none is found upwards.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};

use errspec_codegen::__internal::package::DEFAULT_SPEC;

/// How many specs are suggested.
pub(crate) const MOST: usize = 5;
/// How many directory entries are looked at for suggestions, so that the search is fast in any directory.
const ENTRIES: usize = 5_000;
/// Directories with generated or foreign files.
const SKIPPED: [&str; 2] = ["target", "node_modules"];

/// Returns the specs at the default path in subdirectories of `root`, nearest first, and at most one more than [`MOST`].
///
/// Hidden directories are skipped, and symbolic links are not followed.
pub(crate) fn find(root: &Path) -> Vec<PathBuf> {
    let mut specs = Vec::new();
    walk(root, ENTRIES, |spec| {
        specs.push(spec);
        specs.len() <= MOST
    });
    specs
}

/// Returns all specs at the default path in `root` and its subdirectories, sorted.
pub(crate) fn all(root: &Path) -> Vec<PathBuf> {
    let own = root.join(DEFAULT_SPEC);
    let mut specs: Vec<_> = own.is_file().then_some(own).into_iter().collect();
    walk(root, usize::MAX, |spec| {
        specs.push(spec);
        true
    });
    specs.sort();
    specs
}

/// Calls `visit` with each spec below `root` until it returns `false`.
fn walk(root: &Path, mut left: usize, mut visit: impl FnMut(PathBuf) -> bool) {
    let mut directories = VecDeque::from([root.to_path_buf()]);
    while let Some(directory) = directories.pop_front() {
        let Ok(entries) = std::fs::read_dir(directory) else { continue };
        let mut below = Vec::new();
        for entry in entries.flatten() {
            if left == 0 {
                return;
            }
            left -= 1;
            let name = entry.file_name();
            let is_skipped =
                name.to_str().is_none_or(|name| name.starts_with('.') || SKIPPED.contains(&name));
            if !is_skipped && entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                below.push(entry.path());
            }
        }
        below.sort();
        for directory in below {
            let spec = directory.join(DEFAULT_SPEC);
            if spec.is_file() && !visit(spec) {
                return;
            }
            directories.push_back(directory);
        }
    }
}
