//! From a file or its bytes to a text in [`Sources`]; what is no text is reported.

use std::fs::{self, File};
use std::io::{Error, ErrorKind, Read, Seek};
use std::path::Path;
use std::thread;
use std::time::Duration;

use crate::report::{Diagnostic, Report};
use crate::rules;
use crate::site::{FileId, Site, Sources};

/// The largest text that is read, in bytes: 8 MiB, some 40,000 codes in few words.
pub const LIMIT: usize = 8 << 20;

/// How often a file is read that is being written, and how long its writer is waited for each time.
const TRIES: u32 = 20;
const PAUSE: Duration = Duration::from_millis(5);

/// Takes in the file at `path`, which diagnostics call `name`.
///
/// Only a regular file is read: a pipe without a writer would never end, and a device may never either.
/// A file that is being written is read again, until it stays the same.
pub fn file(sources: &mut Sources, path: &Path, name: &str, report: &mut Report) -> Option<FileId> {
    match read(path) {
        Ok(bytes) => text(sources, name, bytes, report),
        Err(error) => {
            let message = format!("cannot read `{name}`: {}", words(&error));
            report.push(Diagnostic::nowhere(&rules::UNREADABLE, message));
            None
        }
    }
}

/// Takes in the bytes of a text, which diagnostics call `name`.
pub fn text(sources: &mut Sources, name: &str, bytes: Vec<u8>, report: &mut Report) -> Option<FileId> {
    if bytes.len() > LIMIT {
        let message = format!("`{name}` is larger than {} MiB", LIMIT >> 20);
        report.push(Diagnostic::nowhere(&rules::TOO_LARGE, message).help("split it into several files"));
        return None;
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        let message = format!("`{name}` is UTF-16");
        report.push(Diagnostic::nowhere(&rules::SYNTAX, message).help("save the file as UTF-8"));
        return None;
    }
    match String::from_utf8(bytes) {
        Ok(text) => Some(sources.add(name, text)),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let byte = error.as_bytes()[at];
            // What stands around the wrong byte can be shown; the byte itself becomes U+FFFD.
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            let file = sources.add(name, text);
            let site = Site { file, start: index(at), end: index(at + '\u{fffd}'.len_utf8()) };
            let message = format!("`{name}` is not UTF-8: byte 0x{byte:02X} belongs to no character");
            report.push(Diagnostic::new(&rules::SYNTAX, site, message).help("save the file as UTF-8"));
            None
        }
    }
}

fn read(path: &Path) -> Result<Vec<u8>, Error> {
    settled(|| read_once(path, || ()))
}

/// What comes of the first try that is not disturbed.
fn settled(mut read_once: impl FnMut() -> Result<Option<Vec<u8>>, Error>) -> Result<Vec<u8>, Error> {
    for _ in 0..TRIES {
        if let Some(bytes) = read_once()? {
            return Ok(bytes);
        }
        thread::sleep(PAUSE);
    }
    Err(Error::other("it changes while it is read"))
}

/// The bytes; `None` if the file was written meanwhile, so that they may be a mix of old and new.
///
/// They are read twice, as a file has no time for each of its bytes: the clock of a file system stands still for
/// milliseconds, and one long write sets the time at its beginning.
/// Who stops for longer in the middle of a file has written a file like any other.
fn read_once(path: &Path, meanwhile: impl FnOnce()) -> Result<Option<Vec<u8>>, Error> {
    // Before it is opened, as a pipe may never open.
    let metadata = fs::metadata(path)?;
    if metadata.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    if !metadata.is_file() {
        return Err(Error::other("it is no regular file"));
    }
    let mut file = File::open(path)?;
    let before = file.metadata()?;
    let length = usize::try_from(before.len()).unwrap_or(LIMIT);
    let mut bytes = Vec::with_capacity(length.min(LIMIT) + 1);
    // One byte more than the limit is enough to know, so no file fills the memory.
    (&file).take(LIMIT as u64 + 1).read_to_end(&mut bytes)?;
    if bytes.len() > LIMIT {
        return Ok(Some(bytes));
    }
    meanwhile();
    file.rewind()?;
    let is_same = holds(&file, &bytes);
    let after = file.metadata()?;
    let stamp = |metadata: &fs::Metadata| (metadata.len(), metadata.modified().ok());
    let is_still = stamp(&before) == stamp(&after) && after.len() == bytes.len() as u64;
    Ok((is_same && is_still).then_some(bytes))
}

/// Whether what is left of the file begins with the bytes.
///
/// A file that cannot be read any more does not; the next try says why.
fn holds(mut file: &File, bytes: &[u8]) -> bool {
    let mut block = vec![0; bytes.len().min(1 << 16)];
    bytes.chunks(block.len().max(1)).all(|wanted| {
        let found = &mut block[..wanted.len()];
        file.read_exact(found).is_ok() && found == wanted
    })
}

/// Why a file cannot be read, in words that are the same on every system where that is possible.
fn words(error: &Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "there is no such file".to_owned(),
        ErrorKind::PermissionDenied => "it may not be read by this user".to_owned(),
        ErrorKind::IsADirectory => "it is a directory".to_owned(),
        ErrorKind::NotADirectory => "a part of its path is no directory".to_owned(),
        _ => error.to_string(),
    }
}

fn index(at: usize) -> u32 {
    u32::try_from(at).expect("the limit is below 4 GiB")
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::Write;
    use std::path::{Path, PathBuf};
    use std::time::{Duration, SystemTime};

    use super::{Error, ErrorKind, LIMIT, TRIES, read, read_once, settled, words};

    #[test]
    fn says_why_a_file_cannot_be_read() {
        assert_eq!(words(&ErrorKind::NotFound.into()), "there is no such file");
        // What the system says; as root, no file can be made that says it.
        #[cfg(unix)]
        assert_eq!(words(&Error::from_raw_os_error(13)), "it may not be read by this user");
        assert_eq!(words(&ErrorKind::IsADirectory.into()), "it is a directory");
        assert_eq!(words(&ErrorKind::NotADirectory.into()), "a part of its path is no directory");
        assert_eq!(words(&Error::other("it is no regular file")), "it is no regular file");
    }

    fn file() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("errors.yaml");
        fs::write(&path, "name: old\n").unwrap();
        (folder, path)
    }

    /// Writes in place, as some editors do; the file keeps its time, as if the clock had stood still.
    fn overwrite(path: &Path, at: usize, text: &str) {
        let modified = fs::metadata(path).unwrap().modified().unwrap();
        let bytes = fs::read(path).unwrap();
        let mut file = fs::File::options().write(true).open(path).unwrap();
        file.write_all(&[&bytes[..at], text.as_bytes()].concat()).unwrap();
        file.set_modified(modified).unwrap();
    }

    #[test]
    fn a_change_is_seen_by_what_the_file_holds() {
        let (_folder, path) = file();
        assert_eq!(read_once(&path, || ()).unwrap().unwrap(), b"name: old\n");
        assert_eq!(read_once(&path, || overwrite(&path, 6, "new")).unwrap(), None);
        assert_eq!(read_once(&path, || overwrite(&path, 10, "# more\n")).unwrap(), None);
        let cut = || fs::File::options().write(true).open(&path).unwrap().set_len(4).unwrap();
        assert_eq!(read_once(&path, cut).unwrap(), None);
        assert_eq!(read_once(&path, || ()).unwrap().unwrap(), b"name");
        assert_eq!(read_once(&path, || fs::write(&path, "").unwrap()).unwrap(), None);
        assert_eq!(read_once(&path, || ()).unwrap().unwrap(), b"");
    }

    #[test]
    fn a_change_is_seen_in_the_largest_file() {
        let (_folder, path) = file();
        fs::write(&path, vec![b'#'; LIMIT]).unwrap();
        assert_eq!(read_once(&path, || overwrite(&path, LIMIT - 1, "\n")).unwrap(), None);
    }

    #[test]
    fn a_change_is_seen_by_the_time_of_the_file() {
        let (_folder, path) = file();
        let touched = || {
            let file = fs::File::options().write(true).open(&path).unwrap();
            file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(1)).unwrap();
        };
        assert_eq!(read_once(&path, touched).unwrap(), None);
    }

    #[test]
    fn a_file_that_is_replaced_is_read_as_it_was() {
        let (folder, path) = file();
        let replaced = || {
            let new = folder.path().join("new");
            fs::write(&new, "name: new\n").unwrap();
            fs::rename(new, &path).unwrap();
        };
        // On Windows an open file is not replaced, so there is nothing to be seen there either.
        if cfg!(unix) {
            assert_eq!(read_once(&path, replaced).unwrap().unwrap(), b"name: old\n");
            assert_eq!(read(&path).unwrap(), b"name: new\n");
        }
    }

    #[test]
    fn a_file_that_never_rests_is_an_error() {
        let mut tries = 0;
        let restless = || {
            tries += 1;
            Ok(None)
        };
        assert_eq!(settled(restless).unwrap_err().to_string(), "it changes while it is read");
        assert_eq!(tries, TRIES);
        let mut tries = vec![Ok(Some(vec![7])), Ok(None), Ok(None)];
        assert_eq!(settled(|| tries.pop().unwrap()).unwrap(), [7]);
    }
}
