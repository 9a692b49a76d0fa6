//! Reads the inline Markdown of a spec, and writes it for each target so that nothing in it breaks out.
//!
//! The dialect: `` `code` `` with any number of backticks, `*emphasis*`, `**strong**`, `[text](url)`, and a
//! backslash before ASCII punctuation. Everything else is text: HTML, bare links, addresses of mail, images,
//! underscores, entities, and anything that would start a block. Runs of white space and line breaks are one space.
//! A text is read once into flat nodes, and each target writes them with its own escapes.

mod read;
mod token;
mod write;

use std::borrow::Cow;

use write::InlineContext;

/// The kind of renderer that Markdown is written for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Flavor {
    /// GitHub, GitLab, mdBook and the like.
    Gfm,
    /// MDX, as Docusaurus and Mintlify compile it.
    Mdx,
    /// Doc comments.
    Rustdoc,
}

/// A part of a text. Marks are balanced, never nested in their own kind, and never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
enum InlineNode<'t> {
    /// Text without escapes. There are never two in a row.
    Text(Cow<'t, str>),
    /// The content of a code span.
    Code(Cow<'t, str>),
    /// `*`, at both ends.
    Emphasis,
    /// `**`, at both ends.
    Strong,
    /// `[`, with the address of the link.
    Link(String),
    /// The end of the link's text.
    LinkEnd,
}

/// The text without Markdown, for messages: link texts without their addresses, code without backticks.
#[must_use]
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for node in read::nodes(&read::collapsed(text)) {
        match node {
            InlineNode::Text(text) | InlineNode::Code(text) => out.push_str(&text),
            InlineNode::Emphasis | InlineNode::Strong | InlineNode::Link(_) | InlineNode::LinkEnd => {}
        }
    }
    out
}

/// One line for a doc comment: no doctest, no broken intra-doc link, no stray HTML, no bare URL.
///
/// Only links with a scheme are kept, because a relative link does not work on another site.
#[must_use]
pub fn rustdoc(text: &str) -> String {
    markdown(text, Flavor::Rustdoc)
}

/// One line of running text, a list item or a heading. It does not start a block.
#[must_use]
pub fn markdown(text: &str, flavor: Flavor) -> String {
    write::nodes(&read::nodes(&read::collapsed(text)), flavor, InlineContext::Line)
}

/// The content of a cell of a GFM table.
#[must_use]
pub fn cell(text: &str, flavor: Flavor) -> String {
    write::nodes(&read::nodes(&read::collapsed(text)), flavor, InlineContext::Cell)
}

/// Any string as a code span in running text or in a heading.
#[must_use]
pub fn code(code: &str, flavor: Flavor) -> String {
    write::nodes(&[InlineNode::Code(read::spaced(code))], flavor, InlineContext::Line)
}

/// Any string as a code span in a cell of a GFM table.
#[must_use]
pub fn code_cell(code: &str, flavor: Flavor) -> String {
    write::nodes(&[InlineNode::Code(read::spaced(code))], flavor, InlineContext::Cell)
}

/// Any string as plain text, such as a name, anywhere in a line.
#[must_use]
pub fn literal(text: &str, flavor: Flavor) -> String {
    write::nodes(&[InlineNode::Text(read::collapsed(text))], flavor, InlineContext::Line)
}

/// An address for `[text](address)`, also in a table.
#[must_use]
pub fn address(url: &str) -> String {
    write::address(url)
}

/// Any string, escaped as a text of this dialect, which can be joined with others.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_punctuation() {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
