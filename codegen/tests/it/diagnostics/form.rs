//! Errors of form are reported only by the reader. Its own tests check the messages.

use errspec_codegen::__internal::read::LIMIT;

use super::harness::{codes, load, rendered};
use crate::support::alone::{self, Alone};

/// Checks that there is one diagnostic of the rule, and no other.
#[track_caller]
fn one(loaded: &Alone, rule: &str) {
    let said = rendered(loaded);
    assert!(said.starts_with(&format!("error{rule}: ")), "{said}");
    assert_eq!(loaded.report.diagnostics().len(), 1, "{said}");
    assert!(loaded.spec.is_none());
}

#[test]
fn each_rule_of_the_reader_is_reported() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    one(&alone::file(&folder.join("rules"), "rules"), "[unreadable]");
    one(&alone::file(&folder.join("no-such-file.yaml"), "no-such-file.yaml"), "[unreadable]");
    one(&alone::bytes(vec![b' '; LIMIT + 1], "errors.yaml"), "[too-large]");
    let right = "{ http: 404, bucket: fix_in_code, meaning: Not there. }";
    let cases = [
        ("[syntax]", "  a: { http: 404, bucket: fix_in_code, meaning: Not there.\n".to_owned()),
        ("[unsupported-yaml]", format!("  a: &a {right}\n")),
        ("[unknown-key]", "  a: { http: 404, bucket: fix_in_code, meaning: Not there., hint: No. }\n".into()),
        (
            "[duplicate-key]",
            "  a: { http: 404, http: 404, bucket: fix_in_code, meaning: Not there. }\n".into(),
        ),
        ("[missing-key]", "  a: { http: 404, bucket: fix_in_code }\n".into()),
        ("[wrong-type]", "  a: { http: no, bucket: fix_in_code, meaning: Not there. }\n".into()),
        ("[duplicate-code]", format!("  a: {right}\n  a: {right}\n")),
    ];
    for (rule, yaml) in cases {
        one(&load(&codes(&yaml)), rule);
    }
}
