//! Docs can be generated from a spec that cannot be used for Rust.

use errspec_codegen::__internal::check::Use;
use errspec_codegen::__internal::load::{self, Loaded};
use errspec_codegen::__internal::site::Sources;
use errspec_outputs::__internal::docs::{page, table};

fn loaded() -> Loaded {
    let yaml = include_str!("../../../codegen/tests/ui/right/names-that-rust-does-not-have.yaml");
    load::bytes(&mut Sources::default(), yaml.into(), "spec/errors.yaml", Use::Outputs)
}

#[test]
fn page_and_table_have_every_code() {
    let loaded = loaded();
    let spec = loaded.spec.as_ref().expect("a right spec");
    assert!(spec.rust().is_none());
    let codes = ["retry", "type", "self", "from_code", "as_str", "a-b", "a_b", "404"];
    let page = page(spec, None, "docs/errors.md", "spec/errors.yaml");
    let table = table(spec, None, "docs/table.md", "spec/errors.yaml");
    for code in codes {
        assert!(page.contains(&format!("`{code}`")), "{code}: {page}");
        assert!(
            table.contains(&format!("[`{code}`](https://docs.example.com/errors#{code})")),
            "{code}: {table}"
        );
    }
    assert_eq!(spec.codes.len(), codes.len());
    // Values of types that differ between languages are sent as strings.
    for param in ["`type` (string)", "`crate` (integer)", "`wait` (string)", "`id` (string)"] {
        assert!(page.contains(param), "{param}: {page}");
    }
}
