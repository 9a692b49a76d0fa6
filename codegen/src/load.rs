//! Reads and checks a spec, as the first step of a build script, a macro and the command.

use std::path::Path;

use crate::check::Use;
use crate::disk::Files;
use crate::listing::Listing;
use crate::model::rust;
use crate::report::Report;
use crate::site::{FileId, Sources};
use crate::{check, model, read};

/// A spec that was read and checked, or the errors in it.
#[derive(Debug)]
pub struct Loaded {
    /// The diagnostics, in the order of the file.
    pub report: Report,
    /// The spec, if no error was found.
    pub spec: Option<model::Spec>,
    /// The outputs that it lists.
    pub listing: Listing,
}

/// Reads the spec at `path`, which diagnostics call `name`, and checks it for its use.
///
/// Its text is added to `sources`.
#[must_use]
pub fn file(sources: &mut Sources, files: &dyn Files, path: &Path, name: &str, used: Use) -> Loaded {
    load(sources, used, |sources, report| read::file(sources, files, path, name, report))
}

/// Checks a spec that is in memory already, which diagnostics call `name`, for its use.
#[must_use]
pub fn bytes(sources: &mut Sources, bytes: Vec<u8>, name: &str, used: Use) -> Loaded {
    load(sources, used, |sources, report| read::text(sources, name, bytes, report))
}

impl Loaded {
    /// The spec with its Rust names, if no error was found and it was checked for Rust.
    #[must_use]
    pub fn rust(&self) -> Option<rust::Spec<'_>> {
        self.spec.as_ref().and_then(model::Spec::rust)
    }
}

fn load(
    sources: &mut Sources,
    used: Use,
    read_text: impl FnOnce(&mut Sources, &mut Report) -> Option<FileId>,
) -> Loaded {
    let mut report = Report::default();
    let (spec, listing) = match read_text(sources, &mut report) {
        Some(file) => {
            let raw = read::spec(sources, file, &mut report);
            check::spec(&raw, used, &mut report)
        }
        None => (None, Listing::default()),
    };
    report.sort();
    let spec = spec.filter(|_| !report.has_errors());
    Loaded { report, spec, listing }
}
