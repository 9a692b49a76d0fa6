//! Which file on the disk is the spec, and how rustc is told to watch it without an absolute path.

use std::env;
use std::path::{Path, PathBuf};

use errspec_codegen::package::{self, DEFAULT_SPEC};
use proc_macro::Span;
use proc_macro2::TokenStream;
use quote::quote;

/// A spec that is there.
pub(crate) struct SpecFile {
    /// Where it is.
    pub(crate) path: PathBuf,
    /// What diagnostics call it: relative to where rustc runs, as rustc's own paths are.
    pub(crate) name: String,
}

/// Finds the spec: `given` is relative to the package and nothing else is tried;
/// without it, the default is looked for in the package and upwards to the workspace.
/// The error is a sentence that names every path that was tried.
pub(crate) fn find(given: Option<&str>) -> Result<SpecFile, String> {
    let package = env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from("."), PathBuf::from);
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
        Some(_) if candidates.iter().any(|path| path.exists()) => format!("{tried} is no file"),
        Some(_) => format!(
            "there is no spec; tried {tried}\n= help: the path is relative to the package, the folder of its `Cargo.toml`"
        ),
        None => format!(
            "there is no spec; tried {tried}\n= help: name it as in `errors!(\"api/errors.yaml\")`; `errspec init` writes one to start from"
        ),
    })
}

/// The package, and the folders above it up to the one with the lock file, which is the workspace's root.
fn folders(package: &Path) -> Vec<PathBuf> {
    match package.ancestors().position(|folder| folder.join("Cargo.lock").is_file()) {
        Some(root) => package.ancestors().take(root + 1).map(Path::to_path_buf).collect(),
        None => vec![package.to_path_buf()],
    }
}

/// An item that makes rustc take the file as an input, so that an edit of it rebuilds.
///
/// The path is relative to the source file: an absolute one would end in the crate and make its hash depend on
/// the folder of the checkout. An editor that cannot say which file the macro stands in rebuilds by itself.
pub(crate) fn tracked(file: &SpecFile) -> TokenStream {
    let Some(source) = Span::call_site().local_file() else { return TokenStream::new() };
    let working = env::current_dir().unwrap_or_default();
    let source = working.join(source);
    let Some(path) = source.parent().and_then(|folder| package::relative(&file.path, folder)) else {
        return TokenStream::new();
    };
    quote!(
        const _: &[u8] = ::core::include_bytes!(#path);
    )
}
