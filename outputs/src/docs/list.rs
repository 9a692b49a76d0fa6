//! The codes as a list, one a line.

use super::Target;

/// All codes, or those of a bucket.
pub(super) fn codes(target: &Target<'_>, bucket: Option<usize>) -> String {
    let mut out = String::new();
    for (index, _) in target.codes(bucket) {
        out.extend(["- ", &target.link(index), "\n"]);
    }
    out
}
