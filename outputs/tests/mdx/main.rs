//! The MDX compiler shows what the spec says. The test fails without node and `npm ci` in tests/mdx, so it is not
//! part of a plain `cargo test`.

use std::path::Path;
use std::process::Command;

use errspec_codegen::__internal::model::Spec;
use errspec_codegen::__internal::report::Report;
use errspec_codegen::__internal::site::Sources;
use errspec_outputs::__internal::docs::{page, regions, table};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

// Support is shared with the tests that only need cargo.
#[path = "../it/support"]
mod support {
    #[path = "../../../../codegen/tests/it/support/nasty.rs"]
    pub(crate) mod nasty;
    pub(crate) mod nasty_spec;
    pub(crate) mod seen;
}

use support::nasty_spec::{encoded, nasty_spec};
use support::seen;

/// The number of nasty specs that are tested, with three pages each.
const SPECS: usize = 150;

/// A page as tests/mdx/check.mjs describes it.
#[derive(serde::Deserialize)]
struct Page {
    path: String,
    cells: Vec<String>,
    headings: Vec<String>,
    items: Vec<String>,
    ids: Vec<String>,
    error: Option<String>,
}

fn compiled(folder: &Path, count: usize) -> Vec<Page> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/mdx/check.mjs");
    let pages = (0..count).map(|index| folder.join(format!("{index}.mdx")));
    let output = Command::new("node").arg(script).args(pages).output().expect("node is there");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("the script prints JSON")
}

/// A hand-written page with each kind of region.
fn filled(spec: &Spec) -> String {
    let mut text = String::from("# By hand\n\n");
    for region in ["table", "envelope", "codes"] {
        text.push_str("{/* errspec:begin ");
        text.push_str(region);
        text.push_str(" */}\n{/* errspec:end */}\n");
    }
    let mut sources = Sources::default();
    let file = sources.add("a.mdx", text);
    regions(spec, &sources, file, &mut Report::default()).expect("three regions without mistakes")
}

/// The members and headers of the default envelope, in the order of the docs.
const ENVELOPE: [&str; 7] = [
    "error.code",
    "error.message",
    "error.request_id",
    "error.docs_url",
    "error.details",
    "Content-Type",
    "x-request-id",
];

#[test]
fn the_real_compiler_shows_the_model() {
    let mut runner = TestRunner::deterministic();
    let specs: Vec<_> = (0..SPECS)
        .map(|_| nasty_spec().new_tree(&mut runner).expect("nothing is rejected").current())
        .collect();
    let folder = tempfile::tempdir().expect("a folder for the pages");
    for (index, spec) in specs.iter().enumerate() {
        let texts = [
            page(spec, None, "a.mdx", "errors.yaml"),
            table(spec, None, "a.mdx", "errors.yaml"),
            filled(spec),
        ];
        for (kind, text) in texts.into_iter().enumerate() {
            std::fs::write(folder.path().join(format!("{}.mdx", index * 3 + kind)), text).expect("written");
        }
    }
    let pages = compiled(folder.path(), SPECS * 3);
    assert_eq!(pages.len(), SPECS * 3);
    for (pages, spec) in pages.chunks(3).zip(&specs) {
        for page in pages {
            let text = || std::fs::read_to_string(&page.path).expect("written before");
            assert_eq!(page.error, None, "{}", text());
            let cells: Vec<_> = page.cells.iter().map(|cell| seen::collapsed(cell)).collect();
            assert_eq!(cells, seen::cells(spec, spec.codes.iter()), "{}", text());
        }
        let headings: Vec<_> = pages[0].headings.iter().map(|heading| seen::collapsed(heading)).collect();
        assert_eq!(headings, seen::headings(spec));
        assert_eq!(pages[0].ids.len(), spec.codes.len() + spec.buckets.len());
        for code in &spec.codes {
            let fragment = code.docs_url.split_once('#').expect("a fragment").1;
            assert_eq!(pages[0].ids.iter().filter(|id| encoded(id) == fragment).count(), 1);
        }
        let listed: Vec<_> = pages[2].items.iter().map(|item| seen::collapsed(item)).collect();
        // The region `envelope` comes first, with lists of members and headers.
        let (described, listed) = listed.split_at(ENVELOPE.len());
        for (shown, name) in described.iter().zip(ENVELOPE) {
            assert!(shown.starts_with(&format!("{name} ")), "{shown}");
        }
        assert_eq!(listed, spec.codes.iter().map(|code| seen::code(&code.code)).collect::<Vec<_>>());
    }
}
