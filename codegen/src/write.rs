//! The only writer of files: whole or not at all, and only what changed.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It was written.
    Written,
    /// It held the text already and was not touched.
    Fresh,
}

/// Makes the file at `path` hold `text`; its folder is made if it is missing.
///
/// The text goes to a new file beside it, which then takes its place, so no reader ever sees a half.
/// A symbolic link stays one: what it points to is written. The file keeps its permissions.
pub fn write(path: &Path, text: &str) -> io::Result<Outcome> {
    if fs::read(path).is_ok_and(|old| old == text.as_bytes()) {
        return Ok(Outcome::Fresh);
    }
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_path_buf(),
        _ => PathBuf::from("."),
    };
    fs::create_dir_all(&folder)?;
    let name = path.file_name().ok_or_else(|| io::Error::from(io::ErrorKind::InvalidFilename))?;
    let mut beside = std::ffi::OsString::from(".");
    beside.push(name);
    beside.push(format!(".{}.new", std::process::id()));
    let beside = folder.join(beside);
    let written = replace(&path, &beside, text);
    if written.is_err() {
        // Nothing useful can be done about a second failure; the first one is reported.
        let _ = fs::remove_file(&beside);
    }
    written.map(|()| Outcome::Written)
}

fn replace(path: &Path, beside: &Path, text: &str) -> io::Result<()> {
    let mut file = fs::File::create(beside)?;
    if let Ok(old) = fs::metadata(path) {
        file.set_permissions(old.permissions())?;
    }
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    drop(file);
    fs::rename(beside, path)
}
