//! The exact diagnostics of the specs in `tests/ui`.

use std::fs;
use std::path::Path;

use crate::support::alone;
use crate::support::pairs::{self, Checked};

fn checked(yaml: Vec<u8>) -> Checked {
    let loaded = alone::bytes(yaml, "spec/errors.yaml");
    Checked { sources: loaded.sources, report: loaded.report, is_accepted: loaded.spec.is_some() }
}

#[test]
fn each_mistake_has_its_text() {
    pairs::check(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ui"), checked);
}

const RIGHT: &str = "\
version: 1
name: Orders
docs_url: https://docs.example.com/errors#{code}
buckets:
  fix: { title: Fix it, retry: never, advice: Change the request. }
codes:
  not_found: { http: 404, bucket: fix, meaning: There is no such order. }
";

/// A spec that breaks only `unknown-version`, and its text.
fn newer() -> (String, String) {
    let yaml = RIGHT.replace("version: 1", "version: 2");
    let text = "error[unknown-version]: unsupported spec version 2\n --> spec/errors.yaml:1:10\n  \
                |\n1 | version: 2\n  |          ^\n  |\n  = help: write `version: 1`, or use a newer errspec\n";
    (yaml, text.to_owned())
}

/// Checks a folder of these files. Each of `expected` is in one complaint, in this order.
#[track_caller]
fn complains(files: &[(&str, &str)], expected: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let wrong = pairs::wrong(folder.path(), checked, true);
    assert_eq!(wrong.len(), expected.len(), "{wrong:#?}");
    for (wrong, expected) in wrong.iter().zip(expected) {
        assert!(wrong.contains(expected), "expected {expected:?}\n{wrong}");
    }
    folder
}

#[test]
fn correct_pairs_pass() {
    let (yaml, text) = newer();
    complains(
        &[("unknown-version/a.yaml", &yaml), ("unknown-version/a.txt", &text), ("right/a.yaml", RIGHT)],
        &[],
    );
}

#[test]
fn an_empty_folder_fails() {
    complains(&[], &["there are no specs"]);
}

#[test]
fn a_pair_without_one_of_its_files_fails() {
    let (yaml, text) = newer();
    complains(&[("right/a.yaml", RIGHT), ("unknown-version/a.txt", &text)], &["found {\"txt\"}"]);
    complains(&[("right/a.yaml", RIGHT), ("right/a.txt", "")], &["found {\"txt\", \"yaml\"}"]);
    complains(&[("unknown-version/a.yaml", &yaml)], &["found {\"yaml\"}", "its text differs"]);
}

#[test]
fn a_file_outside_a_pair_fails() {
    complains(
        &[("right/a.yaml", RIGHT), ("right/b.yml", RIGHT), ("right/c.d/e.yaml", RIGHT), ("a.yaml", RIGHT)],
        &["it ", "it ", "it "],
    );
    complains(&[("wrong/a.yaml", RIGHT), ("right/a.yaml", RIGHT)], &["not named after a rule"]);
}

#[test]
fn a_spec_that_breaks_other_rules_than_its_folder_fails() {
    let (yaml, text) = newer();
    for folder in ["no-codes", "several-at-once"] {
        let [yaml_path, text_path] = ["yaml", "txt"].map(|end| format!("{folder}/a.{end}"));
        complains(&[(&yaml_path, &yaml), (&text_path, &text)], &["breaks the rules {\"unknown-version\"}"]);
    }
    complains(&[("right/a.yaml", &yaml)], &["breaks the rules", "its text differs"]);
}

#[test]
fn a_text_that_differs_fails_and_is_written_next_to_the_old_one() {
    let (yaml, text) = newer();
    let old = text.replace("newer", "later");
    let folder = complains(
        &[("unknown-version/a.yaml", &yaml), ("unknown-version/a.txt", &old)],
        &[
            "-  = help: write `version: 1`, or use a later errspec\n+  = help: write `version: 1`, or use a newer errspec",
        ],
    );
    let read = |name: &str| fs::read_to_string(folder.path().join("unknown-version").join(name)).unwrap();
    assert_eq!(read("a.txt"), old);
    assert_eq!(read("a.txt.new"), text);
    // The new text is not taken for a pair in the next run.
    assert!(pairs::wrong(folder.path(), checked, false)[0].contains("a.txt.new: it is neither"));
    // Without the setting, nothing is written.
    fs::remove_file(folder.path().join("unknown-version/a.txt.new")).unwrap();
    assert_eq!(pairs::wrong(folder.path(), checked, false).len(), 1);
    assert!(!folder.path().join("unknown-version/a.txt.new").exists());
}
