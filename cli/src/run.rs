//! What a run over specs and their outputs came to, whatever it is shown as.

use errspec_codegen::disk::Disk;
use errspec_codegen::load::Loaded;
use errspec_codegen::rules::{self, Severity};
use errspec_codegen::site::Sources;
use errspec_codegen::textdiff::Diff;
use errspec_outputs::{Claims, Output, Place};

use crate::args::Input;
use crate::exit::Exit;
use crate::specs::{self, NoSpec};

/// What a run does with outputs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verb {
    Generate,
    Check,
    Explain,
}

/// All specs of a run.
pub(crate) struct Run {
    /// The texts of the specs, and of the files that their outputs go into.
    pub(crate) sources: Sources,
    /// What is done.
    pub(crate) verb: Verb,
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
    /// Reads all specs and makes all their outputs; then `settle` looks at each output,
    /// but only if no spec has a mistake.
    pub(crate) fn new(verb: Verb, input: &Input, settle: impl Fn(&Output) -> State) -> Self {
        let mut run = Self {
            sources: Sources::default(),
            verb,
            specs: Vec::new(),
            no_spec: None,
            deny_warnings: false,
        };
        if let Err(no_spec) = run.read(input) {
            run.no_spec = Some(no_spec);
            return run;
        }
        if !run.specs.iter().any(|spec| spec.loaded.report.has_errors()) {
            for (output, state) in run.specs.iter_mut().flat_map(|spec| &mut spec.outputs) {
                *state = settle(output);
            }
        }
        run
    }

    fn read(&mut self, input: &Input) -> Result<(), NoSpec> {
        let mut claims = Claims::default();
        for place in specs::asked(input)? {
            let mut loaded =
                specs::load(&mut self.sources, &place).map_err(|error| NoSpec { error, help: None })?;
            // Whoever asks what a code means need not have every file in order.
            let outputs = match self.verb {
                Verb::Generate | Verb::Check => {
                    errspec_outputs::emit(&mut self.sources, &Disk, &mut loaded, &place, &mut claims)
                }
                Verb::Explain => Vec::new(),
            };
            let outputs = outputs.into_iter().map(|output| (output, State::Untouched)).collect();
            self.specs.push(Spec { name: place.name(), place, loaded, outputs });
        }
        Ok(())
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
