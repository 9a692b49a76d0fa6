//! Rust names: variants and constructors.

use super::harness::{check, codes};

#[test]
fn codes_without_a_rust_name() {
    check(
        &codes(
            r#"
  "404": { http: 404, bucket: fix_in_code, meaning: Not there. }
  "!": { http: 400, bucket: fix_in_code, meaning: Bad. }
  größe: { http: 400, bucket: fix_in_code, meaning: Size. }
  self: { http: 400, bucket: fix_in_code, meaning: Self. }
code_style: any
"#,
        ),
        r#"
error[no-variant]: code `404` makes no Rust name
 --> spec/errors.yaml:7:3
  |
7 |   "404": { http: 404, bucket: fix_in_code, meaning: Not there. }
  |   ^^^^^
  |
  = note: `404` starts with a digit
  = help: name it in Rust, as in `variant: Code404`

error[no-variant]: code `!` makes no Rust name
 --> spec/errors.yaml:8:3
  |
8 |   "!": { http: 400, bucket: fix_in_code, meaning: Bad. }
  |   ^^^
  |
  = note: it has neither letters nor digits
  = help: name it in Rust, as in `variant: NotFound`

error[no-variant]: code `größe` makes no Rust name
 --> spec/errors.yaml:9:3
  |
9 |   größe: { http: 400, bucket: fix_in_code, meaning: Size. }
  |   ^^^^^
  |
  = note: `Größe` is not ASCII
  = help: name it in Rust, as in `variant: NotFound`

error[no-variant]: code `self` makes no Rust name
  --> spec/errors.yaml:10:3
   |
10 |   self: { http: 400, bucket: fix_in_code, meaning: Self. }
   |   ^^^^
   |
   = note: `Self` has a meaning of its own in Rust
   = help: name it in Rust, as in `variant: SelfError`
"#,
    );
}

#[test]
fn two_codes_with_one_rust_name() {
    check(
        &codes(
            r"
  not_found: { http: 404, bucket: fix_in_code, meaning: Not there. }
  not-found: { http: 404, bucket: fix_in_code, meaning: Not there. }
code_style: any
",
        ),
        r"
error[duplicate-variant]: codes `not_found` and `not-found` have the same Rust name, `NotFound`
 --> spec/errors.yaml:8:3
  |
7 |   not_found: { http: 404, bucket: fix_in_code, meaning: Not there. }
  |   --------- the first `NotFound`
8 |   not-found: { http: 404, bucket: fix_in_code, meaning: Not there. }
  |   ^^^^^^^^^
  |
  = help: give one of them another `variant`
",
    );
}

#[test]
fn a_variant_that_is_the_name_of_another_code() {
    check(
        &codes(
            r"
  not_found: { http: 404, bucket: fix_in_code, meaning: Not there. }
  gone:
    http: 410
    bucket: fix_in_code
    meaning: Gone.
    variant: NotFound
",
        ),
        r"
error[duplicate-variant]: codes `not_found` and `gone` have the same Rust name, `NotFound`
  --> spec/errors.yaml:12:14
   |
 7 |   not_found: { http: 404, bucket: fix_in_code, meaning: Not there. }
   |   --------- the first `NotFound`
...
12 |     variant: NotFound
   |              ^^^^^^^^
   |
   = help: give one of them another `variant`
",
    );
}

#[test]
fn variants_that_are_no_rust_names() {
    check(
        &codes(
            r#"
  a: { http: 404, bucket: fix_in_code, meaning: A., variant: not_found }
  b: { http: 404, bucket: fix_in_code, meaning: B., variant: match }
  c: { http: 404, bucket: fix_in_code, meaning: C., variant: "9" }
  d: { http: 404, bucket: fix_in_code, meaning: D., variant: "" }
"#,
        ),
        r#"
error[bad-variant]: variant `not_found` is not `UpperCamelCase`
 --> spec/errors.yaml:7:62
  |
7 |   a: { http: 404, bucket: fix_in_code, meaning: A., variant: not_found }
  |                                                              ^^^^^^^^^
  |
  = help: write `NotFound`

error[bad-variant]: variant `match` is not `UpperCamelCase`
 --> spec/errors.yaml:8:62
  |
8 |   b: { http: 404, bucket: fix_in_code, meaning: B., variant: match }
  |                                                              ^^^^^
  |
  = help: write `Match`

error[bad-variant]: variant `9` is not `UpperCamelCase`
 --> spec/errors.yaml:9:62
  |
9 |   c: { http: 404, bucket: fix_in_code, meaning: C., variant: "9" }
  |                                                              ^^^
  |
  = help: choose a capital, then ASCII letters and digits, as in `NotFound`

error[empty-text]: a `variant` is empty
  --> spec/errors.yaml:10:62
   |
10 |   d: { http: 404, bucket: fix_in_code, meaning: D., variant: "" }
   |                                                              ^^
   |
   = help: choose a capital, then ASCII letters and digits, as in `NotFound`
"#,
    );
}

#[test]
fn variants_that_mean_something_else() {
    check(
        &codes(
            r"
  a: { http: 404, bucket: fix_in_code, meaning: A., variant: Self }
  b: { http: 404, bucket: fix_in_code, meaning: B., variant: ALL }
",
        ),
        r"
error[reserved-name]: variant `Self` is a keyword of Rust
 --> spec/errors.yaml:7:62
  |
7 |   a: { http: 404, bucket: fix_in_code, meaning: A., variant: Self }
  |                                                              ^^^^
  |
  = help: choose a capital, then ASCII letters and digits, as in `NotFound`

error[reserved-name]: variant `ALL` would hide the constant `ALL` of the enum
 --> spec/errors.yaml:8:62
  |
8 |   b: { http: 404, bucket: fix_in_code, meaning: B., variant: ALL }
  |                                                              ^^^
  |
  = help: write `All`
",
    );
}

#[test]
fn a_constructor_that_is_a_function_of_the_enum() {
    check(
        &codes(
            r"
  retry:
    http: 409
    bucket: fix_in_code
    meaning: Once more.
    message: Once more in {seconds} seconds.
    params: { seconds: u32 }
",
        ),
        r"
error[reserved-name]: the constructor of code `retry` would be `retry`, which the enum has already
 --> spec/errors.yaml:7:3
  |
7 |   retry:
  |   ^^^^^
  |
  = note: a code with `params` has a constructor, which is named like its variant
  = help: give it another `variant`, as in `variant: RetryError`
",
    );
}

#[test]
fn two_constructors_of_one_name() {
    check(
        &codes(
            r"
  http_error:
    http: 400
    bucket: fix_in_code
    meaning: HTTP.
    message: It is {what}.
    params: { what: string }
    variant: HTTPError
  http_error_too:
    http: 400
    bucket: fix_in_code
    meaning: HTTP.
    message: It is {what}.
    params: { what: string }
    variant: HttpError
",
        ),
        r"
error[duplicate-variant]: codes `http_error` and `http_error_too` have the same constructor, `http_error`
  --> spec/errors.yaml:20:14
   |
13 |     variant: HTTPError
   |              --------- the first `http_error`
...
20 |     variant: HttpError
   |              ^^^^^^^^^
   |
   = help: give one of them another `variant`
",
    );
}

#[test]
fn names_of_which_only_constructors_are_taken() {
    check(
        &codes(
            r"
  retry: { http: 409, bucket: fix_in_code, meaning: Once more. }
  message: { http: 409, bucket: fix_in_code, meaning: A message. }
",
        ),
        "",
    );
}
