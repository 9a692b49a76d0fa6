//! Which headers does a shape add to a response?

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::parts::{EnvelopeParts, FilledText};
use super::write;
use crate::shape::{Node, Piece, Slot};

/// The headers whose value is present and can be sent in a header.
pub(super) fn headers(parts: &EnvelopeParts<'_>) -> Vec<(&'static str, String)> {
    let headers = parts.shape.headers().iter();
    let filled = headers.filter_map(|header| Some((header.name, value(parts, header.value)?)));
    filled.filter(|(_, value)| is_visible(value)).collect()
}

fn value(parts: &EnvelopeParts<'_>, pieces: &'static [Piece]) -> Option<String> {
    let is_present = |piece: &Piece| match piece {
        Piece::Literal(..) => true,
        Piece::Slot(slot) => parts.has(&Node::Slot(*slot)),
    };
    if !pieces.iter().all(is_present) {
        return None;
    }
    match pieces {
        [Piece::Slot(Slot::Details)] => String::from_utf8(write::details(parts)).ok(),
        pieces => Some(FilledText(parts, pieces).to_string()),
    }
}

/// Other bytes are not the same to every server, proxy and client, and a line break would begin another header.
fn is_visible(value: &str) -> bool {
    value.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic())
}
