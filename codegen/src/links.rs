//! Which file does a path lead to, after all symbolic links?

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use crate::package;

/// More links than this on the way to a file are treated as a loop.
const LINKS: usize = 40;

/// The path without symbolic links, `.` and `..`, even if the file or some of its folders do not exist yet.
///
/// # Errors
///
/// If the links form a loop, or the path is empty.
pub fn end(path: &Path) -> io::Result<PathBuf> {
    let mut left = std::path::absolute(path)?;
    for _ in 0..LINKS {
        match first_link(&left) {
            Ok(resolved) => return Ok(package::real(&resolved)),
            Err(next) => left = next,
        }
    }
    Err(io::Error::other("it is part of a symlink loop"))
}

/// The path without `.` and `..`, or, as the error, the path with its first link replaced by what the link contains.
fn first_link(path: &Path) -> Result<PathBuf, PathBuf> {
    let mut resolved = PathBuf::new();
    let mut steps = path.components();
    while let Some(step) = steps.next() {
        match step {
            Component::CurDir => {}
            Component::ParentDir => {
                resolved.pop();
            }
            Component::Prefix(_) | Component::RootDir => resolved.push(step),
            Component::Normal(name) => {
                let next = resolved.join(name);
                match fs::read_link(&next) {
                    // An absolute link replaces the path before it.
                    Ok(to) => return Err(resolved.join(to).join(steps.as_path())),
                    Err(_) => resolved = next,
                }
            }
        }
    }
    Ok(resolved)
}

/// The file at the end of all links, or the path itself if they form a loop, which the write reports.
#[must_use]
pub fn meant(path: &Path) -> PathBuf {
    end(path).unwrap_or_else(|_| package::real(path))
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs;
    use std::os::unix::fs::symlink;
    use std::path::PathBuf;

    use super::{end, meant};

    fn folder() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().canonicalize().unwrap();
        (folder, path)
    }

    #[test]
    fn every_part_of_a_path_can_be_a_link() {
        let (_kept, folder) = folder();
        fs::create_dir_all(folder.join("real/inner")).unwrap();
        for (link, to) in [
            ("to_folder", "real/inner"),
            ("to_missing", "missing/deep"),
            ("to_link", "to_missing"),
            ("real/up", ".."),
            ("real/inner/file", "../other"),
        ] {
            symlink(to, folder.join(link)).unwrap();
        }
        symlink(folder.join("real"), folder.join("absolute")).unwrap();
        for (path, file) in [
            ("to_folder/a", "real/inner/a"),
            ("to_folder/../a", "real/a"),
            ("to_folder/file", "real/other"),
            ("to_missing/a/b", "missing/deep/a/b"),
            ("to_link/../a", "missing/a"),
            ("real/up/real/up/a", "a"),
            ("absolute/inner/file", "real/other"),
            ("no/./such/../folder", "no/folder"),
        ] {
            assert_eq!(end(&folder.join(path)).unwrap(), folder.join(file), "{path}");
        }
    }

    #[test]
    fn a_loop_ends() {
        let (_kept, folder) = folder();
        symlink("b", folder.join("a")).unwrap();
        symlink("a", folder.join("b")).unwrap();
        symlink("c/c", folder.join("c")).unwrap();
        for path in ["a", "c", "a/b"] {
            assert_eq!(end(&folder.join(path)).unwrap_err().to_string(), "it is part of a symlink loop");
            assert_eq!(meant(&folder.join(path)), folder.join(path));
        }
    }
}
