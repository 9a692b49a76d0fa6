//! A run as GitHub Actions reads it: the text for people as the log, and an annotation for each diagnostic.
//!
//! Everything goes to stdout, because the runner does not keep the order of the two streams.

use std::hash::{BuildHasher, RandomState};
use std::path::{Path, PathBuf};

use errspec_codegen::__internal::package;
use errspec_codegen::__internal::report::Diagnostic;
use errspec_codegen::__internal::rules::Severity;
use errspec_codegen::__internal::site::{Site, Sources};
use errspec_outputs::__internal::STDIN;

use super::human::{self, Piece};
use crate::args::Input;
use crate::run::{Run, State};
use crate::streams::Streams;

/// How many errors, and how many warnings, GitHub shows for one step.
const KEPT: usize = 10;

pub(super) fn show(run: &Run, input: &Input, streams: &mut Streams) {
    let log: String = human::pieces(run, input)
        .into_iter()
        .map(|piece| match piece {
            Piece::Result(text) | Piece::Message(text) => text,
        })
        .collect();
    streams.result(&guarded(&log));
    let annotations = annotations(run, input);
    for annotation in &annotations {
        streams.result(&annotation.line());
    }
    streams.result(&limit(&annotations));
}

/// A message that GitHub shows at a line.
struct Annotation {
    severity: Severity,
    title: String,
    message: String,
    /// The file and its lines, if the annotation is about a file.
    place: Option<(String, Lines)>,
}

/// A range of lines; GitHub accepts columns only within one line.
struct Lines {
    first: usize,
    last: usize,
    columns: Option<(usize, usize)>,
}

/// Keeps the runner from running a line of the log as a command.
fn guarded(log: &str) -> String {
    let command = |line: &str| line.trim_start().starts_with("::") || line.contains("##[");
    if !log.lines().any(command) {
        return log.to_owned();
    }
    // The author of a spec cannot guess this number.
    let token = format!("errspec-{:016x}", RandomState::new().hash_one(log));
    format!("::stop-commands::{token}\n{log}::{token}::\n")
}

fn annotations(run: &Run, input: &Input) -> Vec<Annotation> {
    let mut all = Vec::new();
    if let Some(none) = &run.no_spec {
        let message = with_help(&none.error, none.help.as_slice());
        all.push(Annotation { severity: Severity::Error, title: "errspec".to_owned(), message, place: None });
    }
    for spec in &run.specs {
        let from = &spec.place.from;
        let diagnostics = spec.loaded.report.diagnostics().iter();
        all.extend(diagnostics.map(|found| of_diagnostic(&run.sources, found, from, run.deny_warnings)));
        for (output, state) in &spec.outputs {
            let file = from_root(&output.path);
            let (message, line) = match state {
                State::OutOfDate(diff) => (format!("`{file}` is out of date"), diff.line),
                State::Missing => (format!("`{file}` is missing"), 1),
                State::Failed(error) => (error.clone(), 1),
                State::UpToDate | State::Written | State::Skipped => continue,
            };
            let help = match state {
                State::Failed(_) => None,
                _ => Some(human::update_help(input)),
            };
            let lines = Lines { first: line, last: line, columns: None };
            all.push(Annotation {
                severity: Severity::Error,
                title: "errspec: output".to_owned(),
                message: with_help(&message, help.as_slice()),
                place: Some((file, lines)),
            });
        }
    }
    all
}

fn of_diagnostic(sources: &Sources, found: &Diagnostic, from: &Path, deny_warnings: bool) -> Annotation {
    let related = found.related.iter().map(|(site, label)| {
        // Readers of an annotation do not know the working directory of the job.
        let (file, line) = match place(sources, *site, from) {
            Some((file, lines)) => (file, lines.first),
            None => (STDIN.to_owned(), sources.get(site.file).position(site.start).line),
        };
        format!("\n{label}: {file}:{line}")
    });
    let notes = found.notes.iter().map(|note| format!("\nnote: {note}"));
    let message: String = std::iter::once(found.message.clone()).chain(related).chain(notes).collect();
    let severity = if deny_warnings { Severity::Error } else { found.rule.severity };
    Annotation {
        severity,
        title: format!("errspec: {}", found.rule.id),
        message: with_help(&message, &found.help),
        place: found.site.and_then(|site| place(sources, site, from)),
    }
}

fn with_help(message: &str, help: &[String]) -> String {
    help.iter().fold(message.to_owned(), |text, help| text + "\nhelp: " + help)
}

/// Returns the file and its lines; `None` for stdin, which is not a file of the repository.
fn place(sources: &Sources, site: Site, from: &Path) -> Option<(String, Lines)> {
    let source = sources.get(site.file);
    if source.path() == STDIN {
        return None;
    }
    let (start, end) = (source.position(site.start), source.position(site.end));
    let columns = (start.line == end.line).then_some((start.column, end.column));
    let lines = Lines { first: start.line, last: end.line, columns };
    Some((from_root(&from.join(source.path())), lines))
}

/// Returns the path relative to the root of the repository, or else to the working directory.
fn from_root(path: &Path) -> String {
    let root = package::repository(path).or_else(|| std::env::current_dir().ok());
    package::name(path, &root.unwrap_or_else(|| PathBuf::from("/")))
}

impl Annotation {
    fn line(&self) -> String {
        let kind = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let mut properties = Vec::new();
        if let Some((file, lines)) = &self.place {
            properties.push(format!("file={}", property(file)));
            properties.push(format!("line={}", lines.first));
            properties.push(format!("endLine={}", lines.last));
            if let Some((first, end)) = lines.columns {
                properties.push(format!("col={first}"));
                properties.push(format!("endColumn={end}"));
            }
        }
        properties.push(format!("title={}", property(&self.title)));
        format!("::{kind} {}::{}\n", properties.join(","), message(&self.message))
    }
}

/// Escapes the text of a message.
fn message(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes the value of a property.
fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}

/// A line for the log if GitHub does not show all annotations.
fn limit(annotations: &[Annotation]) -> String {
    let of = |severity| annotations.iter().filter(|annotation| annotation.severity == severity).count();
    let (errors, warnings) = (of(Severity::Error), of(Severity::Warning));
    if errors <= KEPT && warnings <= KEPT {
        return String::new();
    }
    let errors = human::count(errors, "error");
    let warnings = human::count(warnings, "warning");
    format!(
        "GitHub shows at most {KEPT} errors and {KEPT} warnings per step; this run has {errors} and {warnings}\n"
    )
}
