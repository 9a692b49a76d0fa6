//! A spec that is read by itself.

use std::path::Path;

use errspec_codegen::__internal::check::Use;
use errspec_codegen::__internal::disk::Disk;
use errspec_codegen::__internal::load::{self, Loaded};
use errspec_codegen::__internal::model::{Spec, rust};
use errspec_codegen::__internal::report::Report;
use errspec_codegen::__internal::site::Sources;

/// A spec with its text and its diagnostics.
pub(crate) struct Alone {
    pub(crate) sources: Sources,
    pub(crate) report: Report,
    pub(crate) spec: Option<Spec>,
}

pub(crate) fn file(path: &Path, name: &str) -> Alone {
    alone(|sources| load::file(sources, &Disk, path, name, Use::Outputs))
}

pub(crate) fn bytes(bytes: Vec<u8>, name: &str) -> Alone {
    alone(|sources| load::bytes(sources, bytes, name, Use::Outputs))
}

pub(crate) fn bytes_for_rust(bytes: Vec<u8>, name: &str) -> Alone {
    alone(|sources| load::bytes(sources, bytes, name, Use::Rust))
}

impl Alone {
    /// The spec with its Rust names.
    pub(crate) fn rust(&self) -> Option<rust::Spec<'_>> {
        self.spec.as_ref().and_then(Spec::rust)
    }
}

fn alone(load: impl FnOnce(&mut Sources) -> Loaded) -> Alone {
    let mut sources = Sources::default();
    let Loaded { report, spec, .. } = load(&mut sources);
    Alone { sources, report, spec }
}
