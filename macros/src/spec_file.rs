//! Finds the file of the spec.

use std::path::{Path, PathBuf};
use std::{env, fs};

use errspec_codegen::__internal::disk::Disk;
use errspec_codegen::__internal::{package, suggest};

/// How many entries of a folder are looked at to find a spec with a similar path.
const ENTRIES: usize = 200;

/// A spec that exists.
pub(crate) struct SpecFile {
    /// The path of the file.
    pub(crate) path: PathBuf,
    /// The name in diagnostics: relative to the working directory of rustc, as rustc's own paths are.
    pub(crate) name: String,
}

/// Finds the spec. `given` is relative to the package. Without it, the search starts in the package's folder.
///
/// The error names every path that was tried. `naming` is an example of how to name the file.
pub(crate) fn find(given: Option<&str>, naming: &str) -> Result<SpecFile, String> {
    let working = env::current_dir().unwrap_or_default();
    let package = package_folder();
    let path = match given {
        Some(path) => in_package(path, &package, &working)?,
        None => package::find(&Disk, &package, None).map_err(|tried| {
            let tried = package::not_found(&tried, &working);
            format!("{tried}\n= help: run `errspec init` to create one, or name its path, as in `{naming}`")
        })?,
    };
    Ok(SpecFile { name: package::name(&path, &working), path })
}

fn in_package(given: &str, package: &Path, working: &Path) -> Result<PathBuf, String> {
    let path = package.join(given);
    if path.is_file() {
        return Ok(path);
    }
    let name = package::name(&path, working);
    Err(if path.exists() {
        format!("`{name}` is not a file\n= help: name the file of the spec, as in `spec/errors.yaml`")
    } else {
        let relative = "the path is relative to the package, the folder of its `Cargo.toml`";
        match existing(given, package) {
            Some(help) => format!("spec `{name}` does not exist\n= note: {relative}\n= help: {help}"),
            None => format!("spec `{name}` does not exist\n= help: {relative}"),
        }
    })
}

/// A help that names an existing spec: one with a similar path, or the default one.
fn existing(given: &str, package: &Path) -> Option<String> {
    let files = yaml_files(package);
    if let Some(near) = suggest::nearest(given, files.iter().map(String::as_str)) {
        return Some(format!("a file with a similar path exists: `{near}`"));
    }
    let default = package::find(&Disk, package, None).ok()?;
    Some(format!("a spec exists at `{}`", package::relative(&default, &package.canonicalize().ok()?)?))
}

/// The YAML files of the package's folder and of the folders in it, by their paths, in order.
fn yaml_files(package: &Path) -> Vec<String> {
    let entries = |folder: &Path| {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten().take(ENTRIES);
        entries.map(|entry| entry.path()).collect::<Vec<_>>()
    };
    let (folders, mut files): (Vec<_>, Vec<_>) = entries(package).into_iter().partition(|path| path.is_dir());
    for folder in folders {
        files.extend(entries(&folder));
    }
    let is_yaml =
        |path: &&PathBuf| path.extension().is_some_and(|extension| extension == "yaml" || extension == "yml");
    let path = |file: &PathBuf| file.strip_prefix(package).ok()?.to_str().map(|path| path.replace('\\', "/"));
    let mut paths: Vec<_> = files.iter().filter(is_yaml).filter_map(path).collect();
    paths.sort();
    paths
}

/// Returns the folder of the package's `Cargo.toml`.
pub(crate) fn package_folder() -> PathBuf {
    env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from("."), PathBuf::from)
}
