//! The exact diagnostics of the specs with invalid outputs in `tests/ui`.

use std::path::Path;

use errspec_codegen::__internal::check::Use;
use errspec_codegen::__internal::load;
use errspec_codegen::__internal::rules::{OUTPUT_KIND, OUTPUT_SETTING};
use errspec_codegen::__internal::site::Sources;

use crate::support::pairs::{self, Checked};

fn checked(yaml: Vec<u8>) -> Checked {
    let mut sources = Sources::default();
    let mut loaded = load::bytes(&mut sources, yaml, "spec/errors.yaml", Use::Outputs);
    errspec_outputs::__internal::check(&mut loaded);
    Checked { sources, report: loaded.report, is_accepted: loaded.spec.is_some() }
}

#[test]
fn each_mistake_has_its_text() {
    pairs::check(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ui"), checked);
}

/// The other diagnostics about a spec do not change if its outputs are checked as well.
#[test]
fn other_diagnostics_do_not_change() {
    pairs::check(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../codegen/tests/ui"), checked);
}

#[test]
fn the_examples_of_the_pages_are_true() {
    let base = "version: 1\nname: A\ndocs_url: https://docs.example.com/errors#{code}\n\
                buckets: { fix_in_code: { title: Fix, retry: never, advice: Fix it. } }\n\
                codes: { gone: { http: 410, bucket: fix_in_code, meaning: It is gone. } }\n";
    for rule in [&OUTPUT_KIND, &OUTPUT_SETTING] {
        let examples: Vec<_> = rule.page.split("```yaml\n").skip(1).collect();
        let [wrong, right] = examples[..] else { panic!("{}: a wrong example and a right one", rule.id) };
        let found = |example: &str| {
            let yaml = format!("{base}{}", example.split("```").next().unwrap());
            checked(yaml.into_bytes())
                .report
                .diagnostics()
                .iter()
                .map(|found| found.rule.id)
                .collect::<Vec<_>>()
        };
        assert_eq!(found(wrong), [rule.id]);
        assert!(found(right).is_empty(), "{}", rule.id);
    }
}
