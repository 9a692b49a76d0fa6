//! A run as a SARIF 2.1.0 log on stdout, which code scanning and editors read.
//!
//! Paths are relative to the root of the repository, as code scanning requires.

use errspec_codegen::__internal::percent;
use errspec_codegen::__internal::rules::{Rule, Severity};
use serde_json::{Value, json};

use super::finding::{self, About, Finding, Place};
use crate::args::Input;
use crate::exit::Exit;
use crate::run::Run;
use crate::streams::Streams;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// The id of a result about an output, and what it means.
const OUTPUT: (&str, &str) = ("output", "Each output of a spec must be up to date.");
/// The id of the result if no spec is found, and what it means.
const NO_SPEC: (&str, &str) = ("no-spec", "A run needs a spec that it can read.");

pub(super) fn show(run: &Run, input: &Input, streams: &mut Streams) {
    let findings = finding::all(run, input);
    let mut rules: Vec<&str> = findings.iter().map(|finding| id(finding.about)).collect();
    rules.sort_unstable();
    rules.dedup();
    let described = rules.iter().map(|rule| findings.iter().find(|found| id(found.about) == *rule));
    let document = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "errspec",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": described.flatten().map(|found| rule(found.about)).collect::<Vec<_>>(),
            } },
            // Whether the command could do its work, not whether it found anything.
            "invocations": [{ "executionSuccessful": run.exit() != Exit::Failed }],
            "columnKind": "unicodeCodePoints",
            "results": findings.iter().map(|finding| result(finding, &rules)).collect::<Vec<_>>(),
        }],
    });
    streams.document(&format!("{document:#}\n"));
}

fn id(about: About) -> &'static str {
    match about {
        About::NoSpec => NO_SPEC.0,
        About::Rule(rule) => rule.id,
        About::Output => OUTPUT.0,
    }
}

fn rule(about: About) -> Value {
    let described = |summary: &str, severity| {
        json!({
            "id": id(about),
            "shortDescription": { "text": summary },
            "defaultConfiguration": { "level": level(severity) },
        })
    };
    match about {
        About::NoSpec => described(NO_SPEC.1, Severity::Error),
        About::Output => described(OUTPUT.1, Severity::Error),
        About::Rule(rule @ Rule { severity, page, .. }) => {
            let mut value = described(rule.summary(), *severity);
            value["help"] = json!({ "text": page, "markdown": page });
            value
        }
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn result(finding: &Finding, rules: &[&str]) -> Value {
    let id = id(finding.about);
    let text = finding.notes.iter().fold(finding.message.clone(), |text, note| text + "\nnote: " + note);
    let mut result = json!({
        "ruleId": id,
        "ruleIndex": rules.iter().position(|rule| *rule == id),
        "level": level(finding.severity),
        "message": { "text": finding.with_help(text) },
        // A result without a file is about the run.
        "locations": finding.place.iter().map(location).collect::<Vec<_>>(),
    });
    if !finding.related.is_empty() {
        let related = (0..).zip(&finding.related).map(|(number, (label, place))| {
            let mut location = location(place);
            location["id"] = u64::into(number);
            location["message"] = json!({ "text": label });
            location
        });
        result["relatedLocations"] = related.collect();
    }
    result
}

fn location(place: &Place) -> Value {
    let mut region = json!({ "startLine": place.start.line });
    if let Some(column) = place.start.column {
        region["startColumn"] = column.into();
    }
    region["endLine"] = place.end.line.into();
    if let Some(column) = place.end.column {
        region["endColumn"] = column.into();
    }
    let uri = place.file.split('/').map(percent::encoded).collect::<Vec<_>>().join("/");
    json!({ "physicalLocation": { "artifactLocation": { "uri": uri }, "region": region } })
}
