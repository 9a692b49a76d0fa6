//! Deprecated codes.

use super::harness::{check, codes};

#[test]
fn a_replacement_that_does_not_exist() {
    check(
        &codes(
            r"
  not_found: { http: 404, bucket: fix_in_code, meaning: Not there. }
  gone:
    http: 410
    bucket: fix_in_code
    meaning: Gone.
    deprecated: { use: notfound }
",
        ),
        r"
error[unknown-code]: there is no code `notfound` to use instead of `gone`
  --> spec/errors.yaml:12:24
   |
12 |     deprecated: { use: notfound }
   |                        ^^^^^^^^
   |
   = help: did you mean `not_found`?
",
    );
}

#[test]
fn a_replacement_like_no_other() {
    check(
        &codes(
            r"
  not_found: { http: 404, bucket: fix_in_code, meaning: Not there. }
  gone:
    http: 410
    bucket: fix_in_code
    meaning: Gone.
    deprecated: { use: something_else }
",
        ),
        r"
error[unknown-code]: there is no code `something_else` to use instead of `gone`
  --> spec/errors.yaml:12:24
   |
12 |     deprecated: { use: something_else }
   |                        ^^^^^^^^^^^^^^
   |
   = help: name a code of this spec, or give a `reason`
",
    );
}

#[test]
fn a_replacement_that_is_the_code_itself() {
    check(
        &codes(
            r"
  gone:
    http: 410
    bucket: fix_in_code
    meaning: Gone.
    deprecated: { use: gone }
",
        ),
        r"
error[bad-deprecated]: code `gone` cannot be used instead of itself
  --> spec/errors.yaml:11:24
   |
11 |     deprecated: { use: gone }
   |                        ^^^^
   |
   = help: name another code, or give a `reason`
",
    );
}

#[test]
fn a_replacement_that_is_deprecated_too() {
    check(
        &codes(
            r"
  not_found: { http: 404, bucket: fix_in_code, meaning: Not there. }
  gone:
    http: 410
    bucket: fix_in_code
    meaning: Gone.
    deprecated: { use: not_found }
  lost:
    http: 410
    bucket: fix_in_code
    meaning: Lost.
    deprecated: { use: gone }
",
        ),
        r"
error[bad-deprecated]: code `gone`, to use instead of `lost`, is deprecated itself
  --> spec/errors.yaml:17:24
   |
12 |     deprecated: { use: not_found }
   |     ---------- `gone` is deprecated here
...
17 |     deprecated: { use: gone }
   |                        ^^^^
   |
   = help: write `use: not_found`
",
    );
}

#[test]
fn replacements_in_a_circle() {
    check(
        &codes(
            r"
  gone:
    http: 410
    bucket: fix_in_code
    meaning: Gone.
    deprecated: { use: lost }
  lost:
    http: 410
    bucket: fix_in_code
    meaning: Lost.
    deprecated: { use: gone }
",
        ),
        r"
error[bad-deprecated]: code `lost`, to use instead of `gone`, is deprecated itself
  --> spec/errors.yaml:11:24
   |
11 |     deprecated: { use: lost }
   |                        ^^^^
...
16 |     deprecated: { use: gone }
   |     ---------- `lost` is deprecated here
   |
   = help: name a code that is not deprecated, or give a `reason`

error[bad-deprecated]: code `gone`, to use instead of `lost`, is deprecated itself
  --> spec/errors.yaml:16:24
   |
11 |     deprecated: { use: lost }
   |     ---------- `gone` is deprecated here
...
16 |     deprecated: { use: gone }
   |                        ^^^^
   |
   = help: name a code that is not deprecated, or give a `reason`
",
    );
}

#[test]
fn deprecated_without_a_word() {
    check(
        &codes(
            r"
  gone:
    http: 410
    bucket: fix_in_code
    meaning: Gone.
    deprecated: {}
",
        ),
        r"
error[bad-deprecated]: code `gone` is deprecated without a word
  --> spec/errors.yaml:11:5
   |
11 |     deprecated: {}
   |     ^^^^^^^^^^
   |
   = help: add `use:` with the code to use instead, or `reason:`
",
    );
}

#[test]
fn an_empty_reason() {
    check(
        &codes(
            r#"
  gone:
    http: 410
    bucket: fix_in_code
    meaning: Gone.
    deprecated: { reason: "" }
"#,
        ),
        r#"
error[empty-text]: `reason` for the deprecation of code `gone` is empty
  --> spec/errors.yaml:11:27
   |
11 |     deprecated: { reason: "" }
   |                           ^^
   |
   = help: fill in `reason`: Why, inline Markdown.
"#,
    );
}
