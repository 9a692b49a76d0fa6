//! Where things are: the spec, the package that holds it, the repository, and what a path is called.

use std::path::{Component, MAIN_SEPARATOR, Path, PathBuf};

use crate::disk::Files;

/// Where a spec is by default, relative to a folder.
pub const DEFAULT_SPEC: &str = "spec/errors.yaml";

/// Finds the spec where no path is given: the nearest [`DEFAULT_SPEC`] in the folders where a spec is looked for.
///
/// # Errors
///
/// Every path that was tried, if there is none.
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

/// The sentence for people where no spec was found; paths are relative to `from`.
#[must_use]
pub fn not_found(tried: &[PathBuf], from: &Path) -> String {
    let tried: Vec<_> = tried.iter().map(|path| format!("`{}`", name(path, from))).collect();
    format!("no spec found; looked for {}", tried.join(", "))
}

/// The folders where a spec is looked for, in that order: `from`, which is the working directory or the package,
/// and those above it up to `root`.
///
/// Unless it is given, the root is that of the workspace or of the repository, whichever is nearer: the first folder
/// with `Cargo.lock` or `.git`, or else the first one with `Cargo.toml`.
/// What is above the root belongs to other projects, so without any root only `from` is left.
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
/// A symbolic link counts where it stands, as it does for cargo.
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

/// The root of the repository that holds `path`, if one does; a worktree's `.git` is a file.
#[must_use]
pub fn repository(path: &Path) -> Option<PathBuf> {
    upwards(&real(path), ".git").map(Path::to_path_buf)
}

/// What people call the file at `path` when they stand in `from`: relative where that helps, with `/`.
#[must_use]
pub fn name(path: &Path, from: &Path) -> String {
    let (path, from) = (real(path), real(from));
    // Nothing is shared but the root: the way up and down again would say less.
    let is_near = shared(&path, &from).any(|step| matches!(step, Component::Normal(_)));
    match relative_of(&path, &from).filter(|_| is_near) {
        Some(name) if name.is_empty() => ".".to_owned(),
        Some(name) => name,
        None => path.to_string_lossy().replace(MAIN_SEPARATOR, "/"),
    }
}

/// The way from the folder `from` to `path`, with `/`; `None` if they share no root.
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

/// The steps from the root that two clean paths have in common.
fn shared<'p>(one: &'p Path, other: &'p Path) -> impl Iterator<Item = Component<'p>> {
    one.components().zip(other.components()).take_while(|(one, other)| one == other).map(|(one, _)| one)
}

/// The path without `.`, `..` and symbolic links on its way; its last name stays what it is.
///
/// A path that is not there yet is cleaned as far as it is there.
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
