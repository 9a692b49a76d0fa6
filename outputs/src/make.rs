//! What a spec's outputs hold: everything is made in memory before anything is written.

use std::path::PathBuf;

use errspec_codegen::disk::Files;
use errspec_codegen::emit::{self, Settings};
use errspec_codegen::load::Loaded;
use errspec_codegen::model::{self, OutputKind};
use errspec_codegen::report::{Diagnostic, Report};
use errspec_codegen::site::Sources;
use errspec_codegen::{package, read, rules};

use crate::claims::{self, Claims};
use crate::output::Output;
use crate::place::Place;
use crate::{docs, schema};

/// Makes all outputs of a spec in memory, in the order of the spec; none, if there is a mistake.
///
/// What is wrong with a file that outputs go into is reported; such files are read from `files`.
pub fn emit(
    sources: &mut Sources,
    files: &dyn Files,
    loaded: &mut Loaded,
    place: &Place,
    claims: &mut Claims,
) -> Vec<Output> {
    let Loaded { report, spec } = loaded;
    let Some(spec) = spec else { return Vec::new() };
    let mut outputs = Vec::with_capacity(spec.outputs.len());
    for output in &spec.outputs {
        let path = package::real(&place.package.join(&output.path));
        let name = package::name(&path, &place.from);
        let job = Job { spec, output, place, path, name };
        if !claims::is_free(&job, claims, report) {
            continue;
        }
        if let Some(text) = text(&job, sources, files, report) {
            let Job { path, name, .. } = job;
            outputs.push(Output { name, path, text, site: output.site });
        }
    }
    report.sort();
    if report.has_errors() { Vec::new() } else { outputs }
}

/// What is known about one output while it is made.
pub(crate) struct Job<'a> {
    pub(crate) spec: &'a model::Spec,
    pub(crate) output: &'a model::Output,
    pub(crate) place: &'a Place,
    pub(crate) path: PathBuf,
    pub(crate) name: String,
}

fn text(job: &Job<'_>, sources: &mut Sources, files: &dyn Files, report: &mut Report) -> Option<String> {
    let Job { spec, output, place, .. } = job;
    let source = place.source();
    match &output.kind {
        OutputKind::Page => Some(docs::page(spec, &output.path, &source)),
        OutputKind::Table { bucket } => Some(docs::table(spec, *bucket, &output.path, &source)),
        OutputKind::Regions => regions(job, sources, files, report),
        OutputKind::Rust { name } => {
            let spec =
                spec.rust().unwrap_or_else(|| unreachable!("a spec that lists Rust is checked for it"));
            Some(emit::file(&spec, &Settings::named(name), &source))
        }
        OutputKind::Schema => Some(schema::schema()),
    }
}

fn regions(job: &Job<'_>, sources: &mut Sources, files: &dyn Files, report: &mut Report) -> Option<String> {
    let Job { spec, output, path, name, .. } = job;
    if !files.exists(path) {
        let message = format!("there is no file `{name}` to fill the regions of");
        let markers = "`<!-- errspec:begin table -->`, `<!-- errspec:end -->`";
        report.push(
            Diagnostic::new(&rules::UNREADABLE, output.site, message)
                .help(format!("make the file, with markers around the place of the table: {markers}")),
        );
        return None;
    }
    let file = read::file(sources, files, path, name, report)?;
    docs::regions(spec, sources, file, report)
}
