//! What is said about a wrong marker?

use super::line::FileKind;
use super::marker::{Dress, Marker};
use errspec_codegen::__internal::report::Diagnostic;
use errspec_codegen::__internal::rules;
use errspec_codegen::__internal::site::Site;

/// A marker that may not stand in this kind of file, or not in this way.
pub(super) fn unsuited(kind: FileKind, marker: &Marker<'_>, site: Site) -> Option<Diagnostic> {
    let wrong = match (kind, marker.dress) {
        (FileKind::Mdx, Dress::Html) => "an HTML comment breaks an MDX page",
        (FileKind::Rust, Dress::Mdx | Dress::Reference) => "a doc comment would show this marker",
        _ if marker.words.is_none() => "a marker takes a whole line",
        _ => return None,
    };
    let (begin, end) = (marker.dress.write("begin …"), marker.dress.write("end"));
    let help = match marker.words {
        Some(words) => format!("write `{}`", kind.dress().write(words)),
        None => format!("write `{begin}` or `{end}`, and nothing behind it"),
    };
    Some(Diagnostic::new(&rules::INVALID_REGION_MARKER, site, wrong).help(help))
}

pub(super) fn behind_text(site: Site) -> Diagnostic {
    Diagnostic::new(&rules::INVALID_REGION_MARKER, site, "a marker takes a whole line")
        .help("write it on a line of its own, or in backticks to show it")
}

pub(super) fn not_in_docs(site: Site) -> Diagnostic {
    Diagnostic::new(&rules::INVALID_REGION_MARKER, site, "this marker is not in a doc comment")
        .help("write it behind `//!` or `///`")
}

pub(super) fn silent(site: Site) -> Diagnostic {
    Diagnostic::new(&rules::UNKNOWN_REGION, site, "the marker does not say what stands in the region")
        .help("say `table`, `code …`, `codes` or `envelope` behind `errspec:begin`")
}

pub(super) fn nested(site: Site, outer: Site, dress: Dress) -> Diagnostic {
    Diagnostic::new(&rules::NESTED_REGION, site, "a region begins within another one")
        .related(outer, "the outer one begins here")
        .help(format!("end the outer one before it, with `{}`", dress.write("end")))
}

pub(super) fn repeated(site: Site, first: Site, words: &str) -> Diagnostic {
    Diagnostic::new(&rules::DUPLICATE_REGION, site, format!("region `{words}` is in this file twice"))
        .related(first, "first here")
        .help("remove one of the two")
}

pub(super) fn stray_end(site: Site) -> Diagnostic {
    Diagnostic::new(&rules::STRAY_REGION_END, site, "no region is open here")
        .help("remove the marker, or begin a region before it")
}

pub(super) fn unclosed(site: Site, dress: Dress) -> Diagnostic {
    Diagnostic::new(&rules::UNCLOSED_REGION, site, "this region has no end")
        .help(format!("write `{}` behind it, on a line of its own", dress.write("end")))
}

/// A region of a doc comment that would go on in code; `text` is the first line behind the comment.
pub(super) fn unclosed_in_docs(site: Site, dress: Dress, text: Site) -> Diagnostic {
    unclosed(site, dress).related(text, "its doc comment is over here")
}

/// `example` is the line of a marker in a code block.
pub(super) fn missing(kind: FileKind, path: &str, start: Site, example: Option<usize>) -> Diagnostic {
    let before = if kind == FileKind::Rust { "//! " } else { "" };
    let (begin, end) = (kind.dress().write("begin table"), kind.dress().write("end"));
    let found = Diagnostic::new(&rules::MISSING_REGION, start, format!("`{path}` has no region to fill"))
        .help(format!("write `{before}{begin}` and `{before}{end}` where the table goes"));
    match example {
        Some(line) => {
            found.note(format!("the marker in line {line} is in a code block, and taken for an example"))
        }
        None => found,
    }
}
