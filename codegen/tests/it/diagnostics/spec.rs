//! The spec as a whole: version, name, style and count of codes.

use super::harness::{beside, check, whole};

#[test]
fn a_version_that_is_not_known() {
    check(
        r"
version: 2
name: Example API
docs_url: https://docs.example.com/errors#{code}
buckets:
  fix_in_code: { title: Fix in code, retry: never, advice: Do not retry. }
codes:
  not_found: { http: 404, bucket: fix_in_code, meaning: Not there. }
",
        r"
error[unknown-version]: version 2 of the format is not known
 --> spec/errors.yaml:1:10
  |
1 | version: 2
  |          ^
  |
  = help: write `version: 1`, or use a newer errspec
",
    );
}

#[test]
fn a_style_that_is_not_known() {
    check(
        &beside(
            r"
code_style: snake-case
",
        ),
        r"
error[unknown-value]: `code_style` cannot be `snake-case`
 --> spec/errors.yaml:8:13
  |
8 | code_style: snake-case
  |             ^^^^^^^^^^
  |
  = help: did you mean `snake_case`?
",
    );
}

#[test]
fn a_style_that_is_like_no_other() {
    check(
        &beside(
            r"
code_style: Title
",
        ),
        r"
error[unknown-value]: `code_style` cannot be `Title`
 --> spec/errors.yaml:8:13
  |
8 | code_style: Title
  |             ^^^^^
  |
  = help: the choices are `snake_case`, `SCREAMING_SNAKE_CASE`, `PascalCase` and `any`
",
    );
}

#[test]
fn no_codes() {
    check(
        &whole(
            r"
buckets:
  fix_in_code: { title: Fix in code, retry: never, advice: Do not retry. }
codes: {}
",
        ),
        r"
error[no-codes]: the spec has no codes
 --> spec/errors.yaml:1:1
  |
1 | version: 1
  | ^
  |
  = help: add one under `codes`, with `http`, `bucket` and `meaning`
",
    );
}

#[test]
fn an_empty_name() {
    check(
        r#"
version: 1
name: " "
docs_url: https://docs.example.com/errors#{code}
buckets:
  fix_in_code: { title: Fix in code, retry: never, advice: Do not retry. }
codes:
  not_found: { http: 404, bucket: fix_in_code, meaning: Not there. }
"#,
        r#"
error[empty-text]: `name` of the spec is empty
 --> spec/errors.yaml:2:7
  |
2 | name: " "
  |       ^^^
  |
  = help: fill in `name`: The name of the API, for headings.
"#,
    );
}

#[test]
fn an_empty_rule_of_support() {
    check(
        &beside(
            r#"
support:
  - A 5xx recurs.
  - ""
"#,
        ),
        r#"
error[empty-text]: a rule of `support` is empty
  --> spec/errors.yaml:10:5
   |
10 |   - ""
   |     ^^
   |
   = help: say when to involve support, or remove the rule
"#,
    );
}

/// The spec has no name of its own to point at, so its first key stands for it, in braces as without.
#[test]
fn a_key_that_is_missing() {
    for (open, close, column) in [("", "", 1), ("{ ", " }", 3)] {
        let indent = " ".repeat(column - 1);
        let comma = if open.is_empty() { "" } else { "," };
        check(
            &format!("{open}version: 1{comma}\n{indent}name: A{comma}\n{indent}buckets: {{}}{comma}\n{indent}codes: {{}}{close}\n"),
            &format!(
                "
error[missing-key]: the spec has no `docs_url`
 --> spec/errors.yaml:1:{column}
  |
1 | {open}version: 1{comma}
  | {indent}^^^^^^^
  |
  = help: add `docs_url`: The deep link of a code, with `{{code}}` where the code goes. An absolute http or https URL.
"
            ),
        );
    }
}
