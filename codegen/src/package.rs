//! Finds the spec, its package and its repository, and names paths in messages.

use std::fs;
use std::path::{Component, MAIN_SEPARATOR, Path, PathBuf};

use crate::disk::{Disk, Files};
use crate::suggest;

/// The default path of a spec, relative to a folder.
pub const DEFAULT_SPEC: &str = "spec/errors.yaml";

/// The most entries of a folder that are looked at to find a file with a similar path.
const ENTRIES: usize = 1_000;
/// The same for each folder of the base folder.
const FEWER_ENTRIES: usize = 200;

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

/// A help for a spec at `given` that does not exist, which names one that does: one with a similar path, or else the
/// default one. Paths are relative to `base`.
#[must_use]
pub fn existing(given: &Path, base: &Path) -> Option<String> {
    if let Some(near) = similar(given, base) {
        return Some(similar_path(&near));
    }
    let default = find(&Disk, base, None).ok()?;
    Some(format!("a spec exists at `{}`", relative(&default, &base.canonicalize().ok()?)?))
}

/// The help that names a file with a similar path.
#[must_use]
pub fn similar_path(near: &str) -> String {
    format!("a file with a similar path exists: `{near}`")
}

/// The path of an existing YAML file that was probably meant by `given`. Both are relative to `base`.
///
/// It differs a little in the name of the file, in that of its folder, or in both if the folder is in `base`.
#[must_use]
pub fn similar(given: &Path, base: &Path) -> Option<String> {
    let near = neighbor(given, base).or_else(|| {
        let files = yaml_files(base);
        let near = files.iter().find(|file| is_near(given, Path::new(file)))?;
        Some(PathBuf::from(near))
    })?;
    Some(near.to_string_lossy().replace(MAIN_SEPARATOR, "/"))
}

/// A YAML file in the same folder, or one with the same name in a folder with a similar name.
fn neighbor(given: &Path, base: &Path) -> Option<PathBuf> {
    let (name, parent) = (given.file_name()?.to_str()?, given.parent()?);
    let near = if parent == Path::new("") || base.join(parent).is_dir() {
        let names = names(&base.join(parent));
        let yaml = names.iter().map(String::as_str).filter(|name| is_yaml(Path::new(name)));
        parent.join(suggest::nearest(name, yaml)?)
    } else {
        let above = parent.parent()?;
        let names = names(&base.join(above));
        let folder = suggest::nearest(parent.file_name()?.to_str()?, names.iter().map(String::as_str))?;
        above.join(folder).join(name)
    };
    base.join(&near).is_file().then_some(near)
}

/// The YAML files of a folder and of the folders in it, by their paths, in order.
fn yaml_files(base: &Path) -> Vec<String> {
    let entries = |folder: &Path| {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten().take(FEWER_ENTRIES);
        entries.map(|entry| entry.path()).collect::<Vec<_>>()
    };
    let (folders, mut files): (Vec<_>, Vec<_>) = entries(base).into_iter().partition(|path| path.is_dir());
    for folder in folders {
        files.extend(entries(&folder));
    }
    let path = |file: &PathBuf| Some(file.strip_prefix(base).ok()?.to_str()?.replace(MAIN_SEPARATOR, "/"));
    let mut paths: Vec<_> = files.iter().filter(|file| is_yaml(file)).filter_map(path).collect();
    paths.sort();
    paths
}

/// Whether each part of a path is similar to the same part of the other: `api` is not similar to `spec`.
fn is_near(given: &Path, other: &Path) -> bool {
    let parts = || given.components().zip(other.components());
    let is_near = |(given, other): (Component<'_>, Component<'_>)| {
        let [Some(given), Some(other)] = [given, other].map(|part| part.as_os_str().to_str()) else {
            return false;
        };
        given == other || suggest::nearest(given, [other]).is_some()
    };
    given.components().count() == other.components().count() && parts().all(is_near)
}

fn is_yaml(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "yaml" || extension == "yml")
}

/// The names of some entries of a folder, in order.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().take(ENTRIES);
    let mut names: Vec<String> = entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort_unstable();
    names
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
