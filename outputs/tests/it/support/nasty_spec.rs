//! Specs as `check` could build them, with texts that want to break out.

use std::fmt::Write as _;

use errspec_codegen::check::Use;
use errspec_codegen::load;
use errspec_codegen::model::{Deprecated, Fallback, Markdown, Message, Piece, Spec};
use errspec_codegen::site::Sources;
use proptest::prelude::*;

use super::nasty::nasty;

/// One to five codes in one to three buckets.
pub(crate) fn nasty_spec() -> impl Strategy<Value = Spec> {
    let buckets = prop::collection::vec((nasty(), nasty()), 1..4);
    let codes = prop::collection::vec((nasty(), nasty(), nasty(), nasty(), 0..8_usize), 1..6);
    let support = prop::collection::vec(nasty(), 0..3);
    (nasty(), buckets, codes, support).prop_map(|(name, buckets, codes, support)| {
        let choices: Vec<usize> = codes.iter().map(|(.., choice)| *choice).collect();
        let mut spec = tame(buckets.len(), &choices);
        spec.name = name;
        spec.support = support.into_iter().map(Markdown).collect();
        for (bucket, (title, advice)) in spec.buckets.iter_mut().zip(buckets) {
            bucket.title = Markdown(title);
            bucket.advice = Markdown(advice);
        }
        let count = codes.len();
        for (index, (wire, meaning, message, reason, choice)) in codes.into_iter().enumerate() {
            let code = &mut spec.codes[index];
            // Controls are refused in codes.
            code.code = format!("{}{index}", wire.replace(['\0', '\r', '\n', '\t'], ""));
            code.docs_url = format!("https://docs.example.com/errors#{}", encoded(&code.code));
            code.meaning = Markdown(meaning);
            if let Some(Message(pieces)) = &mut code.message {
                *pieces = vec![Piece::Text(message.clone()), Piece::Param(0), Piece::Text(message)];
            }
            code.deprecated = (choice > 3).then(|| Deprecated {
                instead: Some((index + 1) % count),
                reason: (choice > 5).then_some(Markdown(reason)),
            });
        }
        let statuses = vec![(404, count / 2), (502, 0)];
        spec.fallback = Some(Fallback { client: 0, server: count - 1, statuses });
        spec
    })
}

/// A spec with as many buckets, and a code for each choice, before any text wants to break out.
fn tame(buckets: usize, choices: &[usize]) -> Spec {
    let mut yaml =
        "version: 1\nname: A\ndocs_url: https://docs.example.com/errors#{code}\nbuckets:\n".to_owned();
    for (index, retry) in ["never", "after_delay", "backoff"].into_iter().take(buckets).enumerate() {
        let _ = writeln!(yaml, "  bucket_{index}: {{ title: T, retry: {retry}, advice: A }}");
    }
    yaml.push_str("codes:\n");
    for (index, choice) in choices.iter().enumerate() {
        let bucket = choice % buckets;
        let params = if choice % 2 == 1 { ", message: '{limit}', params: { limit: u32 }" } else { "" };
        let _ = writeln!(yaml, "  code{index}: {{ http: 400, bucket: bucket_{bucket}, meaning: M{params} }}");
    }
    let loaded = load::bytes(&mut Sources::default(), yaml.into_bytes(), "spec/errors.yaml", Use::Outputs);
    loaded.spec.unwrap_or_else(|| panic!("{:?}", loaded.report.diagnostics()))
}

/// Percent-encoded, as `check` puts a code into its docs link.
pub(crate) fn encoded(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}
