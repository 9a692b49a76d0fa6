//! What a run over specs and their outputs came to, whatever it is shown as.

use errspec_codegen::__internal::disk::Disk;
use errspec_codegen::__internal::load::Loaded;
use errspec_codegen::__internal::rules::{self, Severity};
use errspec_codegen::__internal::site::Sources;
use errspec_codegen::__internal::textdiff::Diff;
use errspec_outputs::__internal::{Claims, Output, Place};

use crate::exit::Exit;
use crate::session::{self, Session};
use crate::specs::NoSpec;

/// What a run does with the specs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Action {
    Generate,
    Check,
    Explain,
    List,
}

/// All specs of a run.
pub(crate) struct Run {
    /// The texts of the specs, and of the files that their outputs go into.
    pub(crate) sources: Sources,
    /// What is done.
    pub(crate) action: Action,
    /// The specs, in the order of the command line.
    pub(crate) specs: Vec<Spec>,
    /// Why the run could not even begin.
    pub(crate) no_spec: Option<NoSpec>,
    /// Whether a warning is as bad as an error.
    pub(crate) deny_warnings: bool,
}

/// One spec and what came of it.
pub(crate) struct Spec {
    /// What it is called.
    pub(crate) name: String,
    /// Where it and its outputs are.
    pub(crate) place: Place,
    pub(crate) loaded: Loaded,
    /// Empty if anything in the spec is wrong.
    pub(crate) outputs: Vec<(Output, State)>,
}

/// What an output was found to be, or became.
pub(crate) enum State {
    Fresh,
    Written,
    Stale(Diff),
    Missing,
    /// Another spec of the run has mistakes, so nothing was done.
    Untouched,
    /// It could not be read or written.
    Failed(String),
}

impl Run {
    /// What is wrong with the specs, whatever their outputs are.
    pub(crate) fn of_specs(session: Session, action: Action) -> Self {
        let Session { sources, specs, no_spec } = session;
        let specs = specs.into_iter().map(|spec| {
            let session::LoadedSpec { place, loaded } = spec;
            Spec { name: place.name(), place, loaded, outputs: Vec::new() }
        });
        let specs = specs.collect();
        Self { sources, action, specs, no_spec, deny_warnings: false }
    }

    /// Makes the outputs of all specs; then `settle` looks at each of them,
    /// but only if no spec has a mistake.
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
            outputs.extend(made.into_iter().map(|output| (output, State::Untouched)));
        }
        let has_mistakes = run.specs.iter().any(|spec| spec.loaded.report.has_errors());
        if run.no_spec.is_none() && !has_mistakes {
            for (output, state) in run.specs.iter_mut().flat_map(|spec| &mut spec.outputs) {
                *state = settle(output);
            }
        }
        run
    }

    /// All outputs.
    pub(crate) fn outputs(&self) -> impl Iterator<Item = &(Output, State)> {
        self.specs.iter().flat_map(|spec| &spec.outputs)
    }

    /// How the run ends.
    pub(crate) fn exit(&self) -> Exit {
        let began = if self.no_spec.is_some() { Exit::Failed } else { Exit::Fine };
        let specs = self.specs.iter().map(|spec| spec.exit(self.deny_warnings));
        specs.fold(began, Exit::max)
    }
}

impl Spec {
    /// How many findings are warnings.
    pub(crate) fn warnings(&self) -> usize {
        let report = &self.loaded.report;
        report.diagnostics().len() + report.dropped() - report.errors()
    }

    /// How many codes went in.
    pub(crate) fn codes(&self) -> usize {
        self.loaded.spec.as_ref().map_or(0, |spec| spec.codes.len())
    }

    fn exit(&self, deny_warnings: bool) -> Exit {
        let findings = self.loaded.report.diagnostics().iter().map(|found| match found.rule.severity {
            _ if *found.rule == rules::UNREADABLE => Exit::Failed,
            Severity::Error => Exit::Mistakes,
            Severity::Warning if deny_warnings => Exit::Mistakes,
            Severity::Warning => Exit::Fine,
        });
        let outputs = self.outputs.iter().map(|(_, state)| match state {
            State::Fresh | State::Written | State::Untouched => Exit::Fine,
            State::Stale(_) | State::Missing => Exit::Mistakes,
            State::Failed(_) => Exit::Failed,
        });
        let counted = if self.loaded.report.has_errors() { Exit::Mistakes } else { Exit::Fine };
        findings.chain(outputs).fold(counted, Exit::max)
    }
}
