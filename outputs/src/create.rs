//! New files, which never replace anything.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// Writes a new file; if there is something at `path` already, that is an error, and it stays as it is.
///
/// # Errors
///
/// If something is there, or the file cannot be written.
pub fn create(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut file = fs::OpenOptions::new().write(true).create_new(true).open(path)?;
    // A full disk may say so only when the file is synced.
    let written = file.write_all(text.as_bytes()).and_then(|()| file.sync_all());
    if written.is_err() {
        drop(file);
        // It is ours and incomplete. The first failure is the one to report.
        let _ = fs::remove_file(path);
    }
    written
}
