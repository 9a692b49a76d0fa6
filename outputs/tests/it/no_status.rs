//! Docs say in words that a code has no HTTP status.

use errspec_codegen::__internal::check::Use;
use errspec_codegen::__internal::load;
use errspec_codegen::__internal::model::Spec;
use errspec_codegen::__internal::report::Report;
use errspec_codegen::__internal::site::Sources;
use errspec_outputs::__internal::docs::{page, regions, table};

const SPEC: &str = "\
version: 1
name: Imports
docs_url: https://docs.example.com/errors#{code}
buckets: { fix: { title: Fix it, retry: never, advice: Fix it. } }
codes:
  import_failed: { http: none, bucket: fix, meaning: The import has failed. }
  not_found: { http: 404, bucket: fix, meaning: There is no such import. }
";

const ROWS: &str = "\
| [`import_failed`](https://docs.example.com/errors#import_failed) | — | The import has failed. |
| [`not_found`](https://docs.example.com/errors#not_found) | 404 | There is no such import. |
";

fn spec() -> Spec {
    let bytes = SPEC.as_bytes().to_vec();
    load::bytes(&mut Sources::default(), bytes, "errors.yaml", Use::Outputs).spec.expect("a right spec")
}

#[test]
fn in_the_table() {
    let table = table(&spec(), None, "table.md", "errors.yaml");
    assert!(table.ends_with(&format!("|---|---|---|\n{ROWS}")), "{table}");
}

#[test]
fn on_the_page() {
    let page = page(&spec(), None, "errors.md", "errors.yaml");
    assert!(page.contains("\n### `import_failed` (no HTTP status)\n"), "{page}");
    assert!(page.contains("\n### `not_found` (HTTP 404)\n"), "{page}");
    // The sample is a response, so its code has a status.
    assert!(page.contains("    \"code\": \"not_found\",\n"), "{page}");
}

#[test]
fn in_a_region() {
    let mut sources = Sources::default();
    let text = "<!-- errspec:begin table -->\n<!-- errspec:end -->\n\n\
                <!-- errspec:begin code import_failed -->\n<!-- errspec:end -->\n";
    let file = sources.add("guide.md", text);
    let filled = regions(&spec(), &sources, file, &mut Report::default()).expect("regions without mistakes");
    assert!(filled.contains(ROWS), "{filled}");
    assert!(filled.contains("The import has failed."), "{filled}");
    assert!(!filled.contains("HTTP none"), "{filled}");
}
