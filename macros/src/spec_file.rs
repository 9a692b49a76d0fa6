//! Finds the file of the spec.

use std::env;
use std::path::{Path, PathBuf};

use errspec_codegen::__internal::disk::Disk;
use errspec_codegen::__internal::package;

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
        match package::existing(Path::new(given), package) {
            Some(help) => format!("spec `{name}` does not exist\n= note: {relative}\n= help: {help}"),
            None => format!("spec `{name}` does not exist\n= help: {relative}"),
        }
    })
}

/// Returns the folder of the package's `Cargo.toml`.
pub(crate) fn package_folder() -> PathBuf {
    env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from("."), PathBuf::from)
}
