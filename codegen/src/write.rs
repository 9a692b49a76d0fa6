//! Writes files: completely or not at all, and only if they changed.

mod rights;

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use crate::links;

/// What happened to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It was written.
    Written,
    /// It already had this text and was not touched.
    Unchanged,
}

/// Writes `text` to the file at `path`, and creates its folder if it is missing.
///
/// The text is written to a temporary file in the same folder, which then replaces the file. So no reader sees a
/// half-written file, and if two processes write at once, one of the two texts wins.
/// A symbolic link is kept: the file it points to is written. The file keeps its permissions, and its owner and group if the
/// process may set them.
/// A read-only file is not replaced, even if its folder would allow it.
/// A process that is killed can leave its temporary file behind.
pub fn write(path: &Path, text: &str) -> io::Result<Outcome> {
    let path = links::end(path)?;
    let old = match fs::metadata(&path) {
        // A device or a pipe would be replaced by a file.
        Ok(old) if !old.is_file() => return Err(io::Error::other("it exists but is not a regular file")),
        Ok(old) => Some(old),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    if old.is_some() {
        if holds(&path, text)? {
            return Ok(Outcome::Unchanged);
        }
        fs::OpenOptions::new().write(true).open(&path)?;
    }
    let name = path.file_name().ok_or_else(|| io::Error::from(ErrorKind::InvalidFilename))?;
    // The parent of a plain file name is the empty path, which cannot be opened.
    let folder = Path::new(".").join(path.parent().unwrap_or(Path::new("")));
    fs::create_dir_all(&folder)?;
    let (mut file, temporary) = temporary(&folder, name)?;
    let written = fill(&mut file, text, old.as_ref());
    drop(file);
    let placed = written.and_then(|()| fs::rename(&temporary, &path));
    if placed.is_err() {
        // Nothing useful can be done about a second failure; the first one is reported.
        let _ = fs::remove_file(&temporary);
    }
    placed.map(|()| Outcome::Written)
}

/// Whether a file has exactly this text. The file is compared in blocks, so a large one does not fill the memory.
pub(crate) fn holds(path: &Path, text: &str) -> io::Result<bool> {
    let may_hold = |metadata: &fs::Metadata| metadata.is_file() && metadata.len() == text.len() as u64;
    // Checked before opening, because opening a pipe may block, and again after, because the file may have been replaced.
    if !may_hold(&fs::metadata(path)?) {
        return Ok(false);
    }
    let mut file = fs::File::open(path)?;
    if !may_hold(&file.metadata()?) {
        return Ok(false);
    }
    let mut block = vec![0; 1 << 16];
    for wanted in text.as_bytes().chunks(block.len()) {
        let found = &mut block[..wanted.len()];
        file.read_exact(found)?;
        if found != wanted {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Creates a file with a unique name in the same folder, as `rename` requires.
fn temporary(folder: &Path, name: &OsStr) -> io::Result<(fs::File, PathBuf)> {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    loop {
        let mut temporary = OsString::from(".");
        temporary.push(name);
        temporary.push(format!(".{}-{}.new", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed)));
        let temporary = folder.join(temporary);
        match fs::OpenOptions::new().write(true).create_new(true).open(&temporary) {
            Ok(file) => return Ok((file, temporary)),
            // Left behind by a killed process with the same id.
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
}

fn fill(file: &mut fs::File, text: &str, old: Option<&fs::Metadata>) -> io::Result<()> {
    if let Some(old) = old {
        rights::keep(file, old)?;
    }
    file.write_all(text.as_bytes())?;
    // Some errors, such as a full disk, are only reported here.
    file.sync_all()
}
