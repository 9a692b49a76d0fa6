//! Generates the outputs of a spec in memory, before anything is written.

use errspec_codegen::__internal::disk::Files;
use errspec_codegen::__internal::load::Loaded;
use errspec_codegen::__internal::site::Sources;

use crate::border::Border;
use crate::check::{self, Checked};
use crate::claims::Claims;
use crate::kinds::{File, Job, Run};
use crate::output::Output;
use crate::place::Place;
use crate::replace;

/// Checks the outputs of a spec and generates all of them in memory, in the order of the spec.
///
/// Returns no outputs if there are errors, which are in the report. Files with regions are read from `files`.
pub fn emit(
    sources: &mut Sources,
    files: &dyn Files,
    loaded: &mut Loaded,
    place: &Place,
    claims: &mut Claims,
) -> Vec<Output> {
    let checked = check(loaded);
    let Loaded { report, spec, .. } = loaded;
    let Some(spec) = spec else { return Vec::new() };
    let (source, border) = (place.source(), Border::of(place));
    let mut outputs = Vec::with_capacity(checked.len());
    for output in &checked {
        let target = match border.resolve(place, output) {
            Ok(target) => target,
            Err(refused) => {
                report.push(*refused);
                continue;
            }
        };
        let refused =
            claims.refuse(output, &target, place).or_else(|| border.unsuited(&target, place, output));
        if let Some(refused) = refused {
            report.push(refused);
            continue;
        }
        let name = place.name_of(&output.path);
        let Checked { path, kind, settings, site } = output;
        let job = Job { spec, path, name: &name, site: *site, target: &target, settings, source: &source };
        let run = &mut Run { sources, files, report };
        for File { within, text } in (kind.emit)(&job, run).into_iter().flatten() {
            let is_alone = within.is_empty();
            let path = if is_alone { target.clone() } else { target.join(&within) };
            let name = if is_alone { name.clone() } else { format!("{name}/{within}") };
            if !kind.is_read
                && let Some(refused) = replace::refuse(run.files, &path, &name, *site)
            {
                run.report.push(refused);
            }
            outputs.push(Output { name, path, text, site: *site });
        }
    }
    report.sort();
    if report.has_errors() { Vec::new() } else { outputs }
}

/// Checks the outputs of a spec, even if the spec has errors. If an output has errors, the spec is removed.
pub fn check(loaded: &mut Loaded) -> Vec<Checked> {
    let checked = check::check(&loaded.listing, &mut loaded.report);
    loaded.report.sort();
    if loaded.report.has_errors() {
        loaded.spec = None;
    }
    checked
}
