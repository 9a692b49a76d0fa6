//! The section of a bucket: how to handle its codes.

use super::anchor::{self, Anchors};
use super::{Target, list, retry};
use errspec_codegen::__internal::inline::{self, Flavor};
use errspec_codegen::__internal::model::Spec;

/// The section of a bucket on a page: its advice, its retry policy and its codes.
pub(super) fn section(target: &Target<'_>, index: usize) -> String {
    let bucket = &target.spec.buckets[index];
    format!(
        "{}\n\n### {}\n\n{}\n\n**Retry policy:** {}\n\n{}",
        anchor::element(&target.anchors.buckets[index]),
        inline::markdown(&bucket.title.0, target.flavor),
        inline::markdown(&bucket.advice.0, target.flavor),
        retry::sentence(bucket.retry),
        list::codes(target, Some(index)),
    )
}

/// The title of a bucket as a link to its section on the same page.
pub(super) fn link(spec: &Spec, flavor: Flavor, anchors: &Anchors<'_>, index: usize) -> String {
    // Links cannot be nested, so links in the title are removed.
    let title = inline::literal(&inline::plain(&spec.buckets[index].title.0), flavor);
    format!("[{title}]({})", anchor::address(&anchors.buckets[index]))
}
