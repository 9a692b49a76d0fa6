//! Reads doc comments of Rust as rustdoc does: each is a document of its own.

use super::document::Document;
use super::line::{FileKind, Line, lines};
use super::markdown;
use super::place::{Leaf, MarkerPlace};

/// The places of bytes of a file, which are in ascending order.
pub(super) fn places(text: &str, offsets: &[usize]) -> Vec<MarkerPlace> {
    let mut places = Vec::with_capacity(offsets.len());
    let mut comment = Vec::new();
    for line in lines(text) {
        let before = line.markdown(FileKind::Rust).map(|(before, _)| before.trim_start());
        if comment.last().is_some_and(|(_, last)| Some(*last) != before) {
            read(&comment, offsets, &mut places);
            comment.clear();
        }
        comment.extend(before.map(|before| (line, before)));
    }
    read(&comment, offsets, &mut places);
    outside(&mut places, offsets, usize::MAX);
    places
}

/// Adds the places of the bytes up to the end of a doc comment.
fn read(comment: &[(Line<'_>, &str)], offsets: &[usize], places: &mut Vec<MarkerPlace>) {
    let (Some((first, _)), Some((last, _))) = (comment.first(), comment.last()) else { return };
    outside(places, offsets, first.start);
    let count = offsets[places.len()..].iter().take_while(|&&at| at < last.end()).count();
    if count == 0 {
        return;
    }
    let wanted = &offsets[places.len()..places.len() + count];
    places.extend(markdown::document(&document(comment), wanted));
}

/// Bytes outside of doc comments are not Markdown.
fn outside(places: &mut Vec<MarkerPlace>, offsets: &[usize], end: usize) {
    let count = offsets[places.len()..].iter().take_while(|&&at| at < end).count();
    places.extend(vec![MarkerPlace { leaf: Leaf::Code, start: 0, piece: 0, quotes: 0 }; count]);
}

/// The Markdown of a doc comment.
fn document(comment: &[(Line<'_>, &str)]) -> Document {
    // As rustdoc does it: white space that all lines have is not indentation.
    let indents = comment.iter().map(|(line, _)| body(*line)).filter(|body| !body.trim().is_empty());
    let common = indents.map(|body| body.len() - body.trim_start_matches([' ', '\t']).len()).min();
    let mut document = Document::default();
    for (line, _) in comment {
        let text = body(*line).get(common.unwrap_or(0)..).unwrap_or("");
        document.push(text, line.start + line.text.len() - text.len());
    }
    document
}

fn body(line: Line<'_>) -> &str {
    line.markdown(FileKind::Rust).map_or("", |(_, body)| body)
}
