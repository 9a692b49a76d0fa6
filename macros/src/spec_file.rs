//! Which file on the disk is the spec, and how rustc is told to watch it without an absolute path.

use std::env;
use std::path::{Component, Path, PathBuf};

use proc_macro::Span;
use proc_macro2::TokenStream;
use quote::quote;

/// What a macro reads when it is given no path.
pub(crate) const DEFAULT: &str = "spec/errors.yaml";

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
        None => folders(&package).iter().map(|folder| folder.join(DEFAULT)).collect(),
    };
    let working = env::current_dir().unwrap_or_default();
    let name = |path: &Path| relative(&working, path).unwrap_or_else(|| slashes(path));
    if let Some(path) = candidates.iter().find(|path| path.is_file()) {
        return Ok(SpecFile { path: path.clone(), name: name(path) });
    }
    let tried: Vec<_> = candidates.iter().map(|path| format!("`{}`", name(path))).collect();
    Err(format!("there is no spec; tried {}", tried.join(", ")))
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
    let Some(path) = source.parent().and_then(|folder| relative(folder, &file.path)) else {
        return TokenStream::new();
    };
    quote!(
        const _: &[u8] = ::core::include_bytes!(#path);
    )
}

/// The path from a folder to a file, with `/`; `None` if they share no root.
fn relative(folder: &Path, file: &Path) -> Option<String> {
    let folder = normal(folder);
    let file = normal(file);
    let shared = folder.iter().zip(&file).take_while(|(one, other)| one == other).count();
    if shared == 0 {
        return None;
    }
    let up = std::iter::repeat_n("..".to_owned(), folder.len() - shared);
    Some(up.chain(file[shared..].iter().cloned()).collect::<Vec<_>>().join("/"))
}

/// The parts of an absolute path without `.` and `..`.
fn normal(path: &Path) -> Vec<String> {
    let mut parts = Vec::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                parts.pop();
            }
            part => parts.push(part.as_os_str().to_string_lossy().into_owned()),
        }
    }
    parts
}

fn slashes(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
