//! How files are read by their paths: specs, pages with regions, and the search for a spec.
//! All of it goes through [`Files`], so that a build system or an editor can put its own files in place of the disk's.

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
    /// Only a regular file is read: a pipe without a writer would never end, and a device may never either.
    fn read(&self, path: &Path, limit: usize) -> Result<Vec<u8>> {
        // Before it is opened, as a pipe may never open.
        let metadata = fs::metadata(path)?;
        if metadata.is_dir() {
            return Err(ErrorKind::IsADirectory.into());
        }
        if !metadata.is_file() {
            return Err(Error::other("it is not a regular file"));
        }
        let length = usize::try_from(metadata.len()).unwrap_or(limit);
        let mut bytes = Vec::with_capacity(length.min(limit) + 1);
        // One byte more than the limit is enough to know, so no file fills the memory.
        File::open(path)?.take(limit as u64 + 1).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn exists(&self, path: &Path) -> bool {
        path.exists()
    }
}
