//! The result of a run over specs and their outputs, independent of its format.

use errspec_codegen::__internal::disk::Disk;
use errspec_codegen::__internal::load::Loaded;
use errspec_codegen::__internal::rules::{self, Severity};
use errspec_codegen::__internal::site::Sources;
use errspec_codegen::__internal::textdiff::Diff;
use errspec_outputs::__internal::{Claims, Output, Place};

use crate::exit::Exit;
use crate::session::{self, Session};
use crate::specs::NoSpec;

/// The command of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Action {
    Generate,
    Check,
    Explain,
    List,
}

/// The result of a run.
pub(crate) struct Run {
    /// The texts of the specs, and of the files whose regions they fill.
    pub(crate) sources: Sources,
    /// The command.
    pub(crate) action: Action,
    /// The specs, in the order of the command line.
    pub(crate) specs: Vec<Spec>,
    /// Why no spec was read, or not all of them.
    pub(crate) no_spec: Vec<NoSpec>,
    /// Whether a warning fails the run.
    pub(crate) deny_warnings: bool,
}

/// One spec and the states of its outputs.
pub(crate) struct Spec {
    /// Its name in messages.
    pub(crate) name: String,
    /// Where it and its outputs are.
    pub(crate) place: Place,
    pub(crate) loaded: Loaded,
    /// Empty if the spec has errors.
    pub(crate) outputs: Vec<(Output, State)>,
}

/// What a run found out about an output, or did with it.
pub(crate) enum State {
    /// It equals what the spec generates now.
    UpToDate,
    Written,
    OutOfDate(Diff),
    Missing,
    /// Not written, because another spec of the run has errors or cannot be read.
    Skipped,
    /// It could not be read or written.
    Failed(String),
}

impl Run {
    /// Creates a run that does not look at outputs.
    pub(crate) fn of_specs(session: Session, action: Action) -> Self {
        let Session { sources, specs, no_spec } = session;
        let specs = specs.into_iter().map(|spec| {
            let session::LoadedSpec { place, loaded } = spec;
            Spec { name: place.name(), place, loaded, outputs: Vec::new() }
        });
        let specs = specs.collect();
        Self { sources, action, specs, no_spec, deny_warnings: false }
    }

    /// Generates the outputs of all specs without errors in memory, then calls `settle` on each of them.
    ///
    /// An error in one spec keeps `generate` from writing any file, but `check` still compares the outputs of the others.
    pub(crate) fn new(
        session: Session,
        action: Action,
        deny_warnings: bool,
        settle: impl Fn(&Output) -> State,
    ) -> Self {
        let mut run = Self { deny_warnings, ..Self::of_specs(session, action) };
        let mut claims = Claims::default();
        for Spec { place, loaded, outputs, .. } in &mut run.specs {
            let made = errspec_outputs::__internal::emit(&mut run.sources, &Disk, loaded, place, &mut claims);
            outputs.extend(made.into_iter().map(|output| (output, State::Skipped)));
        }
        let is_refused = action == Action::Generate && (run.has_errors() || !run.no_spec.is_empty());
        if !is_refused {
            for (output, state) in run.specs.iter_mut().flat_map(|spec| &mut spec.outputs) {
                *state = settle(output);
            }
        }
        run
    }

    /// Returns the outputs of all specs.
    pub(crate) fn outputs(&self) -> impl Iterator<Item = &(Output, State)> {
        self.specs.iter().flat_map(|spec| &spec.outputs)
    }

    /// Whether any spec, or a file that one fills, has errors.
    pub(crate) fn has_errors(&self) -> bool {
        self.specs.iter().any(|spec| spec.loaded.report.has_errors())
    }

    /// Returns how the run ends.
    pub(crate) fn exit(&self) -> Exit {
        let start = if self.no_spec.is_empty() { Exit::Success } else { Exit::Failed };
        let specs = self.specs.iter().map(|spec| spec.exit(self.deny_warnings));
        specs.fold(start, Exit::max)
    }
}

/// The errors and warnings of one file.
#[derive(Debug, Default)]
pub(crate) struct FileCount<'s> {
    pub(crate) file: &'s str,
    pub(crate) errors: usize,
    pub(crate) warnings: usize,
}

impl Spec {
    /// Counts errors and warnings by the file that they are in: the spec, or a file whose regions it fills.
    pub(crate) fn files<'s>(&'s self, sources: &'s Sources) -> Vec<FileCount<'s>> {
        let report = &self.loaded.report;
        let mut files: Vec<FileCount<'_>> = Vec::new();
        let mut last = None;
        for diagnostic in report.diagnostics() {
            let file = diagnostic.site.map_or(self.name.as_str(), |site| sources.get(site.file).path());
            let index = files.iter().position(|known| known.file == file).unwrap_or_else(|| {
                files.push(FileCount { file, ..FileCount::default() });
                files.len() - 1
            });
            match diagnostic.rule.severity {
                Severity::Error => files[index].errors += 1,
                Severity::Warning => files[index].warnings += 1,
            }
            last = Some(index);
        }
        // A report that is full only counts further diagnostics; they are in the file that filled it.
        if let Some(index) = last {
            let kept = |count: fn(&FileCount<'_>) -> usize| files.iter().map(count).sum::<usize>();
            let errors = report.errors() - kept(|file| file.errors);
            let warnings = self.warnings() - kept(|file| file.warnings);
            files[index].errors += errors;
            files[index].warnings += warnings;
        }
        files
    }

    /// Returns the number of warnings.
    pub(crate) fn warnings(&self) -> usize {
        let report = &self.loaded.report;
        report.diagnostics().len() + report.dropped() - report.errors()
    }

    /// Returns the number of codes; 0 if the spec has errors.
    pub(crate) fn codes(&self) -> usize {
        self.loaded.spec.as_ref().map_or(0, |spec| spec.codes.len())
    }

    fn exit(&self, deny_warnings: bool) -> Exit {
        let diagnostics = self.loaded.report.diagnostics().iter().map(|found| match found.rule.severity {
            _ if *found.rule == rules::UNREADABLE => Exit::Failed,
            Severity::Error => Exit::Errors,
            Severity::Warning if deny_warnings => Exit::Errors,
            Severity::Warning => Exit::Success,
        });
        let outputs = self.outputs.iter().map(|(_, state)| match state {
            State::UpToDate | State::Written | State::Skipped => Exit::Success,
            State::OutOfDate(_) | State::Missing => Exit::Errors,
            State::Failed(_) => Exit::Failed,
        });
        let counted = if self.loaded.report.has_errors() { Exit::Errors } else { Exit::Success };
        diagnostics.chain(outputs).fold(counted, Exit::max)
    }
}
