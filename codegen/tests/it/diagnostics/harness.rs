//! Reads and checks a spec, and compares what is said about it.

use errspec_codegen::__internal::render::{self, Colour};

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

/// A spec with these codes, which are in bucket `fix_in_code`; line 7 is their first.
pub(crate) fn codes(codes: &str) -> String {
    format!("{HEAD}{BUCKETS}codes:\n{}", cut(codes))
}

/// A spec with these buckets and a 429 that is in bucket `wait`; line 5 is their first.
pub(crate) fn buckets(buckets: &str) -> String {
    let code = "codes:\n  slow: { http: 429, bucket: wait, meaning: Slow. }\n";
    format!("{HEAD}buckets:\n{}{code}", cut(buckets))
}

/// A right spec with these keys beside its own; line 8 is their first.
pub(crate) fn beside(keys: &str) -> String {
    format!("{HEAD}{BUCKETS}{CODES}{}", cut(keys))
}

pub(crate) fn load(yaml: &str) -> Alone {
    alone::bytes(yaml.into(), "spec/errors.yaml")
}

pub(crate) fn rendered(loaded: &Alone) -> String {
    render::human(&loaded.sources, &loaded.report, Colour::Plain)
}

/// Holds everything that is said about a spec against what is expected.
/// Both begin on the line below their quotes; a spec without errors, and none but that, has a model.
#[track_caller]
pub(crate) fn check(yaml: &str, expected: &str) {
    let loaded = load(cut(yaml));
    let said = rendered(&loaded);
    let expected = cut(expected);
    assert!(said == expected, "expected:\n{expected}\nsaid:\n{said}");
    for site in loaded.report.diagnostics().iter().filter_map(|found| found.site) {
        let text = loaded.sources.get(site.file).text();
        assert!(text.get(site.range()).is_some(), "{site:?} is no place of the text");
    }
    assert_eq!(loaded.spec.is_none(), loaded.report.has_errors());
}

fn cut(text: &str) -> &str {
    text.strip_prefix('\n').unwrap_or(text)
}
