//! Reads and checks a spec, and compares its diagnostics.

use errspec_codegen::__internal::render::{self, Color};

use crate::support::alone::{self, Alone};

const HEAD: &str = "\
version: 1
name: Example API
docs_url: https://docs.example.com/errors#{code}
";
const BUCKETS: &str = "\
buckets:
  fix_in_code: { title: Fix in code, retry: never, advice: Do not retry. }
";
const CODES: &str = "\
codes:
  not_found: { http: 404, bucket: fix_in_code, meaning: Not there. }
";

/// A spec with these buckets and codes.
pub(crate) fn whole(buckets_and_codes: &str) -> String {
    format!("{HEAD}{}", cut(buckets_and_codes))
}

/// A spec with these codes, which are in bucket `fix_in_code` and start in line 7.
pub(crate) fn codes(codes: &str) -> String {
    format!("{HEAD}{BUCKETS}codes:\n{}", cut(codes))
}

/// A spec with these buckets and a 429 that is in bucket `wait`. The buckets start in line 5.
pub(crate) fn buckets(buckets: &str) -> String {
    let code = "codes:\n  slow: { http: 429, bucket: wait, meaning: Slow. }\n";
    format!("{HEAD}buckets:\n{}{code}", cut(buckets))
}

/// A valid spec with these additional keys, which start in line 8.
pub(crate) fn with_keys(keys: &str) -> String {
    format!("{HEAD}{BUCKETS}{CODES}{}", cut(keys))
}

pub(crate) fn load(yaml: &str) -> Alone {
    alone::bytes(yaml.into(), "spec/errors.yaml")
}

pub(crate) fn rendered(loaded: &Alone) -> String {
    render::human(&loaded.sources, &loaded.report, Color::Plain)
}

/// Compares all diagnostics about a spec with the expected text. Both begin on the line below their quotes.
/// A spec has a model if and only if it has no errors.
#[track_caller]
pub(crate) fn check(yaml: &str, expected: &str) {
    let loaded = load(cut(yaml));
    let said = rendered(&loaded);
    let expected = cut(expected);
    assert!(said == expected, "expected:\n{expected}\nsaid:\n{said}");
    for site in loaded.report.diagnostics().iter().filter_map(|found| found.site) {
        let text = loaded.sources.get(site.file).text();
        assert!(text.get(site.range()).is_some(), "{site:?} is outside of the text");
    }
    assert_eq!(loaded.spec.is_none(), loaded.report.has_errors());
}

fn cut(text: &str) -> &str {
    text.strip_prefix('\n').unwrap_or(text)
}
