//! Many mistakes in one spec: all of them are reported in one run, in the order of the file.

use super::harness::check;

#[test]
#[expect(clippy::too_many_lines, reason = "it is one spec, and all that is said about it")]
fn a_spec_of_many_mistakes() {
    check(
        r#"
version: 3
name: ""
docs_url: docs.example.com/errors
code_style: snake
buckets:
  fix_in_code:
    title: 4xx that you fix in code
    retry: never
    max_attempts: 3
    advice: Do not retry.
  fix_by_waiting:
    title: 4xx that you fix by waiting
    retry: wait
    base_delay: one second
    advice: Wait.
  fix_by_retrying:
    title: 5xx that you fix by retrying
    retry: backoff
    base_delay: 2m
    max_delay: 30s
    advice: Retry.
codes:
  not_found:
    http: 44
    bucket: fix_in_cod
    meaning: There is no {thing}.
    message: There is no {thing}, {} and {whatever}.
    params: { Thing: string, size: int }
  notFound:
    http: 404
    bucket: fix_in_code
    meaning: There is none.
    deprecated: { use: not_fond }
  "404":
    http: 404
    bucket: fix_in_code
    meaning: " "
    variant: 404_error
  quota_exceeded:
    http: 429
    bucket: fix_in_code
    meaning: The quota is used up.
    docs_url: /quota
    allow: { code-style: We like it. }
  missing:
    http: 404
    bucket: fix_in_code
    meaning: There was none.
    deprecated: { use: missing }
fallback:
  4xx: missing
  404: quota_exceded
  503: quota_exceeded
  600: quota_exceeded
support:
  - ""
outputs:
  /docs/errors.md: page
  docs/errors.md: { kind: table, bucket: waiting }
  docs/./errors.md: page
  src/errors.rs: { kind: rust, name: error }
  README.md: region
"#,
        r#"
error[unknown-version]: version 3 of the format is not known
 --> spec/errors.yaml:1:10
  |
1 | version: 3
  |          ^
  |
  = help: write `version: 1`, or use a newer errspec

error[empty-text]: `name` of the spec is empty
 --> spec/errors.yaml:2:7
  |
2 | name: ""
  |       ^^
  |
  = help: fill in `name`: The name of the API, for headings.

error[docs-url]: the template of the docs links is not an absolute `http` or `https` URL
 --> spec/errors.yaml:3:11
  |
3 | docs_url: docs.example.com/errors
  |           ^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: write an absolute URL, as in `https://docs.example.com/errors#{code}`

error[unknown-value]: `code_style` cannot be `snake`
 --> spec/errors.yaml:4:13
  |
4 | code_style: snake
  |             ^^^^^
  |
  = help: the choices are `snake_case`, `SCREAMING_SNAKE_CASE`, `PascalCase` and `any`

error[retry-numbers]: bucket `fix_in_code` is never retried, but has a `max_attempts`
 --> spec/errors.yaml:9:19
  |
8 |     retry: never
  |            ----- never retried
9 |     max_attempts: 3
  |                   ^
  |
  = help: remove `max_attempts`, or set `retry` to `after_delay` or `backoff`

error[unknown-value]: `retry` cannot be `wait`
  --> spec/errors.yaml:13:12
   |
13 |     retry: wait
   |            ^^^^
   |
   = help: the choices are `never`, `after_delay` and `backoff`

error[bad-duration]: `base_delay` is `one second`, which is no duration
  --> spec/errors.yaml:14:17
   |
14 |     base_delay: one second
   |                 ^^^^^^^^^^
   |
   = help: write a whole number from 1 on with `ms`, `s`, `m` or `h`, as in `500ms` or `30s`

error[retry-numbers]: `base_delay` of bucket `fix_by_retrying` is longer than its `max_delay`
  --> spec/errors.yaml:19:17
   |
19 |     base_delay: 2m
   |                 ^^
20 |     max_delay: 30s
   |                --- the longest wait
   |
   = help: make `base_delay` shorter or `max_delay` longer

error[status-range]: HTTP status 44 of code `not_found` is not 400 to 599
  --> spec/errors.yaml:24:11
   |
24 |     http: 44
   |           ^^
   |
   = help: a response with an error code is a failure: 4xx for the client's, 5xx for the service's

error[unknown-bucket]: there is no bucket `fix_in_cod`
  --> spec/errors.yaml:25:13
   |
 6 |   fix_in_code:
   |   ----------- bucket `fix_in_code`
...
25 |     bucket: fix_in_cod
   |             ^^^^^^^^^^
   |
   = help: did you mean `fix_in_code`?

error[message-braces]: the message of code `not_found` has braces without a name in them
  --> spec/errors.yaml:27:35
   |
27 |     message: There is no {thing}, {} and {whatever}.
   |                                   ^^
   |
   = help: write `{{` and `}}` for braces, or `{name}` for a param

error[unknown-param]: param `whatever` of code `not_found` is not declared
  --> spec/errors.yaml:27:42
   |
27 |     message: There is no {thing}, {} and {whatever}.
   |                                          ^^^^^^^^^^
   |
   = help: declare it with its type, as in `params: { whatever: string }`
   = help: for braces in the text, write `{{` and `}}`

error[param-name]: param `Thing` is not `snake_case`
  --> spec/errors.yaml:28:15
   |
28 |     params: { Thing: string, size: int }
   |               ^^^^^
   |
   = help: write `thing`, here and in the message

error[param-type]: `int` is no type of a param
  --> spec/errors.yaml:28:36
   |
28 |     params: { Thing: string, size: int }
   |                                    ^^^
   |
   = help: write `i64`

error[duplicate-variant]: codes `not_found` and `notFound` have the same Rust name, `NotFound`
  --> spec/errors.yaml:29:3
   |
23 |   not_found:
   |   --------- the first `NotFound`
...
29 |   notFound:
   |   ^^^^^^^^
   |
   = help: give one of them another `variant`

error[unknown-code]: there is no code `not_fond` to use instead of `notFound`
  --> spec/errors.yaml:33:24
   |
33 |     deprecated: { use: not_fond }
   |                        ^^^^^^^^
   |
   = help: did you mean `not_found`?

error[empty-text]: `meaning` of code `404` is empty
  --> spec/errors.yaml:37:14
   |
37 |     meaning: " "
   |              ^^^
   |
   = help: fill in `meaning`: What the code says, for the docs, inline Markdown.

error[bad-variant]: variant `404_error` is not `UpperCamelCase`
  --> spec/errors.yaml:38:14
   |
38 |     variant: 404_error
   |              ^^^^^^^^^
   |
   = help: choose a capital, then ASCII letters and digits, as in `NotFound`

warning[status-contradicts-bucket]: code `quota_exceeded` is a 429, but bucket `fix_in_code` is never retried: a 429 says to wait, then to try again
  --> spec/errors.yaml:41:13
   |
40 |     http: 429
   |           --- the status
41 |     bucket: fix_in_code
   |             ^^^^^^^^^^^
   |
   = help: choose another bucket or status, or say why: `allow: { status-contradicts-bucket: … }`

error[docs-url]: the docs link of code `quota_exceeded` is not an absolute `http` or `https` URL
  --> spec/errors.yaml:43:15
   |
43 |     docs_url: /quota
   |               ^^^^^^
   |
   = help: write an absolute URL, as in `https://docs.example.com/plans#quota`

error[bad-allow]: `code-style` cannot be allowed
  --> spec/errors.yaml:44:14
   |
44 |     allow: { code-style: We like it. }
   |              ^^^^^^^^^^
   |
   = help: mend what it finds; only `unused-bucket` and `status-contradicts-bucket` can be allowed

error[bad-deprecated]: code `missing` cannot be used instead of itself
  --> spec/errors.yaml:49:24
   |
49 |     deprecated: { use: missing }
   |                        ^^^^^^^
   |
   = help: name another code, or give a `reason`

error[missing-key]: `fallback` has no `5xx`
  --> spec/errors.yaml:50:1
   |
50 | fallback:
   | ^^^^^^^^
   |
   = help: add `5xx`: The code of a 500 to 599 that is not named itself.

error[fallback-deprecated]: code `missing` stands in for 4xx, but is deprecated
  --> spec/errors.yaml:51:8
   |
49 |     deprecated: { use: missing }
   |     ---------- `missing` is deprecated here
50 | fallback:
51 |   4xx: missing
   |        ^^^^^^^
   |
   = help: name a code of 4xx that is not deprecated

error[unknown-code]: there is no code `quota_exceded` to stand in for 404
  --> spec/errors.yaml:52:8
   |
52 |   404: quota_exceded
   |        ^^^^^^^^^^^^^
   |
   = help: did you mean `quota_exceeded`?

error[fallback-class]: code `quota_exceeded` is a 429, and cannot stand in for 503
  --> spec/errors.yaml:53:8
   |
40 |     http: 429
   |           --- the status
...
53 |   503: quota_exceeded
   |        ^^^^^^^^^^^^^^
   |
   = help: add a code of 5xx, and name it here

error[status-range]: HTTP status 600 of `fallback` is not 400 to 599
  --> spec/errors.yaml:54:3
   |
54 |   600: quota_exceeded
   |   ^^^
   |
   = help: a code stands in for a failure: 4xx for the client's, 5xx for the service's

error[empty-text]: a rule of `support` is empty
  --> spec/errors.yaml:56:5
   |
56 |   - ""
   |     ^^
   |
   = help: say when to involve support, or remove the rule

error[output-path]: the path `/docs/errors.md` of an output is not relative
  --> spec/errors.yaml:58:3
   |
58 |   /docs/errors.md: page
   |   ^^^^^^^^^^^^^^^
   |
   = help: write it relative to the package, as in `docs/errors.md`

error[unknown-bucket]: there is no bucket `waiting`
  --> spec/errors.yaml:59:42
   |
59 |   docs/errors.md: { kind: table, bucket: waiting }
   |                                          ^^^^^^^
   |
   = help: the buckets are `fix_in_code`, `fix_by_waiting` and `fix_by_retrying`

error[duplicate-output]: two outputs are one file, `docs/errors.md`
  --> spec/errors.yaml:60:3
   |
59 |   docs/errors.md: { kind: table, bucket: waiting }
   |   -------------- the first
60 |   docs/./errors.md: page
   |   ^^^^^^^^^^^^^^^^
   |
   = help: remove one of them

error[output-setting]: the enum cannot be called `error`
  --> spec/errors.yaml:61:38
   |
61 |   src/errors.rs: { kind: rust, name: error }
   |                                      ^^^^^
   |
   = help: start with a capital, go on with ASCII letters and digits, as in `ErrorCode`

error[unknown-value]: `kind` cannot be `region`
  --> spec/errors.yaml:62:14
   |
62 |   README.md: region
   |              ^^^^^^
   |
   = help: did you mean `regions`?
"#,
    );
}
