//! The description of the body, for tools that make other descriptions from it.

use crate::Shape;
use crate::shape::Node;

/// Returns the description of the body of a shape.
#[must_use]
pub const fn body(shape: &Shape) -> &Node {
    &shape.body
}
