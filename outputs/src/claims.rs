//! Which file belongs to which output: no two outputs write the same file.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::path::PathBuf;

use errspec_codegen::model::OutputKind;
use errspec_codegen::quoted::shown;
use errspec_codegen::report::{Diagnostic, Report};
use errspec_codegen::rules;
use errspec_codegen::site::Site;
use errspec_codegen::write::meant;

use crate::make::Job;

/// The files that the specs of this run produce, each with the output that does.
///
/// Only the schema may be the output of several specs, because it is the same for all of them.
#[derive(Debug, Default)]
pub struct Claims(HashMap<PathBuf, Claim>);

#[derive(Debug)]
struct Claim {
    /// What people call the spec.
    spec: String,
    kind: OutputKind,
    /// The path of the output in the spec.
    site: Site,
}

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
    let first = match claims.0.entry(file) {
        Entry::Occupied(first) => first.into_mut(),
        Entry::Vacant(free) => {
            free.insert(Claim { spec: place.name(), kind: output.kind.clone(), site: output.site });
            return None;
        }
    };
    if first.kind == OutputKind::Schema && output.kind == OutputKind::Schema {
        return None;
    }
    // `check` has found those of one spec that are written alike; links make others one.
    let refused = if first.site.file == output.site.file {
        refuse("the file of another output", "remove one of them")
    } else {
        refuse(&format!("an output of `{}` too", shown(&first.spec)), "give each spec files of its own")
    };
    Some(refused.related(first.site, "the first"))
}
