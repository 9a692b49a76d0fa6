//! Finds the spec, its package and its repository, and names paths in messages.

use std::path::{Component, MAIN_SEPARATOR, Path, PathBuf};

use crate::disk::Files;

/// The default path of a spec, relative to a folder.
pub const DEFAULT_SPEC: &str = "spec/errors.yaml";

/// Finds the spec if no path is given: the nearest [`DEFAULT_SPEC`] in [`folders`].
///
/// # Errors
///
/// Every path that was tried, if no spec was found.
pub fn find(files: &dyn Files, from: &Path, root: Option<&Path>) -> Result<PathBuf, Vec<PathBuf>> {
    let mut tried = Vec::new();
    for folder in folders(files, from, root) {
        let spec = folder.join(DEFAULT_SPEC);
        if files.exists(&spec) {
            return Ok(spec);
        }
        tried.push(spec);
    }
    Err(tried)
}

/// The message if no spec was found, with paths relative to `from`.
#[must_use]
pub fn not_found(tried: &[PathBuf], from: &Path) -> String {
    let tried: Vec<_> = tried.iter().map(|path| format!("`{}`", name(path, from))).collect();
    format!("no spec found; looked for {}", tried.join(", "))
}

/// The folders in which to look for a spec, in this order: `from`, which is the working directory or the package,
/// and the folders above it up to `root`.
///
/// By default, the root is that of the workspace or of the repository, whichever is nearer: the first folder with
/// `Cargo.lock` or `.git`, or else the first one with `Cargo.toml`.
/// Folders above the root belong to other projects. Without a root, only `from` is searched.
#[must_use]
pub fn folders(files: &dyn Files, from: &Path, root: Option<&Path>) -> Vec<PathBuf> {
    let from = real(from);
    let first = |marks: &[&str]| {
        from.ancestors().find(|folder| marks.iter().any(|mark| files.exists(&folder.join(mark))))
    };
    let root = match root {
        Some(root) => real(root),
        None => {
            first(&["Cargo.lock", ".git"]).or_else(|| first(&["Cargo.toml"])).unwrap_or(&from).to_path_buf()
        }
    };
    match from.strip_prefix(&root) {
        Ok(below) => from.ancestors().take(below.components().count() + 1).map(Path::to_path_buf).collect(),
        Err(_) => vec![root],
    }
}

/// The folder that the outputs of the spec at `spec` are relative to:
/// the nearest one upwards with a `Cargo.toml`; without one, the folder of the spec, or its parent if the folder is
/// called `spec`.
///
/// So output paths keep their meaning when `cargo init` turns the parent of `spec` into a package.
///
/// A symbolic link belongs to the folder that contains it, as in cargo.
#[must_use]
pub fn of(spec: &Path) -> PathBuf {
    let spec = real(spec);
    let folder = spec.parent().unwrap_or(&spec);
    upwards(folder, "Cargo.toml").unwrap_or_else(|| home(folder)).to_path_buf()
}

/// The folder that a spec in `folder` belongs to, outside of a package.
fn home(folder: &Path) -> &Path {
    // A repository may be called `spec` as well; its outputs do not leave it.
    let is_spec = folder.file_name().is_some_and(|name| name == "spec") && !folder.join(".git").exists();
    folder.parent().filter(|_| is_spec).unwrap_or(folder)
}

/// The root of the repository that contains `path`, if there is one. In a worktree, `.git` is a file.
#[must_use]
pub fn repository(path: &Path) -> Option<PathBuf> {
    upwards(&real(path), ".git").map(Path::to_path_buf)
}

/// The name of the file at `path` in messages, as seen from `from`: relative if that is shorter to read, with `/`.
#[must_use]
pub fn name(path: &Path, from: &Path) -> String {
    let (path, from) = (real(path), real(from));
    // The paths share only the root, so the relative path would be harder to read.
    let is_near = shared(&path, &from).any(|step| matches!(step, Component::Normal(_)));
    match relative_of(&path, &from).filter(|_| is_near) {
        Some(name) if name.is_empty() => ".".to_owned(),
        Some(name) => name,
        None => path.to_string_lossy().replace(MAIN_SEPARATOR, "/"),
    }
}

/// The relative path from the folder `from` to `path`, with `/`; `None` if they share no root.
#[must_use]
pub fn relative(path: &Path, from: &Path) -> Option<String> {
    relative_of(&real(path), &real(from))
}

fn relative_of(path: &Path, from: &Path) -> Option<String> {
    let shared = shared(path, from).count();
    if shared == 0 {
        return None;
    }
    let up = from.components().skip(shared).map(|_| "..".into());
    let down = path.components().skip(shared).map(|step| step.as_os_str().to_string_lossy());
    Some(up.chain(down).collect::<Vec<_>>().join("/"))
}

/// The number of leading components that two normalized paths share.
fn shared<'p>(one: &'p Path, other: &'p Path) -> impl Iterator<Item = Component<'p>> {
    one.components().zip(other.components()).take_while(|(one, other)| one == other).map(|(one, _)| one)
}

/// The path without `.`, `..` and symbolic links to folders. The last component is not resolved.
///
/// If the path does not exist yet, its existing part is resolved.
#[must_use]
pub fn real(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let (Some(parent), Some(Component::Normal(last))) = (path.parent(), path.components().next_back()) else {
        // The root, or a path that ends in `..`.
        return path.canonicalize().unwrap_or(path);
    };
    match parent.canonicalize() {
        Ok(parent) => parent.join(last),
        Err(_) => real(parent).join(last),
    }
}

fn upwards<'p>(from: &'p Path, mark: &str) -> Option<&'p Path> {
    from.ancestors().find(|folder| folder.join(mark).exists())
}
