//! A run as one JSON document on stdout, for programs.
//!
//! Its keys are a promise: new ones may come, those that are there keep their names and meanings.

use errspec_codegen::__internal::render::{self, Colour};
use errspec_codegen::__internal::report::Diagnostic;
use errspec_codegen::__internal::rules::Severity;
use errspec_codegen::__internal::site::{Site, Sources};
use serde_json::{Value, json};

use crate::exit::Exit;
use crate::run::{Action, Run, Spec, State};
use crate::streams::Streams;

/// The version of the document.
const VERSION: u32 = 1;

pub(super) fn show(run: &Run, streams: &mut Streams) {
    let document = json!({
        "version": VERSION,
        "command": match run.action {
            Action::Generate => "generate",
            Action::Check => "check",
            Action::Explain => "explain",
            Action::List => "list",
        },
        "status": match run.exit() {
            Exit::Fine => "ok",
            Exit::Mistakes => "mistakes",
            Exit::Failed => "failed",
        },
        "error": run.no_spec.as_ref().map(|none| &none.error),
        "specs": run.specs.iter().map(|one| spec(&run.sources, one)).collect::<Vec<_>>(),
    });
    streams.document(&format!("{document:#}\n"));
}

fn spec(sources: &Sources, spec: &Spec) -> Value {
    let report = &spec.loaded.report;
    json!({
        "spec": spec.name,
        "codes": spec.loaded.spec.as_ref().map(|spec| spec.codes.len()),
        "errors": report.errors(),
        "warnings": spec.warnings(),
        "diagnostics": report.diagnostics().iter().map(|found| finding(sources, found)).collect::<Vec<_>>(),
        "diagnostics_left_out": report.dropped(),
        "outputs": spec.outputs.iter().map(|(output, state)| file(&output.name, state)).collect::<Vec<_>>(),
    })
}

fn finding(sources: &Sources, found: &Diagnostic) -> Value {
    let related = found.related.iter().map(|(site, label)| {
        json!({
            "message": label,
            "place": place(sources, *site),
        })
    });
    json!({
        "rule": found.rule.id,
        "severity": match found.rule.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        "message": found.message,
        "label": found.label,
        "place": found.site.map(|site| place(sources, site)),
        "related": related.collect::<Vec<_>>(),
        "notes": found.notes,
        "help": found.help,
        "rendered": render::one(sources, found, Colour::Plain),
    })
}

/// Lines and columns from 1, columns in characters; bytes from 0; the end is behind the last character.
fn place(sources: &Sources, site: Site) -> Value {
    let source = sources.get(site.file);
    let point = |byte: u32| {
        let at = source.position(byte);
        json!({ "line": at.line, "column": at.column, "byte": byte })
    };
    json!({ "file": source.path(), "start": point(site.start), "end": point(site.end) })
}

fn file(name: &str, state: &State) -> Value {
    let mut file = json!({ "file": name });
    match state {
        State::Fresh => file["state"] = "fresh".into(),
        State::Written => file["state"] = "written".into(),
        State::Missing => file["state"] = "missing".into(),
        State::Untouched => file["state"] = "untouched".into(),
        State::Failed(error) => {
            file["state"] = "failed".into();
            file["error"] = error.as_str().into();
        }
        State::Stale(diff) => {
            file["state"] = "stale".into();
            file["line"] = diff.line.into();
            file["diff"] = diff.text.as_str().into();
            file["diff_lines_left_out"] = diff.left_out.into();
        }
    }
    file
}
