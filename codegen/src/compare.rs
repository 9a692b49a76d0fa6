//! Compares files with their generated text.

use std::borrow::Cow;
use std::fs;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use crate::read::LIMIT;
use crate::write::{self, Outcome};

/// The result of comparing a file with its generated text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Comparison {
    /// It has this text.
    Same,
    /// It has another text.
    Different {
        /// The text of the file.
        old: String,
        /// The generated text, with the line endings of the file.
        new: String,
    },
    /// The file does not exist.
    Missing,
}

/// Compares the file at `path` with `text`.
///
/// If all lines of the file end in CR LF, the line endings are ignored:
/// git creates such checkouts on Windows and stores LF.
///
/// # Errors
///
/// If the file exists but cannot be read.
pub fn compare(path: &Path, text: &str) -> io::Result<Comparison> {
    // The error of a file that cannot be read is reported below.
    if write::holds(path, text).unwrap_or(false) {
        return Ok(Comparison::Same);
    }
    let old = match content(path) {
        Ok(old) => old,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Comparison::Missing),
        Err(error) => return Err(error),
    };
    let readable = String::from_utf8_lossy(&old);
    let new = ending_as(text, &readable);
    Ok(if old == new.as_bytes() {
        Comparison::Same
    } else {
        Comparison::Different { old: readable.into_owned(), new: new.into_owned() }
    })
}

/// Writes `text` to the file at `path`. If all lines of the file end in CR LF, it keeps these line endings.
///
/// # Errors
///
/// If it cannot be written. The old file is kept.
pub fn update(path: &Path, text: &str) -> io::Result<Outcome> {
    let old = content(path).unwrap_or_default();
    write::write(path, &ending_as(text, &String::from_utf8_lossy(&old)))
}

fn ending_as<'t>(text: &'t str, old: &str) -> Cow<'t, str> {
    if !text.contains('\r') && all_crlf(old) {
        Cow::Owned(text.replace('\n', "\r\n"))
    } else {
        Cow::Borrowed(text)
    }
}

/// Whether every line ends in CR LF.
pub(crate) fn all_crlf(text: &str) -> bool {
    let mut before = None;
    let mut any = false;
    for &byte in text.as_bytes() {
        match (before, byte) {
            (Some(b'\r'), b'\n') => any = true,
            (_, b'\n') | (Some(b'\r'), _) => return false,
            _ => {}
        }
        before = Some(byte);
    }
    any
}

/// Reads a file; anything that is not a file, or is far too large, is an error.
fn content(path: &Path) -> io::Result<Vec<u8>> {
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::other("it exists but is not a regular file"));
    }
    let mut bytes = Vec::new();
    // The page of the largest spec is several times as large as the spec; anything beyond that is not a page of ours.
    fs::File::open(path)?.take(16 * LIMIT as u64).read_to_end(&mut bytes)?;
    Ok(bytes)
}
