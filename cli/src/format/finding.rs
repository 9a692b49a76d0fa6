//! What a run has to report, one by one, for formats that have a record for each.

use std::path::{Path, PathBuf};

use errspec_codegen::__internal::package;
use errspec_codegen::__internal::report::Diagnostic;
use errspec_codegen::__internal::rules::{Rule, Severity};
use errspec_codegen::__internal::site::{Site, Sources};
use errspec_outputs::__internal::STDIN;

use super::human;
use crate::args::Input;
use crate::run::{Run, State};

/// One record: a diagnostic, an output that fails the run, or the reason why there is no spec.
pub(super) struct Finding {
    pub(super) about: About,
    pub(super) severity: Severity,
    pub(super) message: String,
    /// Other spans, with a label.
    pub(super) related: Vec<(String, Place)>,
    pub(super) notes: Vec<String>,
    pub(super) help: Vec<String>,
    /// The span, if it is about a file of the repository.
    pub(super) place: Option<Place>,
}

/// What a record is about.
#[derive(Clone, Copy)]
pub(super) enum About {
    NoSpec,
    Rule(&'static Rule),
    /// An output that is out of date, missing, or cannot be read or written.
    Output,
}

/// A span of a file.
pub(super) struct Place {
    /// The path from the root of the repository; that of stdin has no file.
    pub(super) file: String,
    pub(super) is_stdin: bool,
    pub(super) start: Point,
    pub(super) end: Point,
}

/// A line and a column, both from 1; a column counts characters, and is unknown if only the line is known.
#[derive(Clone, Copy)]
pub(super) struct Point {
    pub(super) line: usize,
    pub(super) column: Option<usize>,
}

/// Returns the records of a run, in the order in which people read them.
pub(super) fn all(run: &Run, input: &Input) -> Vec<Finding> {
    let none = run.no_spec.iter().map(|none| Finding {
        help: none.help.iter().cloned().collect(),
        ..Finding::new(About::NoSpec, none.error.clone(), None)
    });
    let of_specs = run.specs.iter().flat_map(|spec| {
        let from = &spec.place.from;
        let diagnostics = spec.loaded.report.diagnostics().iter();
        let diagnostics =
            diagnostics.map(|found| of_diagnostic(&run.sources, found, from, run.deny_warnings));
        let outputs = spec.outputs.iter().filter_map(|(output, state)| of_output(&output.path, state, input));
        diagnostics.chain(outputs)
    });
    none.chain(of_specs).collect()
}

/// The record of an output, unless nothing is wrong with it.
pub(super) fn of_output(path: &Path, state: &State, input: &Input) -> Option<Finding> {
    let file = from_root(path);
    let (message, line) = match state {
        State::OutOfDate(diff) => (format!("`{file}` is out of date"), diff.line),
        State::Missing => (format!("`{file}` is missing"), 1),
        State::Failed(error) => (error.clone(), 1),
        State::UpToDate | State::Written | State::Skipped => return None,
    };
    let help = match state {
        State::Failed(_) => Vec::new(),
        _ => vec![human::update_help(input)],
    };
    let point = Point { line, column: None };
    let place = Place { file, is_stdin: false, start: point, end: point };
    Some(Finding { help, ..Finding::new(About::Output, message, Some(place)) })
}

/// The record of a diagnostic.
pub(super) fn of_diagnostic(
    sources: &Sources,
    found: &Diagnostic,
    from: &Path,
    deny_warnings: bool,
) -> Finding {
    let place = |site| place(sources, site, from);
    Finding {
        severity: if deny_warnings { Severity::Error } else { found.rule.severity },
        related: found.related.iter().map(|(site, label)| (label.clone(), place(*site))).collect(),
        notes: found.notes.clone(),
        help: found.help.clone(),
        ..Finding::new(About::Rule(found.rule), found.message.clone(), found.site.map(place))
    }
}

impl Finding {
    fn new(about: About, message: String, place: Option<Place>) -> Self {
        let (related, notes, help) = Default::default();
        Self { about, severity: Severity::Error, message, related, notes, help, place }
    }

    /// The message with the help lines below it.
    pub(super) fn with_help(&self, message: String) -> String {
        self.help.iter().fold(message, |text, help| text + "\nhelp: " + help)
    }
}

fn place(sources: &Sources, site: Site, from: &Path) -> Place {
    let source = sources.get(site.file);
    let [start, end] = [site.start, site.end].map(|byte| {
        let at = source.position(byte);
        Point { line: at.line, column: Some(at.column) }
    });
    let is_stdin = source.path() == STDIN;
    let file = if is_stdin { STDIN.to_owned() } else { from_root(&from.join(source.path())) };
    Place { file, is_stdin, start, end }
}

/// Returns the path relative to the root of the repository, or else to the working directory.
pub(super) fn from_root(path: &Path) -> String {
    let root = package::repository(path).or_else(|| std::env::current_dir().ok());
    package::name(path, &root.unwrap_or_else(|| PathBuf::from("/")))
}
