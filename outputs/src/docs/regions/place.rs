//! What is a byte of a file part of, for those who render the file?

use super::line::FileKind;
use super::{markdown, mdx, rust_docs};

/// The leaf block or span that a byte is in, and its containers as far as markers need them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct MarkerPlace {
    pub(super) leaf: Leaf,
    /// Where the leaf begins.
    pub(super) start: usize,
    /// Where its part of the leaf begins, which is on the same line.
    pub(super) piece: usize,
    /// The number of block quotes around it.
    pub(super) quotes: usize,
}

/// What a byte is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Leaf {
    /// A code block, a code span, or front matter. Nothing in it is Markdown.
    Code,
    /// An HTML block, which is not shown as text.
    Html,
    /// HTML within a paragraph.
    Inline,
    /// Text that is shown.
    Text,
    /// Nothing that is shown: the definition of a link.
    Hidden,
}

/// The places of bytes, which are in ascending order.
pub(super) fn places(kind: FileKind, text: &str, offsets: &[usize]) -> Vec<MarkerPlace> {
    if offsets.is_empty() {
        return Vec::new();
    }
    match kind {
        FileKind::Markdown => markdown::places(text, offsets),
        FileKind::Mdx => mdx::places(text, offsets),
        FileKind::Rust => rust_docs::places(text, offsets),
    }
}
