//! The diagnostics about markers.

use super::candidate::Misplaced;
use super::line::FileKind;
use super::marker::{Marker, Style};
use super::place::Leaf;
use errspec_codegen::__internal::quoted::{quoted, verbatim};
use errspec_codegen::__internal::report::Diagnostic;
use errspec_codegen::__internal::rules;
use errspec_codegen::__internal::site::{FileId, Site};

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
        Some(words) => format!("write `{}`", kind.style().write(&verbatim(words))),
        None => format!("write `{begin}` or `{end}` without other text on the line"),
    };
    Some(Diagnostic::new(&rules::INVALID_REGION_MARKER, site, wrong).help(help))
}

pub(super) fn misplaced(why: Misplaced, site: Site, file: FileId) -> Diagnostic {
    let found = |message: &str| Diagnostic::new(&rules::INVALID_REGION_MARKER, site, message);
    match why {
        Misplaced::AfterText => found("a marker must be on a line of its own")
            .help("move it to a line of its own, or put it in backticks to show it as an example"),
        Misplaced::InComment { start } => found("this marker is inside another comment")
            .related(at(file, start), "the comment begins here")
            .help("end the comment above the marker, or remove the marker"),
        Misplaced::InParagraph => found("this marker is part of a paragraph")
            .help("write an empty line above it, and indent it like the text around it"),
        Misplaced::Shown => found("this marker is shown to readers, because it is part of a paragraph")
            .help("write an empty line above it, or write it as a comment"),
    }
}

fn at(file: FileId, start: usize) -> Site {
    let start = u32::try_from(start).unwrap_or_else(|_| unreachable!("sources are below 4 GiB"));
    Site { file, start, end: start }
}

/// A region whose content would not be rendered. `start` is where the code or the HTML around it begins.
pub(super) fn unrendered(site: Site, leaf: Leaf, start: usize) -> Diagnostic {
    let found = |message: &str| Diagnostic::new(&rules::INVALID_REGION_MARKER, site, message);
    if leaf == Leaf::Html {
        return found("the content of this region would not be rendered")
            .related(at(site.file, start), "Markdown in this HTML stays as it is")
            .help("move the region out of the HTML");
    }
    found("the content of this region would be shown as code")
        .help("write an empty line above it, and indent it like the text around it")
}

/// A region whose markers would no longer be markers once the regions are filled.
pub(super) fn unstable(site: Site) -> Diagnostic {
    Diagnostic::new(
        &rules::INVALID_REGION_MARKER,
        site,
        "the markers of this region would be read differently once the regions of the file are filled",
    )
    .help("indent both markers like the text around them, with empty lines above and below the region")
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
        format!("region {} is defined more than once in this file", quoted(words)),
    )
    .related(first, "first defined here")
    .help("remove one of them")
}

pub(super) fn stray_end(site: Site) -> Diagnostic {
    Diagnostic::new(&rules::STRAY_REGION_END, site, "this marker ends no region")
        .help("remove the marker, or begin a region above it")
}

/// `example` has the lines of a marker in code below the region, and of the code.
pub(super) fn unclosed(site: Site, style: Style, example: Option<(usize, usize)>) -> Diagnostic {
    let found = Diagnostic::new(&rules::UNCLOSED_REGION, site, "this region is never closed")
        .help(format!("write `{}` below it, on a line of its own", style.write("end")));
    with_example(found, example)
}

fn with_example(found: Diagnostic, example: Option<(usize, usize)>) -> Diagnostic {
    let Some((marker, code)) = example else { return found };
    let where_it_begins = if code == marker { String::new() } else { format!(" that begins on line {code}") };
    found.note(format!(
        "the marker on line {marker} is in code{where_it_begins}, so it is treated as an example"
    ))
}

/// A region that is not closed in its doc comment. `text` is the first line after the comment.
pub(super) fn unclosed_in_docs(site: Site, style: Style, text: Site) -> Diagnostic {
    unclosed(site, style, None).related(text, "its doc comment ends before this line")
}

/// `example` has the lines of a marker in code, and of the code.
pub(super) fn missing(
    kind: FileKind,
    path: &str,
    start: Site,
    example: Option<(usize, usize)>,
) -> Diagnostic {
    let before = if kind == FileKind::Rust { "//! " } else { "" };
    let (begin, end) = (kind.style().write("begin table"), kind.style().write("end"));
    let found = Diagnostic::new(&rules::MISSING_REGION, start, format!("`{path}` has no region to fill"))
        .help(format!("write `{before}{begin}` and `{before}{end}` where the table should be"));
    with_example(found, example)
}
