//! The anchors of a page, which docs URLs point to.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt::Write as _;

use errspec_codegen::__internal::model::Spec;
use errspec_codegen::__internal::percent;

/// The unique anchors of one page.
pub(super) struct Anchors<'s> {
    /// For each code.
    pub(super) codes: Vec<Cow<'s, str>>,
    /// For each bucket.
    pub(super) buckets: Vec<Cow<'s, str>>,
}

impl<'s> Anchors<'s> {
    /// Uses the fragment of the docs URL, or else the code.
    pub(super) fn new(spec: &'s Spec) -> Self {
        let mut taken = HashSet::with_capacity(spec.codes.len() + spec.buckets.len());
        let codes = spec.codes.iter().map(|code| {
            let fragment = code.docs_url.split_once('#').map(|(_, fragment)| percent::decoded(fragment));
            let own = Cow::Borrowed(&*code.code);
            let wanted = fragment.filter(|fragment| !fragment.is_empty()).unwrap_or_else(|| own.clone());
            // Two codes may have their entries on two other pages, under one fragment.
            let wanted = if taken.contains(&wanted) { own } else { wanted };
            free(wanted, &mut taken)
        });
        let codes = codes.collect();
        let buckets = spec.buckets.iter();
        let buckets =
            buckets.map(|bucket| free(format!("bucket-{}", bucket.name).into(), &mut taken)).collect();
        Self { codes, buckets }
    }
}

fn free<'s>(mut wanted: Cow<'s, str>, taken: &mut HashSet<Cow<'s, str>>) -> Cow<'s, str> {
    while !taken.insert(wanted.clone()) {
        wanted.to_mut().push('-');
    }
    wanted
}

/// The empty element that a link points to. Entities are enough to escape the quoted attribute, even in MDX.
pub(super) fn element(anchor: &str) -> String {
    let mut out = String::from("<a id=\"");
    let mut kept = 0;
    let needs_entity = |c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ':' | '/'));
    for (at, odd) in anchor.match_indices(needs_entity) {
        out.push_str(&anchor[kept..at]);
        odd.chars().for_each(|c| {
            let _ = write!(out, "&#{};", u32::from(c));
        });
        kept = at + odd.len();
    }
    out.push_str(&anchor[kept..]);
    out.push_str("\"></a>");
    out
}

/// The address of an anchor on its own page.
pub(super) fn address(anchor: &str) -> String {
    ["#", &percent::encoded(anchor)].concat()
}

#[cfg(test)]
mod tests {
    use super::{address, element, percent};

    #[test]
    fn anchors_survive_any_code() {
        for (anchor, as_element, as_address) in [
            ("not_found", "<a id=\"not_found\"></a>", "#not_found"),
            ("a b", "<a id=\"a&#32;b\"></a>", "#a%20b"),
            (
                "\"><b>{x}`",
                "<a id=\"&#34;&#62;&#60;b&#62;&#123;x&#125;&#96;\"></a>",
                "#%22%3E%3Cb%3E%7Bx%7D%60",
            ),
            ("é%", "<a id=\"é&#37;\"></a>", "#%C3%A9%25"),
        ] {
            assert_eq!(element(anchor), as_element);
            assert_eq!(address(anchor), as_address);
            assert_eq!(percent::decoded(&as_address[1..]), anchor);
        }
    }
}
