//! Any bytes are accepted or rejected without a panic, and `serde_yaml` reads accepted ones in the same way.

use errspec_codegen::__internal::check::Use;
use errspec_codegen::__internal::load;
use errspec_codegen::__internal::render::{self, Color};
use errspec_codegen::__internal::report::KEPT;
use errspec_codegen::__internal::site::Sources;

use crate::support::form::{ours, theirs};

/// Panics if the reader or the checker panics, if a diagnostic has no valid span, or if `serde_yaml` disagrees.
pub(crate) fn check(bytes: &[u8]) {
    let mut sources = Sources::default();
    let loaded = load::bytes(&mut sources, bytes.to_vec(), "errors.yaml", Use::Outputs);
    let report = &loaded.report;
    assert!(report.diagnostics().len() <= KEPT);
    assert_eq!(loaded.spec.is_none(), report.has_errors(), "rejected without an error, or accepted with one");
    for found in report.diagnostics() {
        for site in found.site.into_iter().chain(found.related.iter().map(|(site, _)| *site)) {
            assert!(
                sources.get(site.file).text().get(site.range()).is_some(),
                "{site:?} is not a valid span"
            );
        }
    }
    let drawn = render::human(&sources, report, Color::Plain);
    assert!(
        !drawn.contains(|c: char| c.is_control() && c != '\n' && c != '\t'),
        "{drawn:?} contains control characters"
    );

    let Ok(text) = str::from_utf8(bytes) else { return };
    let Some(ours) = ours(text).filter(|_| !is_apart(text)) else { return };
    match theirs(text) {
        Ok(theirs) => assert_eq!(ours, theirs, "{text:?}"),
        Err(why) => {
            assert!(
                STRICT.iter().any(|strict| why.contains(strict)),
                "serde_yaml rejects it: {why}\n{text:?}"
            );
        }
    }
}

/// Errors of `serde_yaml` for what YAML 1.2 allows; `codegen/tests/it/oracle.rs` has an example of each.
const STRICT: &[&str] = &[
    // A key of a mapping in braces may span lines.
    "did not find expected ',' or '}'",
    // A plain string in braces may begin with a colon.
    "did not find expected node content",
];

/// Whether the text contains something that both read differently on purpose; `codegen/tests/it/oracle.rs` explains why.
fn is_apart(text: &str) -> bool {
    // Line breaks of YAML 1.1, and surrogate escapes of JSON.
    text.contains(['\u{85}', '\u{2028}', '\u{2029}'])
        || text.contains("\\uD")
        || text.contains("\\ud")
        // `serde_yaml` reads a binary number.
        || text.contains("0b")
        // YAML 1.2 allows tabs where `serde_yaml` does not.
        || text.contains('\t')
}
