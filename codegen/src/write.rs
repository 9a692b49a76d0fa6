//! The only writer of files: whole or not at all, and only what changed.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use crate::package;

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It was written.
    Written,
    /// It held the text already and was not touched.
    Fresh,
}

/// More links than this in a row are a circle.
const LINKS: usize = 40;

/// Makes the file at `path` hold `text`; its folder is made if it is missing.
///
/// The text goes to a new file beside it, which then takes its place, so no reader ever sees a half,
/// and two writers at once leave the text of one of them.
/// A symbolic link stays one: what it points to is written. The file keeps its permissions.
/// A file that may not be written is not replaced either, even where its folder would allow it.
/// A run that is killed can leave its new file in that folder.
pub fn write(path: &Path, text: &str) -> io::Result<Outcome> {
    let path = target(path)?;
    let old = match fs::metadata(&path) {
        // A device or a pipe would be replaced by a file.
        Ok(old) if !old.is_file() => return Err(io::Error::other("it exists but is not a regular file")),
        Ok(old) => Some(old),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    if old.is_some() {
        if holds(&path, text)? {
            return Ok(Outcome::Fresh);
        }
        fs::OpenOptions::new().write(true).open(&path)?;
    }
    let name = path.file_name().ok_or_else(|| io::Error::from(ErrorKind::InvalidFilename))?;
    // The folder of a name alone is ``, which cannot be looked through.
    let folder = Path::new(".").join(path.parent().unwrap_or(Path::new("")));
    fs::create_dir_all(&folder)?;
    let (mut file, beside) = beside(&folder, name)?;
    let written = fill(&mut file, text, old.map(|old| old.permissions()));
    drop(file);
    let placed = written.and_then(|()| fs::rename(&beside, &path));
    if placed.is_err() {
        // Nothing useful can be done about a second failure; the first one is reported.
        let _ = fs::remove_file(&beside);
    }
    placed.map(|()| Outcome::Written)
}

/// Whether a file holds just that text. A large one is not taken into memory to find that out.
pub(crate) fn holds(path: &Path, text: &str) -> io::Result<bool> {
    let may_hold = |metadata: &fs::Metadata| metadata.is_file() && metadata.len() == text.len() as u64;
    // Before it is opened, as a pipe may never open; and then again, as another file may have taken its place.
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

/// Follows symbolic links to what is meant, also where that is not there yet.
fn target(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_path_buf();
    for _ in 0..LINKS {
        match fs::read_link(&path) {
            Ok(next) => path = path.parent().unwrap_or(Path::new("")).join(next),
            Err(_) => return Ok(path),
        }
    }
    Err(io::Error::other("it is part of a symlink loop"))
}

/// The file that is read and written at a path, whatever symbolic links lead there.
#[must_use]
pub fn meant(path: &Path) -> PathBuf {
    // A circle is no file; writing says so.
    target(path).map_or_else(|_| path.to_path_buf(), |target| package::real(&target))
}

/// A new file in the same folder, which rename needs, under a name that nobody else has.
fn beside(folder: &Path, name: &OsStr) -> io::Result<(fs::File, PathBuf)> {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    loop {
        let mut beside = OsString::from(".");
        beside.push(name);
        beside.push(format!(".{}-{}.new", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed)));
        let beside = folder.join(beside);
        match fs::OpenOptions::new().write(true).create_new(true).open(&beside) {
            Ok(file) => return Ok((file, beside)),
            // Left by a run of the same number that was killed.
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
}

fn fill(file: &mut fs::File, text: &str, permissions: Option<fs::Permissions>) -> io::Result<()> {
    if let Some(permissions) = permissions {
        file.set_permissions(permissions)?;
    }
    file.write_all(text.as_bytes())?;
    // A full disk may say so only now.
    file.sync_all()
}
