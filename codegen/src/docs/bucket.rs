//! What should a client do about the codes of a bucket?

use super::{Target, anchor, list, retry};
use crate::inline;

/// The section of a bucket on a page: advice, what clients do, and its codes.
pub(super) fn section(target: &Target<'_>, index: usize) -> String {
    let bucket = &target.spec.buckets[index];
    format!(
        "{}\n\n### {}\n\n{}\n\n{}\n\n{}",
        anchor::element(&target.anchors.buckets[index]),
        inline::markdown(&bucket.title.0, target.flavor),
        inline::markdown(&bucket.advice.0, target.flavor),
        retry::sentence(bucket.retry),
        list::codes(target, Some(index)),
    )
}
