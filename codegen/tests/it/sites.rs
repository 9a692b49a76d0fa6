//! Every checked value has the file and the span where it was written.

use errspec_codegen::__internal::check::{self, Use};
use errspec_codegen::__internal::model::Spec;
use errspec_codegen::__internal::read;
use errspec_codegen::__internal::report::Report;
use errspec_codegen::__internal::site::{FileId, Site, Sources};

/// A spec in which every key of buckets and codes is set. Each value contains the letter.
fn spec(letter: &str) -> String {
    "version: 1
name: name-X
domain: domain-X.example
docs_url: https://docs.example.com/X#{code}
code_style: snake_case
buckets:
  wait_X: { title: title-X, retry: backoff, max_attempts: 7, base_delay: 3s, max_delay: 9s, advice: advice-X }
codes:
  slow_X:
    http: 429
    bucket: wait_X
    meaning: meaning-X
    message: message-X {param_X}
    params: { param_X: u8 }
    variant: VariantX
    docs_url: https://docs.example.com/code-X
  broken_X: { http: 503, bucket: wait_X, meaning: broken-X, deprecated: { use: slow_X, reason: reason-X } }
  down_X: { http: 504, bucket: wait_X, meaning: down-X }
fallback: { 4xx: slow_X, 5xx: down_X, 429: slow_X }
support: [ support-X ]
outputs: { docs/X.md: page }
"
    .replace('X', letter)
}

fn read_into(sources: &mut Sources, name: &str, letter: &str) -> (FileId, Spec) {
    let mut report = Report::default();
    let file = read::text(sources, name, spec(letter).into_bytes(), &mut report).expect("a text");
    let raw = read::spec(sources, file, &mut report);
    let (spec, listing) = check::spec(&raw, Use::Rust, &mut report);
    let spec = spec.unwrap_or_else(|| panic!("{report:#?}"));
    // The outputs are listed separately from the model.
    let path = listing.outputs[0].path.site;
    assert_eq!((path.file, &sources.get(file).text()[path.range()]), (file, &*format!("docs/{letter}.md")));
    (file, spec)
}

/// Every site of a spec, with the expected text.
fn expected(spec: &Spec, letter: &str) -> Vec<(Site, String)> {
    let with = |text: &str| text.replace('X', letter);
    let mut sites = vec![
        (spec.sites.version, with("1")),
        (spec.sites.name, with("name-X")),
        (spec.sites.domain.unwrap(), with("domain-X.example")),
        (spec.sites.docs_url, with("https://docs.example.com/X#{code}")),
        (spec.sites.code_style.unwrap(), with("snake_case")),
        (spec.sites.support[0], with("support-X")),
    ];
    let bucket = &spec.buckets[0];
    sites.extend([
        (bucket.site, with("wait_X")),
        (bucket.sites.title, with("title-X")),
        (bucket.sites.retry, with("backoff")),
        (bucket.sites.max_attempts.unwrap(), with("7")),
        (bucket.sites.base_delay.unwrap(), with("3s")),
        (bucket.sites.max_delay.unwrap(), with("9s")),
        (bucket.sites.advice, with("advice-X")),
    ]);
    let code = &spec.codes[0];
    sites.extend([
        (code.site, with("slow_X")),
        (code.sites.http, with("429")),
        (code.sites.bucket, with("wait_X")),
        (code.sites.meaning, with("meaning-X")),
        (code.sites.message.unwrap(), with("message-X {param_X}")),
        (code.sites.variant.unwrap(), with("VariantX")),
        (code.sites.docs_url.unwrap(), with("https://docs.example.com/code-X")),
        (code.params[0].site, with("param_X")),
        (code.params[0].ty_site, with("u8")),
    ]);
    let deprecated = spec.codes[1].deprecated.as_ref().unwrap();
    sites.extend([
        (deprecated.sites.key, with("deprecated")),
        (deprecated.sites.instead.unwrap(), with("slow_X")),
        (deprecated.sites.reason.unwrap(), with("reason-X")),
    ]);
    let fallback = spec.fallback.as_ref().unwrap();
    sites.extend([
        (fallback.sites.client, with("slow_X")),
        (fallback.sites.server, with("down_X")),
        (fallback.sites.statuses[0].0, with("429")),
        (fallback.sites.statuses[0].1, with("slow_X")),
    ]);
    sites
}

/// In a run with two specs, each value is in its own file, which has its own letter.
#[test]
fn of_two_files_in_one_run() {
    let mut sources = Sources::default();
    let (first, a) = read_into(&mut sources, "a.yaml", "a");
    let (second, b) = read_into(&mut sources, "b.yaml", "b");
    assert_ne!(first, second);
    for (file, spec, letter) in [(first, &a, "a"), (second, &b, "b")] {
        for (site, text) in expected(spec, letter) {
            assert_eq!(site.file, file, "{text}");
            assert_eq!(&sources.get(site.file).text()[site.range()], text);
        }
    }
}

/// Omitted values have no span.
#[test]
fn omitted_values() {
    let text = include_str!("../../../spec/errors.yaml");
    let mut sources = Sources::default();
    let mut report = Report::default();
    let file = read::text(&mut sources, "errors.yaml", text.into(), &mut report).expect("a text");
    let raw = read::spec(&sources, file, &mut report);
    let spec = check::spec(&raw, Use::Rust, &mut report).0.expect("a right spec");
    assert_eq!((spec.sites.domain, spec.sites.code_style), (None, None));
    let code = &spec.codes[0];
    assert_eq!((code.sites.message, code.sites.variant, code.sites.docs_url), (None, None, None));
    assert_eq!(spec.buckets[0].sites.max_attempts, None);
}
