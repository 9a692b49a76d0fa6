//! Which file on the disk is the spec?

use std::env;
use std::path::{Path, PathBuf};

use errspec_codegen::__internal::disk::Disk;
use errspec_codegen::__internal::package;

/// A spec that is there.
pub(crate) struct SpecFile {
    /// Where it is.
    pub(crate) path: PathBuf,
    /// What diagnostics call it: relative to where rustc runs, as rustc's own paths are.
    pub(crate) name: String,
}

/// Finds the spec: `given` is relative to the package; without it, the spec is searched for from the package on.
///
/// The error is a sentence that names every path that was tried; `naming` is an example of how to name the file.
pub(crate) fn find(given: Option<&str>, naming: &str) -> Result<SpecFile, String> {
    let working = env::current_dir().unwrap_or_default();
    let package = package_folder();
    let path = match given {
        Some(path) => in_package(&package.join(path), &working)?,
        None => package::find(&Disk, &package, None).map_err(|tried| {
            let tried = package::not_found(&tried, &working);
            format!("{tried}\n= help: name it as in `{naming}`; `errspec init` writes one to start from")
        })?,
    };
    Ok(SpecFile { name: package::name(&path, &working), path })
}

fn in_package(path: &Path, working: &Path) -> Result<PathBuf, String> {
    if path.is_file() {
        return Ok(path.to_path_buf());
    }
    let name = package::name(path, working);
    Err(if path.exists() {
        format!("`{name}` is no file\n= help: name the file itself, as in `spec/errors.yaml`")
    } else {
        format!(
            "there is no spec; tried `{name}`\n= help: the path is relative to the package, the folder of its `Cargo.toml`"
        )
    })
}

/// The folder of the package's `Cargo.toml`.
pub(crate) fn package_folder() -> PathBuf {
    env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from("."), PathBuf::from)
}
