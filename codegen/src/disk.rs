//! Reads files by their paths: specs, pages with regions, and the search for a spec.
//! All reads go through [`Files`], so that a build system or an editor can provide its own files.

use std::fs::{self, File};
use std::io::{Error, ErrorKind, Read, Result};
use std::path::Path;

/// Files by their paths.
pub trait Files {
    /// Reads a file up to `limit` bytes, and one byte more of a file that is larger.
    ///
    /// # Errors
    ///
    /// If there is no such file, if it cannot be read, or if it is not a regular file.
    fn read(&self, path: &Path, limit: usize) -> Result<Vec<u8>>;

    /// Whether there is a file or a folder at the path.
    fn exists(&self, path: &Path) -> bool;
}

/// The files of the system.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Disk;

impl Files for Disk {
    /// Reads only regular files, because reading a pipe or a device may never end.
    fn read(&self, path: &Path, limit: usize) -> Result<Vec<u8>> {
        // Checked before opening, because opening a pipe may block.
        let metadata = fs::metadata(path)?;
        if metadata.is_dir() {
            return Err(ErrorKind::IsADirectory.into());
        }
        if !metadata.is_file() {
            return Err(Error::other("it is not a regular file"));
        }
        let length = usize::try_from(metadata.len()).unwrap_or(limit);
        let mut bytes = Vec::with_capacity(length.min(limit) + 1);
        // Reads at most one byte more than the limit, so that a large file does not fill the memory.
        File::open(path)?.take(limit as u64 + 1).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn exists(&self, path: &Path) -> bool {
        path.exists()
    }
}
