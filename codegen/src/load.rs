//! The front half of every road: from a file to a checked spec, with everything that was found on the way.

use std::path::Path;

use crate::report::Report;
use crate::site::{FileId, Sources};
use crate::{check, model, read};

/// A spec that was read and checked, or why there is none.
#[derive(Debug)]
pub struct Loaded {
    /// The text of the spec, and of what is read later in the same run.
    pub sources: Sources,
    /// What was found, in the order of the file.
    pub report: Report,
    /// The spec, if no error was found.
    pub spec: Option<model::Spec>,
}

/// Reads and checks the spec at `path`, which diagnostics call `name`.
#[must_use]
pub fn file(path: &Path, name: &str) -> Loaded {
    load(|sources, report| read::file(sources, path, name, report))
}

/// Reads and checks a spec that is in memory already, which diagnostics call `name`.
#[must_use]
pub fn bytes(bytes: Vec<u8>, name: &str) -> Loaded {
    load(|sources, report| read::text(sources, name, bytes, report))
}

fn load(read_text: impl FnOnce(&mut Sources, &mut Report) -> Option<FileId>) -> Loaded {
    let mut sources = Sources::default();
    let mut report = Report::default();
    let spec = read_text(&mut sources, &mut report).and_then(|file| {
        let raw = read::spec(&sources, file, &mut report);
        check::spec(&raw, &mut report)
    });
    report.sort();
    let spec = spec.filter(|_| !report.has_errors());
    Loaded { sources, report, spec }
}
