//! The codes that stand in where a failure has none.

use super::harness::{check, codes};

/// A 4xx, a 5xx that is no contradiction to the bucket, and a deprecated 4xx; line 13 follows.
const CODES: &str = "
  not_found: { http: 404, bucket: fix_in_code, meaning: Not there. }
  not_implemented: { http: 501, bucket: fix_in_code, meaning: Not made yet. }
  gone:
    http: 410
    bucket: fix_in_code
    meaning: Gone.
    deprecated: { use: not_found }
";

#[track_caller]
fn says(fallback: &str, expected: &str) {
    check(&format!("{}{}", codes(CODES), fallback.strip_prefix('\n').unwrap_or(fallback)), expected);
}

#[test]
fn nothing_is_said_of_what_is_right() {
    says("fallback: { 4xx: not_found, 5xx: not_implemented }\n", "");
    says("fallback: { 404: not_found, 599: not_implemented, 5xx: not_implemented, 4xx: not_found }\n", "");
    // The class counts, not the status.
    says("fallback: { 4xx: not_found, 400: not_found, 499: not_found, 5xx: not_implemented }\n", "");
}

#[test]
fn a_class_that_is_missing() {
    says(
        r"
fallback:
  4xx: not_found
  503: not_implemented
",
        r"
error[missing-key]: `fallback` has no `5xx`
  --> spec/errors.yaml:14:1
   |
14 | fallback:
   | ^^^^^^^^
   |
   = help: add `5xx`: The code of a 500 to 599 that is not named itself.
",
    );
}

#[test]
fn an_empty_fallback() {
    says(
        "fallback: {}\n",
        r"
error[missing-key]: `fallback` has no `4xx`
  --> spec/errors.yaml:14:1
   |
14 | fallback: {}
   | ^^^^^^^^
   |
   = help: add `4xx`: The code of a 400 to 499 that is not named itself.

error[missing-key]: `fallback` has no `5xx`
  --> spec/errors.yaml:14:1
   |
14 | fallback: {}
   | ^^^^^^^^
   |
   = help: add `5xx`: The code of a 500 to 599 that is not named itself.
",
    );
}

#[test]
fn a_code_in_place_of_the_classes() {
    says(
        "fallback: not_found\n",
        r"
error[wrong-type]: `fallback` must be a mapping, but this is text
  --> spec/errors.yaml:14:11
   |
14 | fallback: not_found
   |           ^^^^^^^^^
   |
   = help: write a code for each class, as in `fallback: { 4xx: bad_request, 5xx: internal_error }`
",
    );
}

#[test]
fn a_code_that_does_not_exist() {
    says(
        r"
fallback:
  4xx: notfound
  5xx: not_implemented
",
        r"
error[unknown-code]: there is no code `notfound` to stand in for 4xx
  --> spec/errors.yaml:15:8
   |
15 |   4xx: notfound
   |        ^^^^^^^^
   |
   = help: did you mean `not_found`?
",
    );
}

#[test]
fn a_code_like_no_other() {
    says(
        r"
fallback:
  4xx: not_found
  5xx: internal_error
  503: service_unavailable
",
        r"
error[unknown-code]: there is no code `internal_error` to stand in for 5xx
  --> spec/errors.yaml:16:8
   |
16 |   5xx: internal_error
   |        ^^^^^^^^^^^^^^
   |
   = help: the codes are `not_found`, `not_implemented` and `gone`

error[unknown-code]: there is no code `service_unavailable` to stand in for 503
  --> spec/errors.yaml:17:8
   |
17 |   503: service_unavailable
   |        ^^^^^^^^^^^^^^^^^^^
   |
   = help: the codes are `not_found`, `not_implemented` and `gone`
",
    );
}

#[test]
fn a_code_of_another_class() {
    says(
        r"
fallback:
  4xx: not_implemented
  5xx: not_implemented
  503: not_found
",
        r"
error[fallback-class]: code `not_implemented` is a 501, and cannot stand in for 4xx
  --> spec/errors.yaml:15:8
   |
 8 |   not_implemented: { http: 501, bucket: fix_in_code, meaning: Not made yet. }
   |                            --- the status
...
15 |   4xx: not_implemented
   |        ^^^^^^^^^^^^^^^
   |
   = help: name a code of 4xx, such as `not_found`

error[fallback-class]: code `not_found` is a 404, and cannot stand in for 503
  --> spec/errors.yaml:17:8
   |
 7 |   not_found: { http: 404, bucket: fix_in_code, meaning: Not there. }
   |                      --- the status
...
17 |   503: not_found
   |        ^^^^^^^^^
   |
   = help: name a code of 5xx, such as `not_implemented`
",
    );
}

#[test]
fn a_class_without_a_code() {
    check(
        &codes(
            r"
  not_found: { http: 404, bucket: fix_in_code, meaning: Not there. }
fallback:
  4xx: not_found
  5xx: not_found
",
        ),
        r"
error[fallback-class]: code `not_found` is a 404, and cannot stand in for 5xx
  --> spec/errors.yaml:10:8
   |
 7 |   not_found: { http: 404, bucket: fix_in_code, meaning: Not there. }
   |                      --- the status
...
10 |   5xx: not_found
   |        ^^^^^^^^^
   |
   = help: add a code of 5xx, and name it here
",
    );
}

#[test]
fn a_deprecated_code() {
    says(
        r"
fallback:
  4xx: not_found
  410: gone
  5xx: not_implemented
",
        r"
error[fallback-deprecated]: code `gone` stands in for 410, but is deprecated
  --> spec/errors.yaml:16:8
   |
13 |     deprecated: { use: not_found }
   |     ---------- `gone` is deprecated here
...
16 |   410: gone
   |        ^^^^
   |
   = help: write `410: not_found`
",
    );
}

#[test]
fn a_deprecated_code_without_another_of_its_class() {
    check(
        &codes(
            r"
  not_found: { http: 404, bucket: fix_in_code, meaning: Not there. }
  broken:
    http: 501
    bucket: fix_in_code
    meaning: Broken.
    deprecated: { use: not_found }
fallback:
  4xx: not_found
  5xx: broken
",
        ),
        r"
error[fallback-deprecated]: code `broken` stands in for 5xx, but is deprecated
  --> spec/errors.yaml:15:8
   |
12 |     deprecated: { use: not_found }
   |     ---------- `broken` is deprecated here
...
15 |   5xx: broken
   |        ^^^^^^
   |
   = help: name a code of 5xx that is not deprecated
",
    );
}

#[test]
fn a_status_of_no_failure() {
    says(
        r"
fallback:
  4xx: not_found
  304: not_found
  600: not_fond
  70000: not_found
  5xx: not_implemented
",
        r"
error[status-range]: HTTP status 304 of `fallback` is not 400 to 599
  --> spec/errors.yaml:16:3
   |
16 |   304: not_found
   |   ^^^
   |
   = help: a code stands in for a failure: 4xx for the client's, 5xx for the service's

error[status-range]: HTTP status 600 of `fallback` is not 400 to 599
  --> spec/errors.yaml:17:3
   |
17 |   600: not_fond
   |   ^^^
   |
   = help: a code stands in for a failure: 4xx for the client's, 5xx for the service's

error[unknown-code]: there is no code `not_fond` to stand in for 600
  --> spec/errors.yaml:17:8
   |
17 |   600: not_fond
   |        ^^^^^^^^
   |
   = help: did you mean `not_found`?

error[status-range]: HTTP status 70000 of `fallback` is not 400 to 599
  --> spec/errors.yaml:18:3
   |
18 |   70000: not_found
   |   ^^^^^
   |
   = help: a code stands in for a failure: 4xx for the client's, 5xx for the service's
",
    );
}

#[test]
fn a_status_that_is_there_twice() {
    says(
        r"
fallback:
  4xx: not_found
  404: not_found
  5xx: not_implemented
  404: gone
",
        r"
error[duplicate-key]: key `404` is there twice
  --> spec/errors.yaml:18:3
   |
16 |   404: not_found
   |   --- first set here
17 |   5xx: not_implemented
18 |   404: gone
   |   ^^^
   |
   = help: remove one of them
",
    );
}

#[test]
fn a_class_that_is_there_twice() {
    says(
        "fallback: { 4xx: not_found, 5xx: not_implemented, 4xx: gone }\n",
        r"
error[duplicate-key]: key `4xx` is there twice
  --> spec/errors.yaml:14:51
   |
14 | fallback: { 4xx: not_found, 5xx: not_implemented, 4xx: gone }
   |             --- first set here                    ^^^
   |
   = help: remove one of them
",
    );
}

#[test]
fn a_status_in_quotes() {
    says(
        r#"
fallback:
  4xx: not_found
  "404": not_found
  5xx: not_implemented
"#,
        r#"
error[wrong-type]: a key of `fallback` must be `4xx`, `5xx` or a status, but this is a text, in quotes
  --> spec/errors.yaml:16:3
   |
16 |   "404": not_found
   |   ^^^^^
   |
   = help: remove the quotes
"#,
    );
}

#[test]
fn keys_that_are_no_statuses() {
    says(
        r"
fallback:
  4xx: not_found
  0404: not_found
  404.0: not_found
  null: not_found
  [404]: not_found
  5xx: not_implemented
",
        r"
error[wrong-type]: a key of `fallback` must be `4xx`, `5xx` or a status, but this is a number with a leading zero
  --> spec/errors.yaml:16:3
   |
16 |   0404: not_found
   |   ^^^^
   |
   = help: write it in digits alone

error[wrong-type]: a key of `fallback` must be `4xx`, `5xx` or a status, but this is a number with a fraction or an exponent
  --> spec/errors.yaml:17:3
   |
17 |   404.0: not_found
   |   ^^^^^
   |
   = help: write it in digits alone

error[wrong-type]: a key of `fallback` must be `4xx`, `5xx` or a status, but this is null
  --> spec/errors.yaml:18:3
   |
18 |   null: not_found
   |   ^^^^
   |
   = help: write a status in digits alone, as in `404: not_found`

error[wrong-type]: a key of `fallback` must be `4xx`, `5xx` or a status, but this is a list
  --> spec/errors.yaml:19:3
   |
19 |   [404]: not_found
   |   ^^^^^
   |
   = help: write a status in digits alone, as in `404: not_found`
",
    );
}

#[test]
fn a_class_that_does_not_exist() {
    says(
        "fallback: { 4xx: not_found, 5xx: not_implemented, 3xx: not_found, other: gone }\n",
        r"
error[unknown-key]: unknown key `3xx` in a fallback
  --> spec/errors.yaml:14:51
   |
14 | fallback: { 4xx: not_found, 5xx: not_implemented, 3xx: not_found, other: gone }
   |                                                   ^^^
   |
   = help: the keys are `4xx`, `5xx` and single statuses, such as `404`

error[unknown-key]: unknown key `other` in a fallback
  --> spec/errors.yaml:14:67
   |
14 | fallback: { 4xx: not_found, 5xx: not_implemented, 3xx: not_found, other: gone }
   |                                                                   ^^^^^
   |
   = help: the keys are `4xx`, `5xx` and single statuses, such as `404`
",
    );
}

#[test]
fn a_class_in_other_letters() {
    says(
        "fallback: { 4XX: not_found, server: not_implemented }\n",
        r"
error[unknown-key]: unknown key `4XX` in a fallback
  --> spec/errors.yaml:14:13
   |
14 | fallback: { 4XX: not_found, server: not_implemented }
   |             ^^^
   |
   = help: did you mean `4xx`?

error[unknown-key]: unknown key `server` in a fallback
  --> spec/errors.yaml:14:29
   |
14 | fallback: { 4XX: not_found, server: not_implemented }
   |                             ^^^^^^
   |
   = help: did you mean `5xx`?
",
    );
}

#[test]
fn values_that_are_no_text() {
    says(
        "fallback: { 4xx: 400, 404: [not_found], 5xx: , 503: }\n",
        r"
error[wrong-type]: `4xx` must be text, but this is a number
  --> spec/errors.yaml:14:18
   |
14 | fallback: { 4xx: 400, 404: [not_found], 5xx: , 503: }
   |                  ^^^
   |
   = help: write the code that stands in, as in `4xx: bad_request`

error[wrong-type]: status `404` must be text, but this is a list
  --> spec/errors.yaml:14:28
   |
14 | fallback: { 4xx: 400, 404: [not_found], 5xx: , 503: }
   |                            ^^^^^^^^^^^
   |
   = help: write the code that stands in, as in `404: not_found`

error[wrong-type]: `5xx` has no value; it must be text
  --> spec/errors.yaml:14:41
   |
14 | fallback: { 4xx: 400, 404: [not_found], 5xx: , 503: }
   |                                         ^^^
   |
   = help: write the code that stands in, as in `4xx: bad_request`

error[wrong-type]: status `503` has no value; it must be text
  --> spec/errors.yaml:14:48
   |
14 | fallback: { 4xx: 400, 404: [not_found], 5xx: , 503: }
   |                                                ^^^
   |
   = help: write the code that stands in, as in `404: not_found`
",
    );
}
