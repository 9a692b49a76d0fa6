//! A run as GitHub Actions reads it: the text for people as the log, and an annotation for each diagnostic.
//!
//! Everything goes to stdout, because the runner does not keep the order of the two streams.

use std::hash::{BuildHasher, RandomState};

use errspec_codegen::__internal::rules::Severity;

use super::finding::{self, About, Finding};
use super::human::{self, Piece};
use crate::args::Input;
use crate::run::Run;
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
    let findings = finding::all(run, input);
    for finding in &findings {
        streams.result(&annotation(finding));
    }
    streams.result(&limit(&findings));
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

/// A message that GitHub shows at a line.
fn annotation(finding: &Finding) -> String {
    let kind = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let title = match finding.about {
        About::NoSpec => "errspec".to_owned(),
        About::Rule(rule) => format!("errspec: {}", rule.id),
        About::Output => "errspec: output".to_owned(),
    };
    let related = finding.related.iter();
    // Readers of an annotation do not know the working directory of the job.
    let related = related.map(|(label, place)| format!("\n{label}: {}:{}", place.file, place.start.line));
    let notes = finding.notes.iter().map(|note| format!("\nnote: {note}"));
    let text: String = std::iter::once(finding.message.clone()).chain(related).chain(notes).collect();
    let mut properties = Vec::new();
    // Stdin is not a file of the repository.
    if let Some(place) = finding.place.as_ref().filter(|place| !place.is_stdin) {
        properties.push(format!("file={}", property(&place.file)));
        properties.push(format!("line={}", place.start.line));
        properties.push(format!("endLine={}", place.end.line));
        // GitHub accepts columns only within one line.
        if let (Some(first), Some(end)) = (place.start.column, place.end.column)
            && place.start.line == place.end.line
        {
            properties.push(format!("col={first}"));
            properties.push(format!("endColumn={end}"));
        }
    }
    properties.push(format!("title={}", property(&title)));
    format!("::{kind} {}::{}\n", properties.join(","), message(&finding.with_help(text)))
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
fn limit(findings: &[Finding]) -> String {
    let of = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
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
