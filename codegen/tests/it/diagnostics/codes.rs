//! Single codes: style, status, bucket and meaning.

use super::harness::{check, codes, load, rendered, whole};

#[test]
fn a_code_in_another_style() {
    check(
        &codes(
            r"
  not_found: { http: 404, bucket: fix_in_code, meaning: Not there. }
  orderLocked: { http: 409, bucket: fix_in_code, meaning: Locked. }
",
        ),
        r"
error[code-style]: code `orderLocked` is not `snake_case`
 --> spec/errors.yaml:8:3
  |
8 |   orderLocked: { http: 409, bucket: fix_in_code, meaning: Locked. }
  |   ^^^^^^^^^^^
  |
  = help: write `order_locked`, or set `code_style: any`
",
    );
}

#[test]
fn a_style_that_is_taken() {
    check(
        &codes(
            r"
  not_found: { http: 404, bucket: fix_in_code, meaning: Not there. }
  NotFound: { http: 404, bucket: fix_in_code, meaning: Not there. }
",
        ),
        r"
error[code-style]: code `NotFound` is not `snake_case`
 --> spec/errors.yaml:8:3
  |
8 |   NotFound: { http: 404, bucket: fix_in_code, meaning: Not there. }
  |   ^^^^^^^^
  |
  = help: give it another name, or set `code_style: any`
",
    );
}

#[test]
fn a_code_that_fits_no_style() {
    check(
        &codes(
            r#"
  not_found: { http: 404, bucket: fix_in_code, meaning: Not there. }
  "404": { http: 404, bucket: fix_in_code, meaning: Not there. }
"#,
        ),
        r#"
error[code-style]: code `404` is not `snake_case`
 --> spec/errors.yaml:8:3
  |
8 |   "404": { http: 404, bucket: fix_in_code, meaning: Not there. }
  |   ^^^^^
  |
  = help: give it another name, or set `code_style: any`
"#,
    );
}

#[test]
fn all_codes_in_another_style() {
    check(
        &codes(
            r"
  NOT_FOUND: { http: 404, bucket: fix_in_code, meaning: Not there. }
  ORDER_LOCKED: { http: 409, bucket: fix_in_code, meaning: Locked. }
",
        ),
        r"
error[code-style]: `code_style` is `snake_case`, but no code is written so
 --> spec/errors.yaml:7:3
  |
7 |   NOT_FOUND: { http: 404, bucket: fix_in_code, meaning: Not there. }
  |   ^^^^^^^^^
  |
  = note: a spec that does not set `code_style` has `snake_case`
  = help: set `code_style: SCREAMING_SNAKE_CASE`; all codes are written so
",
    );
}

#[test]
fn all_codes_in_another_style_than_the_one_set() {
    check(
        &codes(
            r"
  not_found: { http: 404, bucket: fix_in_code, meaning: Not there. }
  order_locked: { http: 409, bucket: fix_in_code, meaning: Locked. }
code_style: PascalCase
",
        ),
        r"
error[code-style]: `code_style` is `PascalCase`, but no code is written so
 --> spec/errors.yaml:9:13
  |
7 |   not_found: { http: 404, bucket: fix_in_code, meaning: Not there. }
  |   --------- the first code
8 |   order_locked: { http: 409, bucket: fix_in_code, meaning: Locked. }
9 | code_style: PascalCase
  |             ^^^^^^^^^^
  |
  = help: set `code_style: snake_case`; all codes are written so
",
    );
}

#[test]
fn an_empty_code() {
    check(
        &codes(
            r#"
  "": { http: 404, bucket: fix_in_code, meaning: Not there. }
"#,
        ),
        r#"
error[empty-text]: a code is empty
 --> spec/errors.yaml:7:3
  |
7 |   "": { http: 404, bucket: fix_in_code, meaning: Not there. }
  |   ^^
  |
  = help: name the code, as in `not_found`
"#,
    );
}

#[test]
fn a_code_with_a_line_break() {
    check(
        &codes(
            r#"
  "not\nfound": { http: 404, bucket: fix_in_code, meaning: Not there. }
"#,
        ),
        r#"
error[control-character]: code `not\nfound` has the control character U+000A in it
 --> spec/errors.yaml:7:3
  |
7 |   "not\nfound": { http: 404, bucket: fix_in_code, meaning: Not there. }
  |   ^^^^^^^^^^^^
  |
  = help: remove it
"#,
    );
}

#[test]
fn an_empty_meaning() {
    check(
        &codes(
            r#"
  not_found:
    http: 404
    bucket: fix_in_code
    meaning: ""
"#,
        ),
        r#"
error[empty-text]: `meaning` of code `not_found` is empty
  --> spec/errors.yaml:10:14
   |
10 |     meaning: ""
   |              ^^
   |
   = help: fill in `meaning`: What the code says, for the docs, inline Markdown.
"#,
    );
}

#[test]
fn a_control_character() {
    check(
        &codes(
            r#"
  not_found:
    http: 404
    bucket: fix_in_code
    meaning: "Not \a there."
"#,
        ),
        r#"
error[control-character]: `meaning` of code `not_found` has the control character U+0007 in it
  --> spec/errors.yaml:10:14
   |
10 |     meaning: "Not \a there."
   |              ^^^^^^^^^^^^^^^
   |
   = help: remove it
"#,
    );
}

#[test]
fn statuses_of_no_failure() {
    check(
        &codes(
            r"
  fine:
    http: 200
    bucket: fix_in_code
    meaning: All is well.
  far:
    http: 1001
    bucket: fix_in_code
    meaning: Too far.
",
        ),
        r"
error[status-range]: HTTP status 200 of code `fine` is not 400 to 599
 --> spec/errors.yaml:8:11
  |
8 |     http: 200
  |           ^^^
  |
  = help: a response with an error code is a failure: 4xx for the client's, 5xx for the service's

error[status-range]: HTTP status 1001 of code `far` is not 400 to 599
  --> spec/errors.yaml:12:11
   |
12 |     http: 1001
   |           ^^^^
   |
   = help: a response with an error code is a failure: 4xx for the client's, 5xx for the service's
",
    );
}

#[test]
fn a_misspelt_bucket() {
    check(
        &codes(
            r"
  not_found:
    http: 404
    bucket: fix-in-code
    meaning: Not there.
",
        ),
        r"
error[unknown-bucket]: there is no bucket `fix-in-code`
 --> spec/errors.yaml:9:13
  |
5 |   fix_in_code: { title: Fix in code, retry: never, advice: Do not retry. }
  |   ----------- bucket `fix_in_code`
...
9 |     bucket: fix-in-code
  |             ^^^^^^^^^^^
  |
  = help: did you mean `fix_in_code`?
",
    );
}

#[test]
fn a_bucket_like_no_other() {
    check(
        &codes(
            r"
  not_found:
    http: 404
    bucket: retryable
    meaning: Not there.
",
        ),
        r"
error[unknown-bucket]: there is no bucket `retryable`
 --> spec/errors.yaml:9:13
  |
9 |     bucket: retryable
  |             ^^^^^^^^^
  |
  = help: the only bucket is `fix_in_code`
",
    );
}

/// A list that nobody reads to its end is none.
#[test]
fn few_and_short_names_are_listed() {
    for (count, letters, is_listed) in [(10, 3, true), (11, 3, false), (3, 100, true), (3, 101, false)] {
        let bucket = |n| format!("  {n:b>letters$}: {{ title: A, retry: never, advice: A. }}\n");
        let code = "codes:\n  not_found: { http: 404, bucket: zzz, meaning: Not there. }\n";
        let loaded = load(&whole(&format!("buckets:\n{}{code}", (0..count).map(bucket).collect::<String>())));
        let [found] = loaded.report.diagnostics() else { panic!("{}", rendered(&loaded)) };
        assert_eq!(found.rule.id, "unknown-bucket");
        assert_eq!(found.help.iter().any(|help| help.starts_with("the buckets are `")), is_listed, "{count}");
        assert_eq!(found.help.len(), usize::from(is_listed));
    }
}

#[test]
fn a_control_character_as_it_is() {
    check(
        &codes(
            "
  \"not\tfound\": { http: 404, bucket: fix_in_code, meaning: Not \u{85}there. }
",
        ),
        r#"
error[control-character]: code `not\tfound` has the control character U+0009 in it
 --> spec/errors.yaml:7:7
  |
7 |   "not    found": { http: 404, bucket: fix_in_code, meaning: Not �there. }
  |       ^^^^
  |
  = help: remove it

error[control-character]: `meaning` of code `not\tfound` has the control character U+0085 in it
 --> spec/errors.yaml:7:63
  |
7 |   "not    found": { http: 404, bucket: fix_in_code, meaning: Not �there. }
  |                                                                  ^
  |
  = help: remove it
"#,
    );
}
