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
        _ if marker.words.is_none() => "a marker must be on a line of its own",
        _ => return None,
    };
    let (begin, end) = (marker.dress.write("begin …"), marker.dress.write("end"));
    let help = match marker.words {
        Some(words) => format!("write `{}`", kind.dress().write(words)),
        None => format!("write `{begin}` or `{end}` without other text on the line"),
    };
    Some(Diagnostic::new(&rules::INVALID_REGION_MARKER, site, wrong).help(help))
}

pub(super) fn behind_text(site: Site) -> Diagnostic {
    Diagnostic::new(&rules::INVALID_REGION_MARKER, site, "a marker must be on a line of its own")
        .help("move it to a line of its own, or put it in backticks to show it as an example")
}

pub(super) fn not_in_docs(site: Site) -> Diagnostic {
    Diagnostic::new(&rules::INVALID_REGION_MARKER, site, "this marker is not in a doc comment")
        .help("move it to a line that starts with `//!` or `///`")
}

pub(super) fn silent(site: Site) -> Diagnostic {
    Diagnostic::new(&rules::UNKNOWN_REGION, site, "the marker does not name a region kind")
        .help("write `table`, `code …`, `codes` or `envelope` after `errspec:begin`")
}

pub(super) fn nested(site: Site, outer: Site, dress: Dress) -> Diagnostic {
    Diagnostic::new(&rules::NESTED_REGION, site, "regions cannot be nested")
        .related(outer, "the outer region begins here")
        .help(format!("end the outer region first, with `{}`", dress.write("end")))
}

pub(super) fn repeated(site: Site, first: Site, words: &str) -> Diagnostic {
    Diagnostic::new(
        &rules::DUPLICATE_REGION,
        site,
        format!("region `{words}` is defined more than once in this file"),
    )
    .related(first, "first defined here")
    .help("remove one of them")
}

pub(super) fn stray_end(site: Site) -> Diagnostic {
    Diagnostic::new(&rules::STRAY_REGION_END, site, "this marker ends no region")
        .help("remove the marker, or begin a region above it")
}

pub(super) fn unclosed(site: Site, dress: Dress) -> Diagnostic {
    Diagnostic::new(&rules::UNCLOSED_REGION, site, "this region is never closed")
        .help(format!("write `{}` below it, on a line of its own", dress.write("end")))
}

/// A region of a doc comment that would go on in code; `text` is the first line behind the comment.
pub(super) fn unclosed_in_docs(site: Site, dress: Dress, text: Site) -> Diagnostic {
    unclosed(site, dress).related(text, "its doc comment ends before this line")
}

/// `example` is the line of a marker in a code block.
pub(super) fn missing(kind: FileKind, path: &str, start: Site, example: Option<usize>) -> Diagnostic {
    let before = if kind == FileKind::Rust { "//! " } else { "" };
    let (begin, end) = (kind.dress().write("begin table"), kind.dress().write("end"));
    let found = Diagnostic::new(&rules::MISSING_REGION, start, format!("`{path}` has no region to fill"))
        .help(format!("write `{before}{begin}` and `{before}{end}` where the table should be"));
    match example {
        Some(line) => found
            .note(format!("the marker on line {line} is in a code block, so it is treated as an example")),
        None => found,
    }
}
