//! A run as one JSON document on stdout, for programs.
//!
//! Its keys are stable: new keys may be added, existing ones keep their names and meanings. `README.md` documents them.

use errspec_codegen::__internal::render::{self, Color};
use errspec_codegen::__internal::report::Diagnostic;
use errspec_codegen::__internal::rules::Severity;
use errspec_codegen::__internal::site::{Site, Sources};
use serde_json::{Value, json};

use crate::exit::Exit;
use crate::run::{Action, Run, Spec, State};
use crate::streams::Streams;

/// The version of the document's format.
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
            Exit::Success => "ok",
            Exit::Errors => "errors",
            Exit::Failed => "failed",
        },
        "error": error(run),
        "specs": run.specs.iter().map(|one| spec(&run.sources, one)).collect::<Vec<_>>(),
    });
    streams.document(&format!("{document:#}\n"));
}

/// Why specs cannot be read, one line each.
fn error(run: &Run) -> Option<String> {
    let errors: Vec<_> = run.no_spec.iter().map(|none| none.error.as_str()).collect();
    (!errors.is_empty()).then(|| errors.join("\n"))
}

fn spec(sources: &Sources, spec: &Spec) -> Value {
    let report = &spec.loaded.report;
    json!({
        "spec": spec.name,
        "codes": spec.loaded.spec.as_ref().map(|spec| spec.codes.len()),
        "errors": report.errors(),
        "warnings": spec.warnings(),
        "files": spec.files(sources).iter().map(|count| {
            json!({ "file": count.file, "errors": count.errors, "warnings": count.warnings })
        }).collect::<Vec<_>>(),
        "diagnostics": report.diagnostics().iter().map(|found| diagnostic(sources, found)).collect::<Vec<_>>(),
        "diagnostics_omitted": report.dropped(),
        "outputs": spec.outputs.iter().map(|(output, state)| file(&output.name, state)).collect::<Vec<_>>(),
    })
}

fn diagnostic(sources: &Sources, found: &Diagnostic) -> Value {
    let related = found.related.iter().map(|(site, label)| {
        json!({
            "message": label,
            "span": span(sources, *site),
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
        "span": found.site.map(|site| span(sources, site)),
        "related": related.collect::<Vec<_>>(),
        "notes": found.notes,
        "help": found.help,
        "rendered": render::one(sources, found, Color::Plain),
    })
}

/// Lines and columns count from 1, columns in characters, bytes from 0; the end is exclusive.
fn span(sources: &Sources, site: Site) -> Value {
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
        State::UpToDate => file["state"] = "up_to_date".into(),
        State::Written => file["state"] = "written".into(),
        State::Missing => file["state"] = "missing".into(),
        State::Skipped => file["state"] = "skipped".into(),
        State::Failed(error) => {
            file["state"] = "failed".into();
            file["error"] = error.as_str().into();
        }
        State::OutOfDate(diff) => {
            file["state"] = "out_of_date".into();
            file["line"] = diff.line.into();
            file["diff"] = diff.text.as_str().into();
            file["diff_lines_omitted"] = diff.omitted.into();
        }
    }
    file
}
