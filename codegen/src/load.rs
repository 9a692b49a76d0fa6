//! The front half of every road: from a file to a checked spec, with everything that was found on the way.

use std::path::Path;

use crate::check::Use;
use crate::model::rust;
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

/// Reads the spec at `path`, which diagnostics call `name`, and checks it for the outputs that it lists.
#[must_use]
pub fn file(path: &Path, name: &str) -> Loaded {
    load(Use::Outputs, |sources, report| read::file(sources, path, name, report))
}

/// Reads the spec at `path`, which diagnostics call `name`, and checks it for Rust, whatever it lists.
#[must_use]
pub fn file_for_rust(path: &Path, name: &str) -> Loaded {
    load(Use::Rust, |sources, report| read::file(sources, path, name, report))
}

/// Checks a spec that is in memory already, which diagnostics call `name`, for the outputs that it lists.
#[must_use]
pub fn bytes(bytes: Vec<u8>, name: &str) -> Loaded {
    load(Use::Outputs, |sources, report| read::text(sources, name, bytes, report))
}

/// Checks a spec that is in memory already, which diagnostics call `name`, for Rust, whatever it lists.
#[must_use]
pub fn bytes_for_rust(bytes: Vec<u8>, name: &str) -> Loaded {
    load(Use::Rust, |sources, report| read::text(sources, name, bytes, report))
}

impl Loaded {
    /// The spec with its Rust names, if no error was found and it was checked for Rust.
    #[must_use]
    pub fn rust(&self) -> Option<rust::Spec<'_>> {
        self.spec.as_ref().and_then(model::Spec::rust)
    }
}

fn load(used: Use, read_text: impl FnOnce(&mut Sources, &mut Report) -> Option<FileId>) -> Loaded {
    let mut sources = Sources::default();
    let mut report = Report::default();
    let spec = read_text(&mut sources, &mut report).and_then(|file| {
        let raw = read::spec(&sources, file, &mut report);
        check::spec(&raw, used, &mut report)
    });
    report.sort();
    let spec = spec.filter(|_| !report.has_errors());
    Loaded { sources, report, spec }
}
