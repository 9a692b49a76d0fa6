//! The first line of a generated file, which says so.

use super::flavor;
use crate::mark;
use errspec_codegen::__internal::inline::{self, Flavor};

/// The first line of the file at `output`, which is generated from the spec at `from`.
pub(super) fn generated(output: &str, from: &str) -> String {
    // The path must not end the comment, so such characters are replaced.
    let from = inline::plain(&inline::escaped(from)).replace("*/", "* /").replace('>', " ");
    let text = mark::generated(&from);
    match flavor(output) {
        Flavor::Mdx => format!("{{/* {text} */}}\n\n"),
        Flavor::Gfm | Flavor::Rustdoc => format!("<!-- {text} -->\n\n"),
    }
}
