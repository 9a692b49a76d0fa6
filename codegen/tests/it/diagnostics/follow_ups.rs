//! Each error is reported once, without its consequences.

use super::harness::{buckets, codes, load, rendered, whole, with_keys};

/// Checks the rules of all diagnostics, in the order of the file.
#[track_caller]
fn check(yaml: &str, expected: &[&str]) {
    let loaded = load(yaml);
    let found: Vec<_> = loaded.report.diagnostics().iter().map(|found| found.rule.id).collect();
    assert_eq!(found, expected, "{}", rendered(&loaded));
}

const RETRY: &str = "buckets:\n  retry: { title: Retry, retry: backoff, advice: Retry. }\n";

#[test]
fn a_misspelled_bucket_is_not_also_an_unused_one() {
    let yaml = whole(&format!("{RETRY}codes:\n  a: {{ http: 503, bucket: retries, meaning: A. }}\n"));
    check(&yaml, &["unknown-bucket"]);
}

#[test]
fn a_repeated_code_is_not_also_a_repeated_name_or_link() {
    let a = "{ http: 404, bucket: fix_in_code, meaning: A. }";
    check(&codes(&format!("  a: {a}\n  a: {a}\n")), &["duplicate-code"]);
}

#[test]
fn errors_in_the_second_entry_of_a_name_are_reported() {
    let a = "{ http: 404, bucket: fix_in_code, meaning: A. }";
    check(
        &codes(&format!("  a: {a}\n  a: {{ htp: 404, bucket: [], meaning: A. }}\n")),
        &["duplicate-code", "unknown-key", "wrong-type"],
    );
    let bucket = "{ title: Wait, retry: after_delay, advice: Wait. }";
    check(
        &buckets(&format!("  wait: {bucket}\n  wait: {{ title: 1, retry: after_delay }}\n")),
        &["duplicate-key", "missing-key", "wrong-type"],
    );
    // The first entry counts, whatever the second one is.
    check(
        &codes(&format!("  b: {a}\n  a: {{ {}, deprecated: {{}} }}\n  a: {{}}\n", &a[1..a.len() - 1])),
        &["invalid-deprecated", "duplicate-code", "missing-key", "missing-key", "missing-key"],
    );
}

#[test]
fn a_table_under_a_misspelled_key_is_read() {
    let code = "  a: { htp: 503, bucket: retry, meaning: A. }\n";
    check(&whole(&format!("{RETRY}code:\n{code}")), &["unknown-key", "unknown-key"]);
    let bucket = "  retry: { title: Retry, retry: backof, advice: Retry. }\n";
    let code = "  a: { http: 503, bucket: retries, meaning: A., param: { limit: int } }\n";
    let yaml = whole(&format!("bucket:\n{bucket}codes:\n{code}"));
    check(&yaml, &["unknown-key", "unknown-value", "unknown-bucket", "unknown-key", "param-type"]);
}

#[test]
fn the_value_of_a_misspelled_key_is_not_read_unless_it_is_a_mapping() {
    check(&with_keys("supports: { a: b }\ncode_stile: [snake_case]\n"), &["unknown-key", "unknown-key"]);
    let rest = "http: 404, bucket: fix_in_code, meaning: A.";
    check(
        &codes(&format!("  a: {{ {rest}, deprecate: {{ usage: b }}, mesage: {{ b: u8 }} }}\n")),
        &["unknown-key", "unknown-key"],
    );
}

#[test]
fn a_key_name_of_another_format_is_one_error() {
    let yaml = "\
version: 1
title: Example API
docs: https://docs.example.com/errors#{code}
categories:
  fix: { name: Fix, retry: never, description: Do not retry. }
codes:
  a: { status: 404, category: fix, description: A., rust_name: B, args: { limit: u8 }, deprecated: { instead: b } }
";
    let loaded = load(yaml);
    let said: Vec<_> =
        loaded.report.diagnostics().iter().map(|found| (&*found.message, &*found.help[0])).collect();
    let unknown = [
        ("title", "a spec", "name"),
        ("docs", "a spec", "docs_url"),
        ("categories", "a spec", "buckets"),
        ("name", "a bucket", "title"),
        ("description", "a bucket", "advice"),
        ("status", "a code", "http"),
        ("category", "a code", "bucket"),
        ("description", "a code", "meaning"),
        ("rust_name", "a code", "variant"),
        ("args", "a code", "params"),
        ("instead", "a deprecation", "use"),
    ];
    let expected = unknown.map(|(theirs, place, ours)| {
        (format!("unknown key `{theirs}` in {place}"), format!("write `{ours}`"))
    });
    let expected: Vec<_> = expected.iter().map(|(message, help)| (&**message, &**help)).collect();
    assert_eq!(said, expected);
    // The code already has `meaning`, so it is not suggested.
    let loaded = load(&codes("  a: { http: 404, bucket: fix_in_code, meaning: A., summary: A. }\n"));
    assert_eq!(
        loaded.report.diagnostics()[0].help,
        [
            "the keys are `http`, `bucket`, `meaning`, `message`, `params`, `variant`, `docs_url`, `aliases`, `deprecated`, `not_executed` and 1 more"
        ]
    );
}

#[test]
fn a_number_in_place_of_a_code_does_not_hide_errors_in_its_entry() {
    check(
        &codes("  404: { htp: 404, bucket: fix_in_code, meaning: [] }\n"),
        &["wrong-type", "unknown-key", "wrong-type"],
    );
}

#[test]
fn values_of_a_repeated_key_are_known() {
    let two = "codes:\n  a: { http: 503, bucket: retry, meaning: A. }\n";
    let more =
        "codes:\n  b: { http: 503, bucket: wait, meaning: B., deprecated: { use: a } }\n  a: { http: x }\n";
    let wait = "buckets:\n  wait: { title: Wait, retry: after_delay, advice: Wait. }\n";
    check(
        &whole(&format!("{RETRY}{two}{wait}{more}")),
        &["duplicate-key", "duplicate-key", "missing-key", "missing-key", "wrong-type"],
    );
    // The first of two values counts, and the second is also read.
    check(
        &format!("{}name: [no]\n", codes("  a: { http: 404, bucket: fix_in_code, meaning: A. }\n")),
        &["duplicate-key", "wrong-type"],
    );
}

#[test]
fn a_repeated_code_leaves_no_bucket_unused() {
    let yaml = whole(
        r"
buckets:
  give_up: { title: Give up, retry: never, advice: Give up. }
  retry: { title: Retry, retry: backoff, advice: Retry. }
codes:
  a: { http: 404, bucket: give_up, meaning: A. }
  a: { http: 503, bucket: retry, meaning: A. }
",
    );
    check(&yaml, &["duplicate-code"]);
}

#[test]
fn buckets_that_could_not_be_read_are_not_unknown() {
    let code = "codes:\n  a: { http: 503, bucket: retry, meaning: A. }\n";
    check(&whole(&format!("bucket:\n{code}")), &["unknown-key"]);
    check(&whole(&format!("buckets: none\n{code}")), &["wrong-type"]);
    check(&whole(&format!("{code}buckets: [\n")), &["syntax"]);
    // Some of them could be read.
    check(&whole(&format!("{code}{}  retry: [\n", RETRY.replace("  retry", "  again"))), &["syntax"]);
}

#[test]
fn codes_that_could_not_be_read_are_not_missing() {
    check(&whole(&format!("{RETRY}codes: none\n")), &["wrong-type"]);
    check(
        &whole(&format!("{RETRY}code:\n  a: {{ http: 503, bucket: retry, meaning: A. }}\n")),
        &["unknown-key"],
    );
}

#[test]
fn a_code_in_another_style_does_not_also_lack_a_rust_name() {
    let yaml = codes(
        r#"
  a: { http: 404, bucket: fix_in_code, meaning: A. }
  "404": { http: 404, bucket: fix_in_code, meaning: A. }
  A: { http: 404, bucket: fix_in_code, meaning: A. }
"#,
    );
    check(&yaml, &["code-style", "code-style"]);
}

#[test]
fn an_unknown_style_is_not_reported_for_each_code() {
    check(&with_keys("code_style: Kebab\n"), &["unknown-value"]);
}

#[test]
fn a_misspelled_param_is_not_also_an_unused_one() {
    let yaml = codes(
        r#"
  a:
    http: 404
    bucket: fix_in_code
    meaning: A.
    message: "{limt}"
    params: { limit: u8 }
"#,
    );
    check(&yaml, &["unknown-param"]);
}

#[test]
fn a_param_whose_name_cannot_be_in_a_message_is_not_also_missing() {
    let yaml = codes(
        r#"
  a: { http: 404, bucket: fix_in_code, meaning: A., message: "{ size }", params: { " size ": u8 } }
"#,
    );
    check(&yaml, &["param-name"]);
}

#[test]
fn errors_of_form_and_meaning_are_in_the_order_of_the_file() {
    let yaml = codes(
        r#"
  a: { http: 200, bucket: fix_in_code, meaning: A. }
  b: { http: 404, bucket: fix_in_code, meaning: B., hint: No. }
  C: { http: 404, bucket: fix_in_code, meaning: "" }
  a: { http: 404, bucket: fix_in_code, meaning: A. }
  d: { http: "404", bucket: fix_in_cod, meaning: D. }
"#,
    );
    let expected = [
        "status-range",
        "unknown-key",
        "code-style",
        "empty-string",
        "duplicate-code",
        "wrong-type",
        "unknown-bucket",
    ];
    check(&yaml, &expected);
}

#[test]
fn a_param_of_a_wrong_type_is_declared() {
    let yaml = codes(
        r#"
  a:
    http: 404
    bucket: fix_in_code
    meaning: A.
    message: "{a} {b} {c}"
    params: { a: int, b: 8, c: u8 }
"#,
    );
    check(&yaml, &["param-type", "wrong-type"]);
}

#[test]
fn params_and_messages_under_misspelled_keys_are_not_missing() {
    let rest = "http: 404, bucket: fix_in_code, meaning: A.";
    check(&codes(&format!("  a: {{ {rest}, message: \"{{b}}\", param: {{ b: u8 }} }}\n")), &["unknown-key"]);
    check(&codes(&format!("  a: {{ {rest}, mesage: \"{{b}}\", params: {{ b: u8 }} }}\n")), &["unknown-key"]);
}

/// An error in one code does not hide errors in the next one.
#[test]
fn an_error_of_form_hides_only_errors_in_its_own_code() {
    let yaml = codes(
        r#"
  a: { http: 404, bucket: fix_in_code, meaning: A., mesage: "{b}", params: { b: u8 } }
  b: { http: 404, bucket: fix_in_code, meaning: B., message: "{b}" }
"#,
    );
    check(&yaml, &["unknown-key", "unknown-param"]);
}

/// Duplicate codes are skipped, and do not hide errors in the other codes.
#[test]
fn an_error_of_form_belongs_to_its_own_code_among_duplicates() {
    let rest = "http: 404, bucket: fix_in_code, meaning: A.";
    let again = format!("  a: {{ {rest} }}\n");
    let misspelled = format!("  b: {{ {rest}, mesage: \"{{c}}\", params: {{ c: u8 }} }}\n");
    check(
        &codes(&format!("{again}{again}{misspelled}{again}")),
        &["duplicate-code", "unknown-key", "duplicate-code"],
    );
    // A missing key is reported at the code, and the existing keys are still checked.
    let partial = "  b: { http: 404, bucket: fix_in_code, message: \"{c}\" }\n";
    check(&codes(&format!("{again}{partial}")), &["missing-key", "unknown-param"]);
}

#[test]
fn a_variant_under_a_misspelled_key_is_not_missing() {
    let yaml = codes(
        r#"
  "404": { http: 404, bucket: fix_in_code, meaning: A., varient: NotFound }
code_style: any
"#,
    );
    check(&yaml, &["unknown-key"]);
}

#[test]
fn an_invalid_delay_is_not_compared() {
    let wait = "  wait: { title: W, retry: backoff, base_delay: 90, max_delay: 1s, advice: W. }\n";
    check(&buckets(&wait.replace("90", "\"90\"")), &["invalid-duration"]);
    check(&buckets(&wait.replace("1s", "1 s").replace("90", "90s")), &["invalid-duration"]);
}

#[test]
fn an_unknown_retry_contradicts_no_status() {
    check(&buckets("  wait: { title: W, retry: no, max_attempts: 3, advice: W. }\n"), &["unknown-value"]);
}

#[test]
fn an_invalid_template_is_not_reported_for_each_code() {
    let yaml = "version: 1\nname: A\ndocs_url: docs#{code}\nbuckets:\n  b: { title: B, retry: never, advice: B. }\n\
                codes:\n  a: { http: 404, bucket: b, meaning: A. }\n  c: { http: 404, bucket: b, meaning: C. }\n";
    check(yaml, &["docs-url"]);
}

#[test]
fn an_invalid_status_contradicts_no_bucket() {
    let yaml = whole(&format!("{RETRY}codes:\n  a: {{ http: 200, bucket: retry, meaning: A. }}\n"));
    check(&yaml, &["status-range"]);
}

#[test]
fn an_allow_is_not_unused_while_the_spec_has_errors() {
    let yaml = codes(
        r"
  a:
    http: 700
    bucket: fix_in_code
    meaning: A.
    allow: { status-contradicts-bucket: It will be a 500. }
",
    );
    check(&yaml, &["status-range"]);
}

#[test]
fn each_duplicate_of_a_name_is_reported_once() {
    let yaml = codes(
        r"
  a-b: { http: 404, bucket: fix_in_code, meaning: A. }
  a_b: { http: 404, bucket: fix_in_code, meaning: A. }
  a.b: { http: 404, bucket: fix_in_code, meaning: A. }
code_style: any
",
    );
    check(&yaml, &["duplicate-variant", "duplicate-variant"]);
}

#[test]
fn a_replacement_in_the_part_that_could_not_be_read_is_not_unknown() {
    let yaml = codes(
        r"
  a:
    http: 404
    bucket: fix_in_code
    meaning: A.
    deprecated: { use: b }
  b: { http: 404, bucket: fix_in_code, meaning: B.
",
    );
    check(&yaml, &["syntax"]);
    let a = "  a: { http: 404, bucket: fix_in_code, meaning: A., deprecated: { use: b } }\n";
    check(&codes(&format!("{a}  \"\n")), &["syntax"]);
}

/// A valid 4xx and a valid 5xx.
const TWO: &str = "  a: { http: 404, bucket: fix_in_code, meaning: A. }\n  b: { http: 501, bucket: fix_in_code, meaning: B. }\n";

#[test]
fn an_invalid_status_of_a_code_has_no_class() {
    let yaml = codes(&TWO.replace("404", "44").replace("501", "'501'"));
    check(&format!("{yaml}fallback: {{ 4xx: a, 5xx: b, 503: a }}\n"), &["status-range", "wrong-type"]);
}

#[test]
fn a_class_that_was_misspelled_is_not_missing() {
    check(&format!("{}fallback: {{ client: a, 5XX: b }}\n", codes(TWO)), &["unknown-key", "unknown-key"]);
    check(&format!("{}fallback: {{ 3xx: a, 5xx: b }}\n", codes(TWO)), &["missing-key", "unknown-key"]);
}

#[test]
fn a_fallback_under_a_misspelled_key_is_read() {
    check(
        &format!("{}default: {{ 4xx: a, 404: [] }}\n", codes(TWO)),
        &["unknown-key", "missing-key", "wrong-type"],
    );
    check(&format!("{}falback: {{ 4xx: a, 5xx: a }}\n", codes(TWO)), &["unknown-key", "fallback-class"]);
}

#[test]
fn a_repeated_fallback_is_read() {
    let first = "fallback: { 4xx: a, 404: a, 5xx: b }\n";
    // The first one counts.
    check(
        &format!("{}{first}fallback: {{ 404: c, 404: [] }}\n", codes(TWO)),
        &["duplicate-key", "missing-key", "missing-key", "duplicate-key", "wrong-type"],
    );
}

#[test]
fn codes_that_could_not_be_read_are_not_unknown() {
    let fallback = "fallback: { 4xx: a, 5xx: b }\n";
    check(&whole(&format!("{RETRY}codes: none\n{fallback}")), &["wrong-type"]);
    check(&whole(&format!("{RETRY}{fallback}codes: [\n")), &["syntax"]);
    let a = "codes:\n  a: { http: 404, bucket: retry, meaning: A. }\n";
    check(&whole(&format!("{RETRY}{fallback}{a}  \"\n")), &["syntax"]);
    // The codes that could be read are known.
    let codes = codes(&TWO.replace("  b:", "  404:"));
    check(&format!("{codes}{fallback}"), &["wrong-type", "unknown-code"]);
}

#[test]
fn the_first_of_a_repeated_status_counts() {
    let fallback = "fallback: { 4xx: a, 5xx: b, 404: a, 404: c, 404: b }\n";
    check(&format!("{}{fallback}", codes(TWO)), &["duplicate-key", "duplicate-key"]);
}

#[test]
fn a_wrong_placeholder_is_not_also_a_missing_code() {
    for (value, rule) in [
        ("\"{kode}\"", "unknown-placeholder"),
        ("\"{code:kebab}\"", "unknown-placeholder"),
        ("\"{code\"", "invalid-placeholder"),
        ("\"{code}: {http}\"", "invalid-placeholder"),
        ("{code}", "wrong-type"),
        ("", "wrong-type"),
        ("007", "wrong-type"),
        ("*code", "unsupported-yaml"),
        ("[{ a: \"{code}\" }, 1]", "invalid-envelope"),
    ] {
        check(&with_keys(&format!("envelope:\n  body:\n    a: {value}\n    b: 1\n")), &[rule]);
    }
    let twice = "envelope:\n  body:\n    a: \"{message}\"\n    a: \"{code}\"\n";
    check(&with_keys(twice), &["duplicate-key"]);
}

#[test]
fn nothing_is_reported_about_an_envelope_that_could_not_be_read() {
    check(&with_keys("envelope: { bodi: { code: \"{code}\" } }\n"), &["unknown-key"]);
    // Headers under a misspelled key are read.
    let headers = "envelope: { body: { code: \"{code}\" }, header: { \"x y\": a } }\n";
    check(&with_keys(headers), &["unknown-key", "invalid-header"]);
    check(&with_keys("envelop: { body: {} }\n"), &["unknown-key"]);
    check(&with_keys("envelope: [problem_details]\n"), &["wrong-type"]);
    let params =
        "  a: { http: 404, bucket: fix_in_code, meaning: A., message: '{status}', params: { status: u8 } }\n";
    check(&(codes(params) + "envelope: problem\n"), &["unknown-value"]);
}

#[test]
fn a_param_that_could_not_be_read_can_have_a_place_in_the_body() {
    let envelope = "envelope: { body: { code: \"{code}\", a: \"{details.limit}\" } }\n";
    let code = "  a: { http: 404, bucket: fix_in_code, meaning: A., message: 'No.', params: [limit] }\n";
    check(&(codes(code) + envelope), &["wrong-type"]);
    check(&(codes("  404: {}\n") + envelope), &["wrong-type", "missing-key", "missing-key", "missing-key"]);
}

#[test]
fn a_code_of_another_style_is_not_also_one_of_another_form() {
    let code = "  a: { http: 404, bucket: fix_in_code, meaning: A. }\n";
    let number = "envelope: { body: { code: \"{code:number}\" } }\ncode_style: number\n";
    check(&(codes(code) + number), &["code-style"]);
    let empty = "  \"\": { http: 404, bucket: fix_in_code, meaning: A. }\n";
    let kebab = "envelope: { body: { code: \"{code:kebab-case}\" } }\ncode_style: any\n";
    check(&(codes(empty) + kebab), &["empty-string"]);
}

#[test]
fn a_field_that_could_not_be_read_can_have_a_place_in_the_body() {
    let envelope = "envelope: { body: { a: \"{number}\", b: \"E{number}\", code: \"{code}\" } }\n";
    let code = "  a: { http: 404, bucket: fix_in_code, meaning: A., number: 1 }\n";
    check(&(codes(code) + "fields: { number: intger }\n" + envelope), &["invalid-field"]);
    let code = "  a: { http: 404, bucket: fix_in_code, meaning: A. }\n";
    check(&(codes(code) + "fields: 5\n" + envelope), &["wrong-type"]);
}

/// A right spec with most keys, one in each line, whose names refer to each other.
const SPOILED: &str = "\
buckets:
  fix_in_code:
    title: Fix in code
    retry: never
    advice: Do not retry.
  retry:
    title: Retry
    retry: backoff
    advice: Retry.
fields:
  team: [orders, billing]
  number:
    type: integer
    unique: true
codes:
  not_found:
    http: 400
    bucket: fix_in_code
    meaning: Not there.
    message: No {thing}.
    params:
      thing: string
    team: orders
    number: 1
  gone:
    http: 410
    bucket: fix_in_code
    meaning: Gone.
    deprecated:
      use: not_found
    team: orders
    number: 2
  oops:
    http: 500
    bucket: retry
    meaning: Oops.
    team: billing
    number: 3
  slow:
    http: [408, 429]
    bucket: retry
    meaning: Slow.
    team: billing
    number: 4
fallback:
  4xx: not_found
  5xx: oops
  408: slow
  429: slow
";

/// The lines of the spec, with its head.
fn lines() -> Vec<String> {
    let spec = whole(SPOILED);
    check(&spec, &[]);
    spec.lines().map(str::to_owned).collect()
}

/// The number of spaces that a line is indented by.
fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// Checks the rules after a range of lines was replaced.
#[track_caller]
fn check_with(lines: &[String], range: std::ops::Range<usize>, with: &str, expected: &[&str]) {
    let mut changed = lines.to_vec();
    changed.splice(range, [with.to_owned()]);
    check(&(changed.join("\n") + "\n"), expected);
}

/// Each key of a mapping may be in the value of a merge key.
#[test]
fn a_merge_key_is_one_error_in_place_of_any_keys() {
    let lines = lines();
    for (at, line) in lines.iter().enumerate() {
        let width = indent(line);
        // The key with all below it; then this key and all after it in its mapping.
        let own = at + 1 + lines[at + 1..].iter().take_while(|line| indent(line) > width).count();
        let all = at + lines[at..].iter().take_while(|line| indent(line) >= width).count();
        for end in [own, all] {
            let merge = format!("{}<<: *defaults", " ".repeat(width));
            check_with(&lines, at..end, &merge, &["unsupported-yaml"]);
        }
    }
}

/// Whatever a value is, and whatever depends on it, an alias, a tag or an anchor is one error.
#[test]
fn unsupported_yaml_is_one_error_in_place_of_any_value() {
    let lines = lines();
    for (at, line) in lines.iter().enumerate() {
        let width = indent(line);
        let own = at + 1 + lines[at + 1..].iter().take_while(|line| indent(line) > width).count();
        let (key, value) = line.split_once(':').expect("each line has a key");
        check_with(&lines, at..own, &format!("{key}: *alias"), &["unsupported-yaml"]);
        for sign in ["&anchor", "!tag"] {
            check_with(&lines, at..at + 1, &format!("{key}: {sign}{value}"), &["unsupported-yaml"]);
        }
        check_with(
            &lines,
            at..at + 1,
            &format!("{}&anchor {}", &line[..width], &line[width..]),
            &["unsupported-yaml"],
        );
    }
}

/// A character that cannot be seen is one error, also in a name that other values refer to.
#[test]
fn an_invisible_or_a_control_character_is_one_error() {
    let lines = lines();
    for (at, line) in lines.iter().enumerate() {
        let width = indent(line);
        let (key, value) = line[width..].split_once(':').expect("each line has a key");
        for escape in ["\\u200B", "\\u0007"] {
            let spoiled = |text: &str| format!("\"{}{escape}{}\"", &text[..1], &text[1..]);
            let value = value.trim();
            let errors = |yaml: &str| {
                let loaded = load(yaml);
                let found: Vec<_> = loaded.report.diagnostics().iter().map(|found| found.rule.id).collect();
                assert!(found.len() <= 1, "{}", rendered(&loaded));
                found.len()
            };
            let respelled = |line: String| {
                let mut changed = lines.clone();
                changed[at] = line;
                changed.join("\n") + "\n"
            };
            let of_key = errors(&respelled(format!("{}{}: {value}", &line[..width], spoiled(key))));
            assert_eq!(of_key, 1, "{line}");
            if !value.is_empty() && !value.starts_with('[') {
                // A text can have invisible characters.
                errors(&respelled(format!("{}{key}: {}", &line[..width], spoiled(value))));
            }
        }
    }
}
