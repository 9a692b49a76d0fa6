//! From a file or its bytes to a text in [`Sources`]; what is no text is reported.

use std::io::Read;
use std::path::Path;

use crate::report::{Diagnostic, Report};
use crate::rules;
use crate::site::{FileId, Site, Sources};

/// The largest text that is read, in bytes: 16 MiB, some 100,000 codes.
pub const LIMIT: usize = 16 << 20;

/// Takes in the file at `path`, which diagnostics call `name`.
pub fn file(sources: &mut Sources, path: &Path, name: &str, report: &mut Report) -> Option<FileId> {
    match read(path) {
        Ok(bytes) => text(sources, name, bytes, report),
        Err(error) => {
            let message = format!("cannot read `{name}`: {error}");
            report.push(Diagnostic::nowhere(&rules::UNREADABLE, message));
            None
        }
    }
}

/// Takes in the bytes of a text, which diagnostics call `name`.
pub fn text(sources: &mut Sources, name: &str, bytes: Vec<u8>, report: &mut Report) -> Option<FileId> {
    if bytes.len() > LIMIT {
        let message = format!("`{name}` is larger than {} MiB", LIMIT >> 20);
        report.push(Diagnostic::nowhere(&rules::TOO_LARGE, message).help("split it into several specs"));
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

/// One byte more than the limit is enough to know, so no file fills the memory.
fn read(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    std::fs::File::open(path)?.take(LIMIT as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn index(at: usize) -> u32 {
    u32::try_from(at).expect("the limit is below 4 GiB")
}
