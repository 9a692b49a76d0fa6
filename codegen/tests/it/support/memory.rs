//! Files in memory, as an editor or a build system may have them.

use std::collections::BTreeMap;
use std::io::{ErrorKind, Result};
use std::path::{Path, PathBuf};

use errspec_codegen::__internal::disk::Files;

/// Texts by their paths. Their folders exist as well.
#[derive(Default)]
pub(crate) struct Memory(BTreeMap<PathBuf, String>);

impl Memory {
    /// Files in a folder.
    pub(crate) fn new<'f>(folder: &Path, files: impl IntoIterator<Item = (&'f str, &'f str)>) -> Self {
        Self(files.into_iter().map(|(path, text)| (folder.join(path), text.to_owned())).collect())
    }
}

impl Files for Memory {
    fn read(&self, path: &Path, limit: usize) -> Result<Vec<u8>> {
        let text = self.0.get(path).ok_or(ErrorKind::NotFound)?;
        Ok(text.bytes().take(limit + 1).collect())
    }

    fn exists(&self, path: &Path) -> bool {
        self.0.keys().any(|file| file.starts_with(path))
    }
}
