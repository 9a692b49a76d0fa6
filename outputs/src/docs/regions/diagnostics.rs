//! The diagnostics about markers.

use super::line::FileKind;
use super::marker::{Marker, Style};
use errspec_codegen::__internal::report::Diagnostic;
use errspec_codegen::__internal::rules;
use errspec_codegen::__internal::site::Site;

/// A marker whose style does not suit the file, or that is not on a line of its own.
pub(super) fn unsuited(kind: FileKind, marker: &Marker<'_>, site: Site) -> Option<Diagnostic> {
    let wrong = match (kind, marker.style) {
        (FileKind::Mdx, Style::Html) => "an HTML comment breaks an MDX page",
        (FileKind::Rust, Style::Mdx | Style::Reference) => "a doc comment would show this marker",
        _ if marker.words.is_none() => "a marker must be on a line of its own",
        _ => return None,
    };
    let (begin, end) = (marker.style.write("begin …"), marker.style.write("end"));
    let help = match marker.words {
        Some(words) => format!("write `{}`", kind.style().write(words)),
        None => format!("write `{begin}` or `{end}` without other text on the line"),
    };
    Some(Diagnostic::new(&rules::INVALID_REGION_MARKER, site, wrong).help(help))
}

pub(super) fn after_text(site: Site) -> Diagnostic {
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

pub(super) fn nested(site: Site, outer: Site, style: Style) -> Diagnostic {
    Diagnostic::new(&rules::NESTED_REGION, site, "regions cannot be nested")
        .related(outer, "the outer region begins here")
        .help(format!("end the outer region first, with `{}`", style.write("end")))
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

pub(super) fn unclosed(site: Site, style: Style) -> Diagnostic {
    Diagnostic::new(&rules::UNCLOSED_REGION, site, "this region is never closed")
        .help(format!("write `{}` below it, on a line of its own", style.write("end")))
}

/// A region that is not closed in its doc comment. `text` is the first line after the comment.
pub(super) fn unclosed_in_docs(site: Site, style: Style, text: Site) -> Diagnostic {
    unclosed(site, style).related(text, "its doc comment ends before this line")
}

/// `example` is the line of a marker in a code block.
pub(super) fn missing(kind: FileKind, path: &str, start: Site, example: Option<usize>) -> Diagnostic {
    let before = if kind == FileKind::Rust { "//! " } else { "" };
    let (begin, end) = (kind.style().write("begin table"), kind.style().write("end"));
    let found = Diagnostic::new(&rules::MISSING_REGION, start, format!("`{path}` has no region to fill"))
        .help(format!("write `{before}{begin}` and `{before}{end}` where the table should be"));
    match example {
        Some(line) => found
            .note(format!("the marker on line {line} is in a code block, so it is treated as an example")),
        None => found,
    }
}
