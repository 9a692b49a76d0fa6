//! Specs as `check` could build them, with texts that want to break out.

use std::fmt::Write as _;

use errspec_codegen::model::{
    Bucket, Code, CodeStyle, Deprecated, Fallback, Integer, Markdown, Message, Param, ParamType, Piece,
    Retry, RetryNumbers, Spec, Width,
};
use errspec_codegen::site::{Site, Sources};
use proptest::prelude::*;

use super::nasty::nasty;

/// One to five codes in one to three buckets.
pub(crate) fn nasty_spec() -> impl Strategy<Value = Spec> {
    let buckets = prop::collection::vec((nasty(), nasty()), 1..4);
    let codes = prop::collection::vec((nasty(), nasty(), nasty(), nasty(), 0..8_usize), 1..6);
    let support = prop::collection::vec(nasty(), 0..3);
    (nasty(), buckets, codes, support).prop_map(|(name, buckets, codes, support)| {
        let site = Site { file: Sources::default().add("spec/errors.yaml", ""), start: 0, end: 0 };
        let count = (buckets.len(), codes.len());
        let retries = [
            Retry::Never,
            Retry::AfterDelay(RetryNumbers::AFTER_DELAY),
            Retry::Backoff(RetryNumbers::BACKOFF),
        ];
        let buckets = buckets.into_iter().enumerate().map(|(index, (title, advice))| Bucket {
            name: format!("bucket_{index}"),
            title: Markdown(title),
            advice: Markdown(advice),
            retry: retries[index],
            site,
        });
        let codes = codes.into_iter().enumerate().map(|(index, (code, meaning, message, reason, choice))| {
            // Controls are refused in codes.
            let code = format!("{}{index}", code.replace(['\0', '\r', '\n', '\t'], ""));
            Code {
                docs_url: format!("https://docs.example.com/errors#{}", encoded(&code)),
                variant: format!("Code{index}"),
                http: 400,
                bucket: choice % count.0,
                meaning: Markdown(meaning),
                message: (choice % 2 == 1).then(|| {
                    Message(vec![Piece::Text(message.clone()), Piece::Param(0), Piece::Text(message)])
                }),
                params: (choice % 2 == 1)
                    .then(|| Param {
                        name: "limit".to_owned(),
                        ty: ParamType::Integer(Integer { width: Width::Bits32, signed: false }),
                        site,
                        ty_site: site,
                    })
                    .into_iter()
                    .collect(),
                deprecated: (choice > 3).then(|| Deprecated {
                    instead: Some((index + 1) % count.1),
                    reason: (choice > 5).then_some(Markdown(reason)),
                }),
                site,
                code,
            }
        });
        Spec {
            name,
            domain: None,
            docs_url: "https://docs.example.com/errors#{code}".to_owned(),
            code_style: CodeStyle::Any,
            buckets: buckets.collect(),
            codes: codes.collect(),
            fallback: Some(Fallback {
                client: 0,
                server: count.1 - 1,
                statuses: vec![(404, count.1 / 2), (502, 0)],
            }),
            support: support.into_iter().map(Markdown).collect(),
            outputs: Vec::new(),
        }
    })
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
