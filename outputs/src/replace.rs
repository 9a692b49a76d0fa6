//! Can an output replace the file that exists at its path? Only if errspec generated that file.

mod json_head;

use std::path::Path;

use errspec_codegen::__internal::disk::Files;
use errspec_codegen::__internal::mark::{self, HEAD, MARK, RUST};
use errspec_codegen::__internal::quoted::quoted;
use errspec_codegen::__internal::report::Diagnostic;
use errspec_codegen::__internal::rules;
use errspec_codegen::__internal::site::Site;

use crate::kinds::KINDS;
use crate::mark::SCHEMA_TITLE;

/// What opens the comment of the mark in files with each extension; `None` if the mark is a member of a JSON object.
pub const OPENERS: &[(&str, Option<&str>)] =
    &[("md", Some("<!-- ")), ("mdx", Some("{/* ")), ("rs", Some(RUST)), ("json", None)];

/// Returns a diagnostic if there is a file at `path` that errspec did not generate.
///
/// A file that cannot be read is not reported: it cannot be replaced either, and the comparison says why.
pub(crate) fn refuse(files: &dyn Files, path: &Path, name: &str, site: Site) -> Option<Diagnostic> {
    let head = files.read(path, HEAD).ok()?;
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    if is_replaceable(extension, &head) {
        return None;
    }
    let message = format!("output {} would replace a file that errspec did not generate", quoted(name));
    let found = Diagnostic::new(&rules::UNMARKED_FILE, site, message)
        .help("remove or rename the file, or choose another path for the output");
    let regions = KINDS.iter().find(|kind| kind.is_read && kind.extensions.contains(&extension));
    Some(found.help_opt(
        regions.map(|kind| format!("to fill only a part of the file, choose the kind `{}`", kind.name)),
    ))
}

/// Whether a file that starts with `head` is blank or has the mark.
fn is_replaceable(extension: &str, head: &[u8]) -> bool {
    let opener = OPENERS.iter().find(|(known, _)| known.eq_ignore_ascii_case(extension));
    match opener {
        Some((_, Some(opener))) => mark::is_replaceable(head, opener),
        Some((_, None)) => {
            let head = String::from_utf8_lossy(head);
            let is_ours = |name: &str, value: &str| match name {
                "$comment" => value.starts_with(MARK),
                "title" => value == SCHEMA_TITLE,
                _ => false,
            };
            mark::is_blank(&head)
                || json_head::members(mark::start(&head)).any(|(name, value)| is_ours(name, value))
        }
        None => false,
    }
}
