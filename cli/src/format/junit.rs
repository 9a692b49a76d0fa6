//! A run as JUnit XML on stdout, which CI systems show as a report of tests.
//!
//! A spec is a test suite. Its test cases are its errors, or one that it has none, and its outputs.
//! The format has no standard; this is the part that Jenkins and GitLab read.

use std::fmt::Write;

use errspec_codegen::__internal::render::{self, Color};
use errspec_codegen::__internal::rules::Severity;

use super::finding::{self, About, Finding};
use crate::args::Input;
use crate::run::{Run, Spec, State};
use crate::specs::NoSpec;
use crate::streams::Streams;

pub(super) fn show(run: &Run, input: &Input, streams: &mut Streams) {
    let mut suites: Vec<Suite> = run.specs.iter().map(|spec| of_spec(run, spec, input)).collect();
    let unread: Vec<_> = run.no_spec.iter().map(of_unread).collect();
    if !unread.is_empty() {
        suites.push(Suite { name: "errspec".to_owned(), cases: unread, log: String::new() });
    }
    let of = |count: fn(&Suite) -> usize| suites.iter().map(count).sum::<usize>();
    let mut xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned();
    let counts = (of(|suite| suite.cases.len()), of(Suite::failures), of(Suite::errors));
    let (tests, failures, errors) = counts;
    line(
        &mut xml,
        &format!(
            "<testsuites name=\"errspec\" tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\">"
        ),
    );
    for suite in &suites {
        suite.write(&mut xml);
    }
    line(&mut xml, "</testsuites>");
    streams.document(&xml);
}

struct Suite {
    name: String,
    cases: Vec<Case>,
    /// Warnings, which do not fail a test case.
    log: String,
}

struct Case {
    name: String,
    outcome: Outcome,
}

enum Outcome {
    Passed,
    Skipped,
    Failure {
        kind: &'static str,
        message: String,
        text: String,
    },
    /// It could not be checked.
    Error {
        message: String,
        text: String,
    },
}

fn of_unread(none: &NoSpec) -> Case {
    let help = none.help.iter().map(|help| format!("\nhelp: {help}"));
    let text = std::iter::once(none.error.clone()).chain(help).collect();
    Case { name: "a spec is read".to_owned(), outcome: Outcome::Error { message: none.error.clone(), text } }
}

fn of_spec(run: &Run, spec: &Spec, input: &Input) -> Suite {
    let (mut cases, mut log) = (Vec::new(), String::new());
    for found in spec.loaded.report.diagnostics() {
        let finding = finding::of_diagnostic(&run.sources, found, &spec.place.from, run.deny_warnings);
        let text = render::one(&run.sources, found, Color::Plain);
        match finding.severity {
            Severity::Error => cases.push(of_error(&finding, text)),
            Severity::Warning => line(&mut log, &text),
        }
    }
    if cases.is_empty() {
        cases.push(Case { name: format!("{} has no errors", spec.name), outcome: Outcome::Passed });
    }
    for (output, state) in &spec.outputs {
        let name = format!("{} is up to date", output.name);
        let outcome = match finding::of_output(&output.path, state, input) {
            None if matches!(state, State::Skipped) => Outcome::Skipped,
            None => Outcome::Passed,
            Some(finding) => of_bad_output(&finding, state),
        };
        cases.push(Case { name, outcome });
    }
    Suite { name: spec.name.clone(), cases, log }
}

fn of_error(finding: &Finding, text: String) -> Case {
    let kind = match finding.about {
        About::Rule(rule) => rule.id,
        About::NoSpec | About::Output => "errspec",
    };
    let place = finding.place.as_ref().map(|place| format!(" in {} line {}", place.file, place.start.line));
    let name = format!("{kind}{}", place.unwrap_or_default());
    Case { name, outcome: Outcome::Failure { kind, message: finding.message.clone(), text } }
}

fn of_bad_output(finding: &Finding, state: &State) -> Outcome {
    let message = finding.message.clone();
    let text = finding.with_help(message.clone());
    match state {
        State::OutOfDate(diff) => {
            Outcome::Failure { kind: "output", message, text: format!("{text}\n{}", diff.text) }
        }
        State::Failed(_) => Outcome::Error { message, text },
        State::Missing | State::UpToDate | State::Written | State::Skipped => {
            Outcome::Failure { kind: "output", message, text }
        }
    }
}

impl Suite {
    fn failures(&self) -> usize {
        self.cases.iter().filter(|case| matches!(case.outcome, Outcome::Failure { .. })).count()
    }

    fn errors(&self) -> usize {
        self.cases.iter().filter(|case| matches!(case.outcome, Outcome::Error { .. })).count()
    }

    fn skipped(&self) -> usize {
        self.cases.iter().filter(|case| matches!(case.outcome, Outcome::Skipped)).count()
    }

    fn write(&self, xml: &mut String) {
        let Self { name, cases, log } = self;
        let (failures, errors, skipped) = (self.failures(), self.errors(), self.skipped());
        line(
            xml,
            &format!(
                "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{failures}\" errors=\"{errors}\" skipped=\"{skipped}\">",
                attribute(name),
                cases.len()
            ),
        );
        for case in cases {
            let open =
                format!("    <testcase classname=\"{}\" name=\"{}\"", attribute(name), attribute(&case.name));
            match &case.outcome {
                Outcome::Passed => line(xml, &format!("{open}/>")),
                Outcome::Skipped => line(xml, &format!("{open}><skipped/></testcase>")),
                Outcome::Failure { kind, message, text } => {
                    let (message, text) = (attribute(message), element(text));
                    line(
                        xml,
                        &format!(
                            "{open}>\n      <failure type=\"{kind}\" message=\"{message}\">{text}</failure>\n    </testcase>"
                        ),
                    );
                }
                Outcome::Error { message, text } => {
                    let (message, text) = (attribute(message), element(text));
                    line(
                        xml,
                        &format!(
                            "{open}>\n      <error type=\"errspec\" message=\"{message}\">{text}</error>\n    </testcase>"
                        ),
                    );
                }
            }
        }
        if !log.is_empty() {
            line(xml, &format!("    <system-out>{}</system-out>", element(log)));
        }
        line(xml, "  </testsuite>");
    }
}

fn line(xml: &mut String, text: &str) {
    writeln!(xml, "{text}").expect("writing to a String cannot fail");
}

/// The text in an attribute, where a line break would become a space.
fn attribute(text: &str) -> String {
    element(text).replace('\n', "&#10;").replace('\t', "&#9;")
}

/// The text in an element. XML has no way to write most control characters.
fn element(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(c),
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            c if c.is_control() => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}
