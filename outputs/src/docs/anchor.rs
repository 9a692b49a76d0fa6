//! The anchors of a page, which docs URLs point to.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt::Write as _;

use errspec_codegen::__internal::model::{Code, Spec};
use errspec_codegen::__internal::percent;

/// The unique anchors of one page.
pub(super) struct Anchors<'s> {
    /// For each code.
    pub(super) codes: Vec<Cow<'s, str>>,
    /// For each code, those of its aliases that nothing else has, so that old links still work.
    pub(super) aliases: Vec<Vec<Cow<'s, str>>>,
    /// For each bucket.
    pub(super) buckets: Vec<Cow<'s, str>>,
    /// All of them, so that no group of codes takes one.
    pub(super) taken: HashSet<Cow<'s, str>>,
}

impl<'s> Anchors<'s> {
    /// Uses the fragment of the docs URL, or else the code.
    pub(super) fn new(spec: &'s Spec) -> Self {
        let mut taken = HashSet::with_capacity(spec.codes.len() + spec.buckets.len());
        let codes = spec.codes.iter().map(|code| {
            let own = Cow::Borrowed(&*code.code);
            let wanted = fragment(&code.docs_url).unwrap_or_else(|| own.clone());
            // Two codes may have their entries on two other pages, under one fragment.
            let wanted = if taken.contains(&wanted) { own } else { wanted };
            free(wanted, &mut taken)
        });
        let codes = codes.collect();
        let buckets = spec.buckets.iter();
        let buckets =
            buckets.map(|bucket| free(format!("bucket-{}", bucket.name).into(), &mut taken)).collect();
        let of_code = |code: &'s Code| {
            let wanted = code.aliases.iter().map(|alias| {
                alias.docs_url.as_deref().and_then(fragment).unwrap_or(Cow::Borrowed(&*alias.name))
            });
            wanted.filter(|wanted| taken.insert(wanted.clone())).collect()
        };
        let aliases = spec.codes.iter().map(of_code).collect();
        Self { codes, aliases, buckets, taken }
    }

    /// The elements of a code, one per line.
    pub(super) fn elements(&self, code: usize) -> String {
        let all = std::iter::once(&self.codes[code]).chain(&self.aliases[code]);
        all.map(|anchor| element(anchor)).collect::<Vec<_>>().join("\n")
    }
}

/// The fragment of a docs URL, unless it is empty.
fn fragment(docs_url: &str) -> Option<Cow<'_, str>> {
    let (_, fragment) = docs_url.split_once('#')?;
    Some(percent::decoded(fragment)).filter(|fragment| !fragment.is_empty())
}

/// The wanted anchor, or one like it if it is taken.
pub(super) fn free<'s>(mut wanted: Cow<'s, str>, taken: &mut HashSet<Cow<'s, str>>) -> Cow<'s, str> {
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
