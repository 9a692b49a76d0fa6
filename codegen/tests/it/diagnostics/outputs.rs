//! Outputs: paths, kinds and settings.

use super::harness::{beside, check};

#[test]
fn a_kind_that_is_not_known() {
    check(
        &beside(
            r"
outputs:
  docs/errors.md: pages
",
        ),
        r"
error[unknown-value]: `kind` cannot be `pages`
 --> spec/errors.yaml:9:19
  |
9 |   docs/errors.md: pages
  |                   ^^^^^
  |
  = help: did you mean `page`?
",
    );
}

#[test]
fn a_kind_like_no_other() {
    check(
        &beside(
            r"
outputs:
  docs/errors.md: html
",
        ),
        r"
error[unknown-value]: `kind` cannot be `html`
 --> spec/errors.yaml:9:19
  |
9 |   docs/errors.md: html
  |                   ^^^^
  |
  = help: the choices are `page`, `table`, `regions`, `rust` and `schema`
",
    );
}

#[test]
fn paths_that_are_none() {
    check(
        &beside(
            r#"
outputs:
  /etc/errors.md: page
  "C:/errors.md": page
  docs\errors.md: page
  docs/: page
  "": page
"#,
        ),
        r#"
error[output-path]: the path `/etc/errors.md` of an output is not relative
 --> spec/errors.yaml:9:3
  |
9 |   /etc/errors.md: page
  |   ^^^^^^^^^^^^^^
  |
  = help: write it relative to the package, as in `docs/errors.md`

error[output-path]: the path `C:/errors.md` of an output is not relative
  --> spec/errors.yaml:10:3
   |
10 |   "C:/errors.md": page
   |   ^^^^^^^^^^^^^^
   |
   = help: write it relative to the package, as in `docs/errors.md`

error[output-path]: the path `docs\errors.md` of an output has a backslash in it
  --> spec/errors.yaml:11:3
   |
11 |   docs\errors.md: page
   |   ^^^^^^^^^^^^^^
   |
   = help: write `/` between folders, on every system

error[output-path]: the path `docs/` of an output names a folder
  --> spec/errors.yaml:12:3
   |
12 |   docs/: page
   |   ^^^^^
   |
   = help: name a file, as in `docs/errors.md`

error[output-path]: the path `` of an output is empty
  --> spec/errors.yaml:13:3
   |
13 |   "": page
   |   ^^
   |
   = help: name a file, as in `docs/errors.md`
"#,
    );
}

#[test]
fn paths_that_leave_the_package() {
    check(
        &beside(
            r"
outputs:
  ../docs/errors.md: page
  ../../docs/errors.md: page
  docs/../../../docs/../errors.md: page
  docs/errors.md: page
  errors.md: page
",
        ),
        "",
    );
}

#[test]
fn two_outputs_that_are_one_file() {
    check(
        &beside(
            r"
outputs:
  docs/errors.md: page
  ./docs/api/../errors.md: table
",
        ),
        r"
error[duplicate-output]: two outputs are one file, `docs/errors.md`
  --> spec/errors.yaml:10:3
   |
 9 |   docs/errors.md: page
   |   -------------- the first
10 |   ./docs/api/../errors.md: table
   |   ^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: remove one of them
",
    );
}

#[test]
fn kinds_that_do_not_fit_the_file() {
    check(
        &beside(
            r"
outputs:
  src/errors.rs: page
  docs/errors.md: rust
  docs/errors.html: regions
  errors.yaml: schema
",
        ),
        r"
error[output-kind]: output `src/errors.rs` cannot be of kind `page`, which is for `.md` and `.mdx` files
 --> spec/errors.yaml:9:18
  |
9 |   src/errors.rs: page
  |                  ^^^^
  |
  = help: choose another kind, or another file name

error[output-kind]: output `docs/errors.md` cannot be of kind `rust`, which is for `.rs` files
  --> spec/errors.yaml:10:19
   |
10 |   docs/errors.md: rust
   |                   ^^^^
   |
   = help: choose another kind, or another file name

error[output-kind]: output `docs/errors.html` cannot be of kind `regions`, which is for `.md`, `.mdx` and `.rs` files
  --> spec/errors.yaml:11:21
   |
11 |   docs/errors.html: regions
   |                     ^^^^^^^
   |
   = help: choose another kind, or another file name

error[output-kind]: output `errors.yaml` cannot be of kind `schema`, which is for `.json` files
  --> spec/errors.yaml:12:16
   |
12 |   errors.yaml: schema
   |                ^^^^^^
   |
   = help: choose another kind, or another file name
",
    );
}

#[test]
fn settings_of_another_kind() {
    check(
        &beside(
            r"
outputs:
  docs/errors.md: { kind: page, bucket: fix_in_code, name: Codes }
",
        ),
        r"
error[output-setting]: `bucket` is only for outputs of kind `table`
 --> spec/errors.yaml:9:41
  |
9 |   docs/errors.md: { kind: page, bucket: fix_in_code, name: Codes }
  |                                         ^^^^^^^^^^^
  |
  = help: remove `bucket`, or set `kind: table`

error[output-setting]: `name` is only for outputs of kind `rust`
 --> spec/errors.yaml:9:60
  |
9 |   docs/errors.md: { kind: page, bucket: fix_in_code, name: Codes }
  |                                                            ^^^^^
  |
  = help: remove `name`, or set `kind: rust`
",
    );
}

#[test]
fn an_enum_that_cannot_be_called_so() {
    check(
        &beside(
            r"
outputs:
  src/errors.rs: { kind: rust, name: error_code }
",
        ),
        r"
error[output-setting]: the enum cannot be called `error_code`
 --> spec/errors.yaml:9:38
  |
9 |   src/errors.rs: { kind: rust, name: error_code }
  |                                      ^^^^^^^^^^
  |
  = help: start with a capital, go on with ASCII letters and digits, as in `ErrorCode`
",
    );
}

#[test]
fn a_table_of_a_bucket_that_does_not_exist() {
    check(
        &beside(
            r"
outputs:
  docs/errors.md: { kind: table, bucket: fix_in_cod }
",
        ),
        r"
error[unknown-bucket]: there is no bucket `fix_in_cod`
 --> spec/errors.yaml:9:42
  |
5 |   fix_in_code: { title: Fix in code, retry: never, advice: Do not retry. }
  |   ----------- bucket `fix_in_code`
...
9 |   docs/errors.md: { kind: table, bucket: fix_in_cod }
  |                                          ^^^^^^^^^^
  |
  = help: did you mean `fix_in_code`?
",
    );
}

#[test]
fn outputs_that_are_right() {
    check(
        &beside(
            r"
outputs:
  docs/a.md: { kind: table, bucket: fix_in_code }
  src/a.rs: { kind: rust, name: Code }
  src/b.rs: regions
",
        ),
        "",
    );
}
