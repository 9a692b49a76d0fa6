//! Which file belongs to which output: no two outputs write the same file.

use std::collections::HashMap;
use std::path::PathBuf;

use errspec_codegen::model::OutputKind;
use errspec_codegen::package;
use errspec_codegen::quoted::shown;
use errspec_codegen::report::{Diagnostic, Report};
use errspec_codegen::rules;
use errspec_codegen::write::meant;

use crate::make::Job;

/// The files that the specs of this run produce, each with the name of its spec.
///
/// Only the schema may be the output of several specs, because it is the same for all of them.
#[derive(Debug, Default)]
pub struct Claims(HashMap<PathBuf, (String, OutputKind)>);

/// Whether nobody else writes that file: not the author of the spec, and neither another output nor another spec.
pub(crate) fn is_free(job: &Job<'_>, claims: &mut Claims, report: &mut Report) -> bool {
    let Some(found) = refused(job, claims) else { return true };
    report.push(found);
    false
}

fn refused(job: &Job<'_>, claims: &mut Claims) -> Option<Diagnostic> {
    let Job { output, place, path, .. } = job;
    let refuse = |problem: &str, help: &str| {
        let message = format!("the output `{}` is {problem}", shown(&output.path));
        Diagnostic::new(&rules::DUPLICATE_OUTPUT, output.site, message).help(help)
    };
    let file = meant(path);
    if place.spec.as_ref().is_some_and(|spec| meant(spec) == file) {
        return Some(refuse("the spec itself", "name another file"));
    }
    let before = claims.0.insert(file.clone(), (place.name(), output.kind.clone()));
    let (other, _) =
        before.filter(|(_, kind)| [kind, &output.kind].iter().any(|kind| **kind != OutputKind::Schema))?;
    // `check` has found those that are written alike; links make others one.
    let earlier = job.spec.outputs.iter().take_while(|earlier| earlier.site != output.site);
    let first = earlier.filter(|_| other == place.name());
    let mut first = first.map(|first| (first.site, meant(&package::real(&place.package.join(&first.path)))));
    Some(match first.find(|(_, first)| *first == file) {
        Some((first, _)) => {
            refuse("the file of another output", "remove one of them").related(first, "the first")
        }
        None => refuse(&format!("an output of `{}` too", shown(&other)), "give each spec files of its own"),
    })
}
