//! Reads MDX: CommonMark without indented code and HTML, with JSX and expressions.

use super::fence::Fence;
use super::line::lines;
use super::place::{Leaf, Place};

/// The places of bytes of a file, which are in ascending order.
pub(super) fn places(text: &str, offsets: &[usize]) -> Vec<Place> {
    let mut places = Vec::with_capacity(offsets.len());
    let mut open: Option<(Fence, usize)> = None;
    for line in lines(text) {
        let (fence, fenced) = Fence::step(open.map(|(fence, _)| fence), line.text);
        let start = open.map_or(line.start, |(_, start)| start);
        open = fence.map(|fence| (fence, start));
        let leaf = if fenced { Leaf::Code } else { Leaf::Hidden };
        let count = offsets[places.len()..].iter().take_while(|&&at| at < line.end()).count();
        let start = if fenced { start } else { line.start };
        places.extend(vec![Place { leaf, start, piece: line.start, quotes: 0 }; count]);
    }
    places
}
