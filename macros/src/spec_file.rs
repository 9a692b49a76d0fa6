//! Which file on the disk is the spec?

use std::env;
use std::path::{Path, PathBuf};

use errspec_codegen::package::{self, DEFAULT_SPEC};

/// A spec that is there.
pub(crate) struct SpecFile {
    /// Where it is.
    pub(crate) path: PathBuf,
    /// What diagnostics call it: relative to where rustc runs, as rustc's own paths are.
    pub(crate) name: String,
}

/// Finds the spec: `given` is relative to the package and nothing else is tried;
/// without it, the default is looked for in the package and upwards to the workspace.
/// The error is a sentence that names every path that was tried; `naming` is how one names the file by hand.
pub(crate) fn find(given: Option<&str>, naming: &str) -> Result<SpecFile, String> {
    let package = package_folder();
    let candidates = match given {
        Some(path) => vec![package.join(path)],
        None => folders(&package).iter().map(|folder| folder.join(DEFAULT_SPEC)).collect(),
    };
    let working = env::current_dir().unwrap_or_default();
    let name = |path: &Path| package::name(path, &working);
    if let Some(path) = candidates.iter().find(|path| path.is_file()) {
        return Ok(SpecFile { path: path.clone(), name: name(path) });
    }
    let tried: Vec<_> = candidates.iter().map(|path| format!("`{}`", name(path))).collect();
    let tried = tried.join(", ");
    Err(match given {
        Some(_) if candidates.iter().any(|path| path.exists()) => {
            format!("{tried} is no file\n= help: name the file itself, as in `spec/errors.yaml`")
        }
        Some(_) => format!(
            "there is no spec; tried {tried}\n= help: the path is relative to the package, the folder of its `Cargo.toml`"
        ),
        None => format!(
            "there is no spec; tried {tried}\n= help: name it as in `{naming}`; `errspec init` writes one to start from"
        ),
    })
}

/// The folder of the package's `Cargo.toml`.
pub(crate) fn package_folder() -> PathBuf {
    env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from("."), PathBuf::from)
}

/// The package, and the folders above it up to the one with the lock file, which is the workspace's root.
fn folders(package: &Path) -> Vec<PathBuf> {
    match package.ancestors().position(|folder| folder.join("Cargo.lock").is_file()) {
        Some(root) => package.ancestors().take(root + 1).map(Path::to_path_buf).collect(),
        None => vec![package.to_path_buf()],
    }
}
