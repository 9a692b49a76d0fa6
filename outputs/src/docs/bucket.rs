//! What should a client do about the codes of a bucket?

use super::anchor::{self, Anchors};
use super::{Target, list, retry};
use errspec_codegen::__internal::inline::{self, Flavor};
use errspec_codegen::__internal::model::Spec;

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

/// A bucket as a link to its section on the same page.
pub(super) fn link(spec: &Spec, flavor: Flavor, anchors: &Anchors<'_>, index: usize) -> String {
    // A title with a link in it cannot be the text of another one.
    let title = inline::literal(&inline::plain(&spec.buckets[index].title.0), flavor);
    format!("[{title}]({})", anchor::address(&anchors.buckets[index]))
}
