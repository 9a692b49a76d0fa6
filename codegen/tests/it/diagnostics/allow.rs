//! Warnings that are allowed, and what cannot be.

use super::harness::{check, codes};

#[test]
fn a_rule_that_does_not_exist() {
    check(
        &codes(
            r"
  not_found:
    http: 404
    bucket: fix_in_code
    meaning: Not there.
    allow: { status-contradict-bucket: It is a 404. }
",
        ),
        r"
error[bad-allow]: there is no rule `status-contradict-bucket`
  --> spec/errors.yaml:11:14
   |
11 |     allow: { status-contradict-bucket: It is a 404. }
   |              ^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: did you mean `status-contradicts-bucket`?
",
    );
}

#[test]
fn a_rule_like_no_other() {
    check(
        &codes(
            r"
  not_found:
    http: 404
    bucket: fix_in_code
    meaning: Not there.
    allow: { everything: I know better. }
",
        ),
        r"
error[bad-allow]: there is no rule `everything`
  --> spec/errors.yaml:11:14
   |
11 |     allow: { everything: I know better. }
   |              ^^^^^^^^^^
   |
   = help: the choices are `unused-bucket` and `status-contradicts-bucket`
",
    );
}

#[test]
fn a_rule_that_cannot_be_allowed() {
    check(
        &codes(
            r"
  not_found:
    http: 404
    bucket: fix_in_code
    meaning: Not there.
    allow: { duplicate-code: I know better. }
",
        ),
        r"
error[bad-allow]: `duplicate-code` cannot be allowed
  --> spec/errors.yaml:11:14
   |
11 |     allow: { duplicate-code: I know better. }
   |              ^^^^^^^^^^^^^^
   |
   = help: mend what it finds; only `unused-bucket` and `status-contradicts-bucket` can be allowed
",
    );
}

#[test]
fn no_reason() {
    check(
        &codes(
            r#"
  slow:
    http: 429
    bucket: fix_in_code
    meaning: Slow down.
    allow: { status-contradicts-bucket: "" }
"#,
        ),
        r#"
error[empty-text]: `status-contradicts-bucket` is allowed without a reason
  --> spec/errors.yaml:11:41
   |
11 |     allow: { status-contradicts-bucket: "" }
   |                                         ^^
   |
   = help: say why this code is right as it is
"#,
    );
}

#[test]
fn a_rule_that_finds_nothing() {
    check(
        &codes(
            r"
  not_found:
    http: 404
    bucket: fix_in_code
    meaning: Not there.
    allow: { status-contradicts-bucket: It is a 404. }
",
        ),
        r"
warning[unused-allow]: `status-contradicts-bucket` is allowed for code `not_found`, but finds nothing there
  --> spec/errors.yaml:11:14
   |
11 |     allow: { status-contradicts-bucket: It is a 404. }
   |              ^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: remove it
",
    );
}
