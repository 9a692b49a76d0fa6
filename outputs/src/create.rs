//! Creates files without replacing existing ones.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// Creates a file, and does not replace an existing one.
///
/// # Errors
///
/// Returns an error if the path exists, or the file cannot be written.
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
