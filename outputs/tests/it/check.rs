//! Outputs are checked as part of their spec. Each error is reported once, without its consequences.

use errspec_codegen::__internal::check::Use;
use errspec_codegen::__internal::load;
use errspec_codegen::__internal::site::Sources;

const SPEC: &str = "\
version: 1
name: Orders
docs_url: https://docs.example.com/errors#{code}
buckets:
  fix: { title: Fix it, retry: never, advice: Change the request. }
codes:
  not_found: { http: 404, bucket: fix, meaning: There is no such order. }
";

/// Checks a spec with additional keys: the rules and messages of its diagnostics, in the order of the file.
#[track_caller]
fn check(keys: &str, expected: &[(&str, &str)]) {
    let mut loaded = load::bytes(
        &mut Sources::default(),
        format!("{SPEC}{keys}").into_bytes(),
        "errors.yaml",
        Use::Outputs,
    );
    let checked = errspec_outputs::__internal::check(&mut loaded);
    let found = loaded.report.diagnostics().iter().map(|found| (found.rule.id, &*found.message));
    assert_eq!(found.collect::<Vec<_>>(), expected, "{keys}");
    assert_eq!(loaded.spec.is_none(), loaded.report.has_errors());
    assert!(checked.len() <= loaded.listing.outputs.len());
}

#[test]
fn errors_in_the_second_entry_of_a_path_are_reported() {
    check(
        "outputs:\n  a.md: page\n  a.md: { kind: page, nam: A }\n",
        &[
            ("duplicate-key", "output `a.md` is defined more than once"),
            ("unknown-key", "unknown key `nam` in an output"),
        ],
    );
}

#[test]
fn a_key_name_of_another_format_is_one_error() {
    check("outputs:\n  a.md: { type: page }\n", &[("unknown-key", "unknown key `type` in an output")]);
    check(
        "outputs:\n  a.rs: { kind: rust, enum_name: A }\n",
        &[("unknown-key", "unknown key `enum_name` in an output")],
    );
    check(
        "outputs:\n  a.md: { kind: page, group: type }\n",
        &[("unknown-key", "unknown key `group` in an output")],
    );
    // The spec already has `kind`, so it is not suggested and not missing.
    check(
        "outputs:\n  a.md: { kind: page, format: md }\n",
        &[("unknown-key", "unknown key `format` in an output")],
    );
}

#[test]
fn duplicate_keys_are_reported() {
    check("outputs:\n  a.md: { kind: page, kind: table }\n", &[("duplicate-key", "duplicate key `kind`")]);
}

#[test]
fn a_missing_kind_is_reported() {
    check("outputs:\n  a.md: {}\n", &[("missing-key", "output `a.md` has no `kind`")]);
    check("outputs:\n  a.md: { bucket: fix }\n", &[("missing-key", "output `a.md` has no `kind`")]);
}

#[test]
fn a_value_of_a_known_key_is_a_string() {
    check(
        "outputs:\n  a.md: { kind: [page] }\n  b.md: { kind: table, bucket: 1 }\n",
        &[
            ("wrong-type", "`kind` must be a string, found a list"),
            ("wrong-type", "`bucket` must be a string, found a number"),
        ],
    );
    // The value of an unknown key is not checked.
    check("outputs:\n  a.md: { kind: page, x: [1] }\n", &[("unknown-key", "unknown key `x` in an output")]);
}

/// If the name of the field is wrong, both names are accepted for now.
#[test]
fn a_field_with_an_error_is_not_reported_by_its_group() {
    let invalid = ("invalid-field-name", "field `Kind` is not `snake_case`");
    for name in ["Kind", "kind"] {
        check(
            &format!(
                "fields:\n  Kind: {{ one_of: [auth, system], optional: true }}\n\
                 outputs:\n  a.md: {{ kind: page, group_by: {name} }}\n"
            ),
            &[invalid],
        );
    }
    check(
        "fields:\n  Kind: { one_of: [auth, system], optional: true }\noutputs:\n  a.md: { kind: page, group_by: team }\n",
        &[invalid, ("output-setting", "unknown field `team`")],
    );
}

#[test]
fn errors_in_the_spec_and_its_outputs_are_in_the_order_of_the_file() {
    check(
        "outputs:\n  a.md: pages\n  /b.md: page\n  c.md: { kind: table, bucket: fixx }\nsupport: [\"\"]\nstyle: any\n",
        &[
            ("unknown-value", "unknown value `pages` for `kind`"),
            ("output-path", "the output path `/b.md` is not relative"),
            ("unknown-bucket", "unknown bucket `fixx`"),
            ("empty-string", "a criterion of `support` is empty"),
            ("unknown-key", "unknown key `style` in a spec"),
        ],
    );
}

/// Builds do not generate outputs, so an older build does not fail because of a newer kind.
#[test]
fn a_build_does_not_know_the_kinds() {
    let spec = format!("{SPEC}outputs:\n  a.html: {{ kind: site, theme: dark }}\n");
    let loaded = load::bytes(&mut Sources::default(), spec.into_bytes(), "errors.yaml", Use::Outputs);
    assert!(loaded.report.is_empty() && loaded.spec.is_some(), "{:?}", loaded.report);
}
