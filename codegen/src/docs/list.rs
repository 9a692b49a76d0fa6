//! The codes as a list, one a line.

use std::fmt::Write as _;

use super::Target;

/// All codes, or those of a bucket.
pub(super) fn codes(target: &Target<'_>, bucket: Option<usize>) -> String {
    let mut out = String::new();
    for (index, _) in target.codes(bucket) {
        let _ = writeln!(out, "- {}", target.link(index));
    }
    out
}
