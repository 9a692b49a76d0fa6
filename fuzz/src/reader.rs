//! Any bytes are read or refused; what is accepted, `serde_yaml` reads alike.

use errspec_codegen::__internal::check::Use;
use errspec_codegen::__internal::load;
use errspec_codegen::__internal::render::{self, Colour};
use errspec_codegen::__internal::report::KEPT;
use errspec_codegen::__internal::site::Sources;

use crate::support::form::{ours, theirs};

/// Panics if the reader or the checker does, if a finding is nowhere, or if the oracle reads something else.
pub(crate) fn check(bytes: &[u8]) {
    let mut sources = Sources::default();
    let loaded = load::bytes(&mut sources, bytes.to_vec(), "errors.yaml", Use::Outputs);
    let report = &loaded.report;
    assert!(report.diagnostics().len() <= KEPT);
    assert_eq!(
        loaded.spec.is_none(),
        report.has_errors(),
        "refused without a reason, or accepted in spite of one"
    );
    for found in report.diagnostics() {
        for site in found.site.into_iter().chain(found.related.iter().map(|(site, _)| *site)) {
            assert!(sources.get(site.file).text().get(site.range()).is_some(), "{site:?} is no place");
        }
    }
    let drawn = render::human(&sources, report, Colour::Plain);
    assert!(
        !drawn.contains(|c: char| c.is_control() && c != '\n' && c != '\t'),
        "{drawn:?} steers a terminal"
    );

    let Ok(text) = str::from_utf8(bytes) else { return };
    let Some(ours) = ours(text).filter(|_| !is_apart(text)) else { return };
    match theirs(text) {
        Ok(theirs) => assert_eq!(ours, theirs, "{text:?}"),
        Err(why) => {
            assert!(STRICT.iter().any(|strict| why.contains(strict)), "they refuse it: {why}\n{text:?}");
        }
    }
}

/// What theirs refuses and YAML 1.2 allows; `codegen/tests/it/oracle.rs` has an example of each.
const STRICT: &[&str] = &[
    // A key of a mapping in braces may go over lines.
    "did not find expected ',' or '}'",
    // A plain text in braces may begin with a colon.
    "did not find expected node content",
];

/// Whether there is something in it that both read differently on purpose; `codegen/tests/it/oracle.rs` says why.
fn is_apart(text: &str) -> bool {
    // Breaks of YAML 1.1, and halves of characters as JSON writes them.
    text.contains(['\u{85}', '\u{2028}', '\u{2029}'])
        || text.contains("\\uD")
        || text.contains("\\ud")
        // A number to theirs where any type may stand.
        || text.contains("0b")
        // YAML 1.2 allows tabs where theirs does not.
        || text.contains('\t')
}
