//! The list of codes, one per line.

use super::Target;

/// The codes of a bucket, or all codes.
pub(super) fn codes(target: &Target<'_>, bucket: Option<usize>) -> String {
    let mut out = String::new();
    for (index, _) in target.codes(bucket) {
        out.extend(["- ", &target.link(index), "\n"]);
    }
    out
}
