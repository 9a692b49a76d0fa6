//! Which file belongs to which output: no two outputs write the same file.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::path::{Path, PathBuf};

use errspec_codegen::__internal::links;
use errspec_codegen::__internal::quoted::shown;
use errspec_codegen::__internal::report::Diagnostic;
use errspec_codegen::__internal::rules;
use errspec_codegen::__internal::site::Site;

use crate::check::Checked;
use crate::folded::folded;
use crate::kinds::Kind;
use crate::place::Place;

/// The files that are generated in this run, each with its output, by their folded paths.
#[derive(Debug, Default)]
pub struct Claims(HashMap<String, Claim>);

#[derive(Debug)]
struct Claim {
    /// The file, after links are followed.
    file: PathBuf,
    /// The path of the output.
    path: String,
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
    pub(crate) fn refuse(&mut self, output: &Checked, file: &Path, place: &Place) -> Option<Diagnostic> {
        let refuse = |message: String, help: &str| {
            Diagnostic::new(&rules::DUPLICATE_OUTPUT, output.site, message).help(help)
        };
        let is = |problem: &str| format!("the output `{}` is {problem}", shown(&output.path));
        let key = folded(file);
        if place.spec.as_ref().is_some_and(|spec| folded(&links::meant(spec)) == key) {
            return Some(refuse(is("the spec itself"), "name another file"));
        }
        let first = match self.0.entry(key) {
            Entry::Occupied(first) => first.into_mut(),
            Entry::Vacant(free) => {
                let (file, path) = (file.to_path_buf(), output.path.clone());
                free.insert(Claim { file, path, spec: place.name(), kind: output.kind, site: output.site });
                return None;
            }
        };
        let is_same = first.file == file;
        if is_same && first.kind.name == output.kind.name && first.kind.is_shared {
            return None;
        }
        // `check` reports equal paths in one spec. Different paths can be the same file because of links.
        let refused = if !is_same {
            let (one, other) = (shown(&first.path), shown(&output.path));
            let message = format!("the outputs `{one}` and `{other}` are one file on macOS or Windows");
            refuse(message, "choose names that differ in more than the case or the form of their letters")
        } else if first.site.file == output.site.file {
            refuse(is("the file of another output"), "remove one of them")
        } else {
            refuse(
                is(&format!("also an output of `{}`", shown(&first.spec))),
                "give each spec its own outputs",
            )
        };
        Some(refused.related(first.site, "the first"))
    }
}
