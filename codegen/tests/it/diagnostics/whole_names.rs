//! Code to paste in a help line is never shortened, however long the names in it are.

use crate::support::alone;

/// A spec without errors, in lines that the cases replace.
const SPEC: &str = "\
version: 1
name: Orders
docs_url: https://docs.example.com/errors#{code}
buckets:
  fix: { title: Fix it, retry: never, advice: Change the request. }
codes:
  LONG: { http: 404, bucket: fix, meaning: There is no such order. }
  broken: { http: 500, bucket: fix, meaning: Broken. }
  other: { http: 400, bucket: fix, meaning: Wrong. }
";

/// The help lines of the spec in which each `from` is replaced.
fn help(replaced: &[(&str, &str)], long: &str) -> Vec<String> {
    let mut yaml = SPEC.to_owned();
    for (from, to) in replaced {
        assert!(yaml.contains(from), "{from}");
        yaml = yaml.replace(from, to);
    }
    let loaded = alone::bytes_for_rust(yaml.replace("LONG", long).into_bytes(), "spec/errors.yaml");
    loaded.report.diagnostics().iter().flat_map(|found| found.help.clone()).collect()
}

/// The replacements in a valid spec, the help line to find, and the code to paste in it.
type Case<'c> = (&'c [(&'c str, &'c str)], &'c str, String);

#[test]
fn help_lines_have_whole_names() {
    let snake = format!("a{}", "_name".repeat(20));
    let camel = format!("A{}", "Name".repeat(20));
    let of_message = "Not there, {LONG}.";
    let message = format!("message: \"{of_message}\", meaning: There");
    let unsent = "params: { LONG: { type: string, sent: false } }, meaning: There";
    let param_type = "message: \"{size}\", params: { size: LONG }, meaning: There";
    let of_type = format!("write the whole path, as in `crate::{camel}`");
    let fallback_class =
        ("  other: { http: 400, bucket: fix, meaning: Wrong. }", "fallback: { 4xx: broken, 5xx: broken }");
    let deprecated = [
        ("meaning: Wrong.", "meaning: Wrong., deprecated: { use: broken }"),
        ("meaning: Broken.", "meaning: Broken., deprecated: { use: LONG }"),
    ];
    let of_fallback = [(
        "meaning: Wrong. }",
        "meaning: Wrong., deprecated: { use: LONG } }\nfallback: { 4xx: other, 5xx: broken }",
    )];
    let cases: [Case<'_>; 7] = [
        (
            &[("meaning: There", &message)],
            &snake,
            format!("declare it with its type, as in `params: {{ {snake}: string }}`"),
        ),
        (
            &[("meaning: There", unsent)],
            &snake,
            format!("remove `sent: false`, or write `{{{snake}}}` in the message"),
        ),
        (&[("meaning: There", param_type), ("  LONG:", "  short:")], &camel, of_type),
        (&deprecated, &snake, format!("write `use: {snake}`")),
        (&[fallback_class], &snake, format!("name a code of 4xx, such as `{snake}`")),
        (&of_fallback, &snake, format!("write `4xx: {snake}`")),
        (&[], &camel, format!("write `{snake}`, or set `code_style: any`")),
    ];
    for (replaced, long, expected) in cases {
        let help = help(replaced, long);
        assert!(help.contains(&expected), "{expected}\n{help:#?}");
    }
}

#[test]
fn a_variant_is_whole() {
    let snake = format!("a{}", "_name".repeat(20));
    let variant = format!("variant: {snake}, meaning: There");
    let expected = format!("write `A{}`", "Name".repeat(20));
    let help = help(&[("meaning: There", &variant), ("LONG", "short")], "");
    assert!(help.contains(&expected), "{help:#?}");
}
