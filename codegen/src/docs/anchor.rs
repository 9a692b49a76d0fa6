//! Which id does the entry of a code have, so that its docs link lands on it?

use std::collections::HashSet;
use std::fmt::Write as _;

use crate::model::Spec;

/// The ids of one page, none of them twice.
pub(super) struct Anchors {
    /// For each code.
    pub(super) codes: Vec<String>,
    /// For each bucket.
    pub(super) buckets: Vec<String>,
}

impl Anchors {
    /// The fragment of the docs link, or else the code itself.
    pub(super) fn new(spec: &Spec) -> Self {
        let mut taken = HashSet::new();
        let codes = spec.codes.iter().map(|code| {
            let fragment = code.docs_url.split_once('#').map(|(_, fragment)| decoded(fragment));
            let wanted =
                fragment.filter(|fragment| !fragment.is_empty()).unwrap_or_else(|| code.code.clone());
            // Two codes may have their entries on two other pages, under one fragment.
            let wanted = if taken.contains(&wanted) { code.code.clone() } else { wanted };
            free(wanted, &mut taken)
        });
        let codes = codes.collect();
        let buckets =
            spec.buckets.iter().map(|bucket| free(format!("bucket-{}", bucket.name), &mut taken)).collect();
        Self { codes, buckets }
    }
}

fn free(mut wanted: String, taken: &mut HashSet<String>) -> String {
    while !taken.insert(wanted.clone()) {
        wanted.push('-');
    }
    wanted
}

/// The empty element that a link lands on: an attribute in quotes, so entities are all it needs, also in MDX.
pub(super) fn element(anchor: &str) -> String {
    let mut out = String::from("<a id=\"");
    for c in anchor.chars() {
        if c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ':' | '/') {
            out.push(c);
        } else {
            let _ = write!(out, "&#{};", u32::from(c));
        }
    }
    out.push_str("\"></a>");
    out
}

/// The address of an id on its own page.
pub(super) fn address(anchor: &str) -> String {
    let mut out = String::from("#");
    for byte in anchor.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'~') {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

/// A fragment without its percent-encoding, as a browser compares it with ids.
fn decoded(fragment: &str) -> String {
    let bytes = fragment.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let byte = (bytes[at] == b'%').then(|| fragment.get(at + 1..at + 3)).flatten();
        let byte = byte.filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
        let byte = byte.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        out.push(byte.unwrap_or(bytes[at]));
        at += if byte.is_some() { 3 } else { 1 };
    }
    String::from_utf8(out).unwrap_or_else(|_| fragment.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{address, decoded, element};

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
            assert_eq!(decoded(&as_address[1..]), anchor);
        }
        for odd in ["%", "%4", "%zz", "%+1", "%ff"] {
            assert_eq!(decoded(odd), odd);
        }
    }
}
