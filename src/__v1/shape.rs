//! How does the shape of a spec's responses become a public type, and part of an entry?

use crate::shape::Node;
use crate::{Entry, Shape};

/// `apart` are the details that have a place of their own in the body.
#[must_use]
pub const fn shape(
    content_type: &'static str,
    request_id_header: &'static str,
    body: Node,
    apart: &'static [&'static str],
) -> Shape {
    Shape::new(content_type, request_id_header, body, apart)
}

#[inline]
#[must_use]
pub const fn with_shape(entry: Entry, shape: &'static Shape) -> Entry {
    entry.shape(shape)
}
