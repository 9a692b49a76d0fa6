//! Adds a file, or its bytes, to [`Sources`], and reports what is not UTF-8.

use std::io::{Error, ErrorKind};
use std::path::Path;

use crate::disk::Files;
use crate::report::{Diagnostic, Report};
use crate::rules;
use crate::site::{FileId, Site, Sources};

/// The largest file that is read, in bytes: 8 MiB, which is enough for about 40,000 codes.
pub const LIMIT: usize = 8 << 20;

/// Adds the file at `path`, which diagnostics call `name`.
pub fn file(
    sources: &mut Sources,
    files: &dyn Files,
    path: &Path,
    name: &str,
    report: &mut Report,
) -> Option<FileId> {
    match files.read(path, LIMIT) {
        Ok(bytes) => text(sources, name, bytes, report),
        Err(error) => {
            let message = match error.kind() {
                ErrorKind::NotFound => format!("`{name}` does not exist"),
                _ => format!("cannot read `{name}`: {}", words(&error)),
            };
            report.push(Diagnostic::nowhere(&rules::UNREADABLE, message));
            None
        }
    }
}

/// Adds the bytes of a file, which diagnostics call `name`.
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
            // The text around the invalid byte can be shown. The byte itself becomes U+FFFD.
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            let file = sources.add(name, text);
            let site = Site { file, start: index(at), end: index(at + '\u{fffd}'.len_utf8()) };
            let message = format!("`{name}` is not UTF-8: byte 0x{byte:02X} is not part of a character");
            report.push(Diagnostic::new(&rules::SYNTAX, site, message).help("save the file as UTF-8"));
            None
        }
    }
}

/// Why a file cannot be read, in the same words on every system where possible.
fn words(error: &Error) -> String {
    match error.kind() {
        ErrorKind::PermissionDenied => "permission denied".to_owned(),
        ErrorKind::IsADirectory => "it is a directory".to_owned(),
        ErrorKind::NotADirectory => "a component of its path is not a directory".to_owned(),
        _ => error.to_string(),
    }
}

fn index(at: usize) -> u32 {
    u32::try_from(at).expect("the limit is below 4 GiB")
}

#[cfg(test)]
mod tests {
    use super::{Error, ErrorKind, words};

    #[test]
    fn says_why_a_file_cannot_be_read() {
        // What the system says; as root, no file can be made that says it.
        #[cfg(unix)]
        assert_eq!(words(&Error::from_raw_os_error(13)), "permission denied");
        assert_eq!(words(&ErrorKind::IsADirectory.into()), "it is a directory");
        assert_eq!(words(&ErrorKind::NotADirectory.into()), "a component of its path is not a directory");
        assert_eq!(words(&Error::other("it is not a regular file")), "it is not a regular file");
    }
}
