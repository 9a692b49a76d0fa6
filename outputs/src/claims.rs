//! Which file belongs to which output: no two outputs write the same file.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::path::PathBuf;

use errspec_codegen::__internal::quoted::shown;
use errspec_codegen::__internal::report::Diagnostic;
use errspec_codegen::__internal::rules;
use errspec_codegen::__internal::site::Site;
use errspec_codegen::__internal::write::meant;

use crate::check::Checked;
use crate::kinds::Kind;
use crate::place::Place;

/// The files that are generated in this run, each with its output.
#[derive(Debug, Default)]
pub struct Claims(HashMap<PathBuf, Claim>);

#[derive(Debug)]
struct Claim {
    /// What people call the spec.
    spec: String,
    kind: &'static Kind,
    /// The path of the output in the spec.
    site: Site,
}

impl Claims {
    /// Claims the file of an output. Returns a diagnostic if it is the spec, or the file of another output.
    ///
    /// Only an output that is the same for all specs may belong to several of them.
    pub(crate) fn refuse(&mut self, output: &Checked, place: &Place) -> Option<Diagnostic> {
        let refuse = |problem: &str, help: &str| {
            let message = format!("the output `{}` is {problem}", shown(&output.path));
            Diagnostic::new(&rules::DUPLICATE_OUTPUT, output.site, message).help(help)
        };
        let file = meant(&place.target(&output.path));
        if place.spec.as_ref().is_some_and(|spec| meant(spec) == file) {
            return Some(refuse("the spec itself", "name another file"));
        }
        let first = match self.0.entry(file) {
            Entry::Occupied(first) => first.into_mut(),
            Entry::Vacant(free) => {
                free.insert(Claim { spec: place.name(), kind: output.kind, site: output.site });
                return None;
            }
        };
        if first.kind.name == output.kind.name && first.kind.is_shared {
            return None;
        }
        // `check` reports equal paths in one spec. Different paths can be the same file because of links.
        let refused = if first.site.file == output.site.file {
            refuse("the file of another output", "remove one of them")
        } else {
            refuse(&format!("also an output of `{}`", shown(&first.spec)), "give each spec its own outputs")
        };
        Some(refused.related(first.site, "the first"))
    }
}
