//! How does the shape of a spec's responses become a public type, and part of an entry?

use crate::shape::{Header, Node, Piece};
use crate::{Entry, Shape};

/// `request_id_header` and the names of `headers` are in lower case; `apart` are the details that have a place of their
/// own in the body.
#[must_use]
pub const fn shape(
    content_type: &'static str,
    request_id_header: Option<&'static str>,
    headers: &'static [Header],
    body: Node,
    apart: &'static [&'static str],
) -> Shape {
    Shape::new(content_type, request_id_header, headers, body, apart)
}

/// A value that consists of one slot is omitted with its header where it is absent.
#[must_use]
pub const fn header(name: &'static str, value: &'static [Piece]) -> Header {
    Header::new(name, value)
}

#[inline]
#[must_use]
pub const fn with_shape(entry: Entry, shape: &'static Shape) -> Entry {
    entry.shape(shape)
}
