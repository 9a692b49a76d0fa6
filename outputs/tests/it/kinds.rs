//! Each kind of output is a row of a table, and is known everywhere it has to be.

mod json_schema;
mod page;
mod regions;
mod rust;
mod schema;
mod table;

use std::fs;
use std::path::Path;

use errspec_codegen::__internal::check::Use;
use errspec_codegen::__internal::load;
use errspec_codegen::__internal::site::Sources;
use errspec_outputs::__internal::kinds::KINDS;
use errspec_outputs::__internal::replace::OPENERS;
use errspec_outputs::__internal::schema::schema;
use errspec_outputs::__internal::settings::SETTINGS;

const PAGE: &str = include_str!("../../../spec/README.md");
const SPEC: &str = include_str!("../../../spec/errors.yaml");

#[test]
fn each_kind_is_documented() {
    let mut table = vec!["| Kind | Files | What it is |".to_owned(), "|---|---|---|".to_owned()];
    for kind in KINDS {
        let files: Vec<_> = kind.extensions.iter().map(|end| format!("`.{end}`")).collect();
        table.push(format!("| `{}` | {} | {} |", kind.name, files.join(", "), kind.doc));
    }
    let table = table.join("\n") + "\n";
    assert!(PAGE.contains(&table), "spec/README.md does not have this table:\n\n{table}");
    for setting in KINDS.iter().flat_map(|kind| kind.settings) {
        assert!(SETTINGS.iter().any(|known| known.name == setting.name), "{} is not listed", setting.name);
        assert!(PAGE.contains(&format!("`{}`", setting.name)), "`{}` is not on the page", setting.name);
    }
}

#[test]
fn each_kind_is_in_the_schema() {
    let schema: serde_json::Value = serde_json::from_str(&schema()).unwrap();
    let names: Vec<_> = KINDS.iter().map(|kind| kind.name).collect();
    assert_eq!(schema["definitions"]["output"]["properties"]["kind"]["enum"], serde_json::json!(names));
}

/// Without it, a second run would not replace the file of the first.
#[test]
fn the_mark_of_each_kind_is_known() {
    for extension in KINDS.iter().filter(|kind| !kind.is_read).flat_map(|kind| kind.extensions) {
        assert!(
            OPENERS.iter().any(|(known, _)| known == extension),
            "`replace.rs` does not know `.{extension}`"
        );
    }
}

#[test]
fn each_kind_has_a_file_of_tests() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/kinds");
    for kind in KINDS {
        let text = fs::read_to_string(folder.join(format!("{}.rs", kind.name)));
        let text = text.unwrap_or_else(|error| panic!("tests/it/kinds/{}.rs: {error}", kind.name));
        assert!(text.contains("#[test]"), "tests/it/kinds/{}.rs has no test", kind.name);
    }
}

#[test]
fn each_kind_is_accepted_for_each_of_its_files() {
    let spec = SPEC.split("\noutputs:").next().unwrap();
    for kind in KINDS {
        for end in kind.extensions {
            let yaml = format!("{spec}\noutputs:\n  a.{end}: {}\n", kind.name);
            let mut loaded =
                load::bytes(&mut Sources::default(), yaml.into_bytes(), "errors.yaml", Use::Outputs);
            let checked = errspec_outputs::__internal::check(&mut loaded);
            assert!(loaded.report.is_empty() && checked.len() == 1, "{}: {:?}", kind.name, loaded.report);
        }
    }
}
