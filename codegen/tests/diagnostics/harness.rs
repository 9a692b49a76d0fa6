//! Reads and checks a spec, and compares what is said about it.

use errspec_codegen::load::{self, Loaded};
use errspec_codegen::render::{self, Colour};

/// A right spec around which a case can be written.
pub(crate) const HEAD: &str = "\
version: 1
name: Example API
docs_url: https://docs.example.com/errors#{code}
";
/// Buckets for it.
pub(crate) const BUCKETS: &str = "\
buckets:
  fix_in_code: { title: Fix in code, retry: never, advice: Do not retry. }
";

pub(crate) fn load(yaml: &str) -> Loaded {
    load::bytes(yaml.into(), "spec/errors.yaml")
}

pub(crate) fn rendered(loaded: &Loaded) -> String {
    render::human(&loaded.sources, &loaded.report, Colour::Plain)
}

/// Everything that is said about a spec.
#[track_caller]
pub(crate) fn check(yaml: &str, expected: &str) {
    let loaded = load(yaml);
    let said = rendered(&loaded);
    assert!(said.trim_end() == expected.trim(), "expected:\n{}\n\nsaid:\n{said}", expected.trim());
}
