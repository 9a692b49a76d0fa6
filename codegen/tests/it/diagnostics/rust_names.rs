//! Names that are not valid in Rust are reported only if the spec is used for Rust.

use super::harness::{load, rendered};
use crate::support::alone::{self, Alone};

/// A spec whose outputs are docs.
const DOCS: &str = include_str!("../../ui/right/names-that-rust-does-not-have.yaml");
/// The same spec with a Rust output.
const RUST: &str = include_str!("../../ui/several-at-once/names-that-rust-does-not-have.yaml");

fn for_rust(yaml: &str) -> Alone {
    alone::bytes_for_rust(yaml.into(), "spec/errors.yaml")
}

fn without_outputs(yaml: &str) -> &str {
    yaml.split_once("outputs:").expect("the spec has outputs").0
}

#[test]
fn docs_need_no_rust_names() {
    let loaded = load(DOCS);
    assert_eq!(rendered(&loaded), "");
    let spec = loaded.spec.as_ref().expect("a right spec");
    assert!(spec.rust().is_none() && spec.variant(0).is_none());
    assert_eq!(spec.codes[1].variant.as_deref(), Some("wrong_type"));
}

/// A macro, a derive and a build script need Rust names, whatever outputs the spec lists.
#[test]
fn all_uses_of_rust_report_the_same() {
    let heard = rendered(&load(RUST));
    assert_eq!(heard.matches("error[").count(), 11);
    for loaded in
        [for_rust(DOCS), for_rust(RUST), load(without_outputs(DOCS)), for_rust(without_outputs(DOCS))]
    {
        assert_eq!(rendered(&loaded), heard);
        assert!(loaded.spec.is_none() && loaded.rust().is_none());
    }
}

/// An output of an unknown kind may have been meant as Rust.
#[test]
fn an_output_of_unknown_kind_may_be_rust() {
    let bare = without_outputs(DOCS);
    for outputs in ["{ a.rs: rst }", "{ a.md: page, a.rs: 5 }", "[a.md]", "{}"] {
        let said = rendered(&load(&format!("{bare}outputs: {outputs}\n")));
        assert!(said.contains("[reserved-name]"), "{outputs}: {said}");
    }
    for outputs in ["{ README.md: regions }", "{ a.json: schema, a.md: { kind: table, bucket: self } }"] {
        let said = rendered(&load(&format!("{bare}outputs: {outputs}\n")));
        assert_eq!(said, "", "{outputs}");
    }
}

/// A spec that only lists docs still has Rust names, if its names allow them.
#[test]
fn names_exist_without_a_rust_output() {
    let loaded = load(include_str!("../../../../spec/errors.yaml"));
    let spec = loaded.spec.expect("a right spec");
    let rust = spec.rust().expect("names");
    assert_eq!(rust.codes[0].variant, "BadRequest");
    assert_eq!(spec.variant(0), Some("BadRequest"));
    let buckets: Vec<_> = rust.buckets.iter().map(|bucket| (&*bucket.name, bucket.variant)).collect();
    assert_eq!(buckets[0], ("fix_in_code", "FixInCode"));
    assert_eq!(rust.buckets.len(), spec.buckets.len());
}

/// Errors about Rust and all others are reported in one run, in the order of the file.
#[test]
fn errors_about_rust_are_reported_with_all_others() {
    let loaded = load(&RUST.replace("bucket: self, meaning: A dash.", "bucket: selv, meaning: A dash."));
    let sites: Vec<_> = loaded.report.diagnostics().iter().filter_map(|found| found.site).collect();
    assert_eq!(sites.len(), 12);
    assert!(sites.is_sorted());
}

/// The names and URLs of a code, depending on `code_style`, `variant_names` and the template of the docs URLs.
#[test]
fn names_and_urls_follow_the_spec() {
    let cases = [
        ("snake_case", "", "{code}", "not_found", "NotFound", "not_found"),
        ("camelCase", "", "{code}", "notFound", "NotFound", "notFound"),
        ("kebab-case", "", "{code}", "not-found", "NotFound", "not-found"),
        ("dot.case", "", "{code}", "order.not_found", "OrderNotFound", "order.not_found"),
        ("number", "", "{code}", "'1404'", "Code1404", "1404"),
        ("number", "", "{code}", "'-1404'", "CodeMinus1404", "-1404"),
        ("number", "{ prepend: Api }", "{code}", "'1404'", "Api1404", "1404"),
        ("number", "{ strip: '1' }", "{code}", "'1404'", "Code404", "1404"),
        ("any", "{ prepend: E }", "{code}", "'404'", "E404", "404"),
        ("SCREAMING_SNAKE_CASE", "{ strip: M_ }", "{code}", "M_NOT_FOUND", "NotFound", "M_NOT_FOUND"),
        (
            "SCREAMING_SNAKE_CASE",
            "{ strip: M_, prepend: Matrix }",
            "{code}",
            "M_GONE",
            "MatrixGone",
            "M_GONE",
        ),
        // Messages and responses contain the code as it is on the wire. The URL has it in the style of the site.
        ("SCREAMING_SNAKE_CASE", "", "{code:kebab-case}", "NOT_FOUND", "NotFound", "not-found"),
        ("PascalCase", "", "{code:snake_case}", "NotFound", "NotFound", "not_found"),
        ("kebab-case", "", "{code:PascalCase}", "not-found", "NotFound", "NotFound"),
        (
            "snake_case",
            "",
            "{code:SCREAMING_SNAKE_CASE}/{code}",
            "not_found",
            "NotFound",
            "NOT_FOUND/not_found",
        ),
        ("dot.case", "", "{code:camelCase}", "order.not_found", "OrderNotFound", "orderNotFound"),
        ("PascalCase", "", "{code:dot.case}", "NotFound", "NotFound", "not_found"),
    ];
    for (style, names, template, code, variant, url) in cases {
        let names = if names.is_empty() { String::new() } else { format!("variant_names: {names}\n") };
        let loaded = load(&format!(
            "version: 1\nname: A\ndocs_url: https://a.test/{template}\ncode_style: {style}\n{names}buckets:\n  \
             fix: {{ title: Fix, retry: never, advice: Fix it. }}\ncodes:\n  {code}: {{ http: 404, bucket: fix, meaning: Gone. }}\n"
        ));
        assert_eq!(rendered(&loaded), "", "{style} {names} {code}");
        let spec = loaded.spec.expect("a right spec");
        assert_eq!(spec.variant(0), Some(variant), "{style} {names} {code}");
        assert_eq!(spec.codes[0].docs_url, format!("https://a.test/{url}"), "{style} {template} {code}");
        assert_eq!(spec.codes[0].code, code.trim_matches('\''));
    }
}

/// The variants of codes with these settings.
#[track_caller]
fn named(settings: &str, codes: &[(&str, &str)]) {
    let rows = codes
        .iter()
        .map(|(code, _)| format!("  \"{code}\": {{ http: 409, bucket: fix, meaning: It failed. }}\n"));
    let yaml = format!(
        "version: 1\nname: Names\ndocs_url: https://docs.example.com/errors#{{code}}\n{settings}\
         buckets: {{ fix: {{ title: Fix, retry: never, advice: Fix it. }} }}\ncodes:\n{}",
        rows.collect::<String>()
    );
    let loaded = load(&yaml);
    assert_eq!(rendered(&loaded), "", "{yaml}");
    let spec = loaded.rust().expect("a right spec");
    let found: Vec<_> = spec.codes.iter().map(|code| (code.code.as_str(), code.variant)).collect();
    assert_eq!(found, codes);
}

/// Tables that look like those of real APIs need no `variant` for any code.
#[test]
fn names_of_real_looking_tables() {
    named(
        "code_style: any\nvariant_names: { strip: M_ }\n",
        &[
            ("M_FORBIDDEN", "Forbidden"),
            ("M_LIMIT_EXCEEDED", "LimitExceeded"),
            ("ORG.EXAMPLE.INVITE_BLOCKED", "OrgExampleInviteBlocked"),
        ],
    );
    named(
        "code_style: any\nvariant_names: { strip: ORA-, prepend: Ora }\n",
        &[("ORA-00001", "Ora00001"), ("ORA-01555", "Ora01555"), ("ORA-12154", "Ora12154")],
    );
    named(
        "code_style: any\nvariant_names: { prepend: State }\n",
        &[("00000", "State00000"), ("0100C", "State0100c"), ("22P02", "State22p02"), ("XX000", "StateXx000")],
    );
    named(
        "code_style: dot.case\n",
        &[("auth.token.expired", "AuthTokenExpired"), ("auth.token_revoked", "AuthTokenRevoked")],
    );
    named(
        "code_style: any\n",
        &[
            ("E0308", "E0308"),
            ("ERR-1001", "Err1001"),
            ("DFLOW:ErrRuntime", "DflowErrRuntime"),
            ("KMS.DisabledException", "KmsDisabledException"),
            ("NO", "No"),
        ],
    );
    named(
        "code_style: number\n",
        &[("404", "Code404"), ("-404", "CodeMinus404"), ("0", "Code0"), ("-32768", "CodeMinus32768")],
    );
}
