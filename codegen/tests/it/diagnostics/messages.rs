//! Messages and their params.

use super::harness::{check, codes, load, rendered};

#[test]
fn a_param_that_is_not_declared() {
    check(
        &codes(
            r#"
  slow:
    http: 429
    bucket: fix_in_code
    meaning: Slow down.
    message: "At most {limit} requests, {limit} at most."
    allow: { status-contradicts-bucket: The key is blocked. }
"#,
        ),
        r#"
error[unknown-param]: param `limit` of code `slow` is not declared
  --> spec/errors.yaml:11:23
   |
11 |     message: "At most {limit} requests, {limit} at most."
   |                       ^^^^^^^
   |
   = help: declare it with its type, as in `params: { limit: string }`
   = help: for braces in the text, write `{{` and `}}`
"#,
    );
}

#[test]
fn a_misspelt_param() {
    check(
        &codes(
            r"
  big:
    http: 413
    bucket: fix_in_code
    meaning: Too big.
    message: At most {limt} bytes.
    params: { limit: u64 }
",
        ),
        r"
error[unknown-param]: param `limt` of code `big` is not declared
  --> spec/errors.yaml:11:22
   |
11 |     message: At most {limt} bytes.
   |                      ^^^^^^
   |
   = help: did you mean `{limit}`?
",
    );
}

#[test]
fn a_param_that_is_not_used() {
    check(
        &codes(
            r"
  big:
    http: 413
    bucket: fix_in_code
    meaning: Too big.
    message: At most {limit} bytes.
    params:
      limit: u64
      size: u64
",
        ),
        r"
error[unused-param]: param `size` of code `big` is not in its message
  --> spec/errors.yaml:14:7
   |
11 |     message: At most {limit} bytes.
   |              ---------------------- the message
...
14 |       size: u64
   |       ^^^^
   |
   = help: write `{size}` into the message, or remove the param
",
    );
}

#[test]
fn a_param_without_a_message() {
    check(
        &codes(
            r"
  big:
    http: 413
    bucket: fix_in_code
    meaning: Too big.
    params: { limit: u64 }
",
        ),
        r"
error[unused-param]: param `limit` of code `big` has no message to be in
  --> spec/errors.yaml:11:15
   |
11 |     params: { limit: u64 }
   |               ^^^^^
   |
   = help: add a `message` with `{limit}` in it, or remove the param
",
    );
}

#[test]
fn braces_that_do_not_pair() {
    check(
        &codes(
            r#"
  big:
    http: 413
    bucket: fix_in_code
    meaning: Too big.
    message: "{ at } most {} or {a b} or {"
"#,
        ),
        r#"
error[message-braces]: the message of code `big` has `{ at }` in it, which is no name of a param
  --> spec/errors.yaml:11:15
   |
11 |     message: "{ at } most {} or {a b} or {"
   |               ^^^^^^
   |
   = help: write `{{` and `}}` for braces, or `{name}` for a param

error[message-braces]: the message of code `big` has braces without a name in them
  --> spec/errors.yaml:11:27
   |
11 |     message: "{ at } most {} or {a b} or {"
   |                           ^^
   |
   = help: write `{{` and `}}` for braces, or `{name}` for a param

error[message-braces]: the message of code `big` has `{a b}` in it, which is no name of a param
  --> spec/errors.yaml:11:33
   |
11 |     message: "{ at } most {} or {a b} or {"
   |                                 ^^^^^
   |
   = help: write `{{` and `}}` for braces, or `{name}` for a param

error[message-braces]: the message of code `big` has a `{` without its `}`
  --> spec/errors.yaml:11:42
   |
11 |     message: "{ at } most {} or {a b} or {"
   |                                          ^
   |
   = help: write `{{` and `}}` for braces, or `{name}` for a param
"#,
    );
}

#[test]
fn braces_in_a_text_with_escapes() {
    check(
        &codes(
            r#"
  big:
    http: 413
    bucket: fix_in_code
    meaning: Too big.
    message: "\u00fcber {}"
"#,
        ),
        r#"
error[message-braces]: the message of code `big` has braces without a name in them
  --> spec/errors.yaml:11:14
   |
11 |     message: "\u00fcber {}"
   |              ^^^^^^^^^^^^^^
   |
   = help: write `{{` and `}}` for braces, or `{name}` for a param
"#,
    );
}

#[test]
fn braces_in_a_text_of_several_lines() {
    check(
        &codes(
            r"
  big:
    http: 413
    bucket: fix_in_code
    meaning: Too big.
    message: |
      At most
      {} bytes.
",
        ),
        r"
error[message-braces]: the message of code `big` has braces without a name in them
  --> spec/errors.yaml:12:7
   |
12 | /       At most
13 | |       {} bytes.
   | |_______________^
   |
   = help: write `{{` and `}}` for braces, or `{name}` for a param
",
    );
}

#[test]
fn param_names_that_are_none() {
    check(
        &codes(
            r#"
  big:
    http: 413
    bucket: fix_in_code
    meaning: Too big.
    message: "{maxSize} {type} {Größe}"
    params:
      maxSize: u64
      type: string
      Größe: u8
"#,
        ),
        r"
error[param-name]: param `maxSize` is not `snake_case`
  --> spec/errors.yaml:13:7
   |
13 |       maxSize: u64
   |       ^^^^^^^
   |
   = help: write `max_size`, here and in the message

error[param-name]: param `type` is a keyword of Rust
  --> spec/errors.yaml:14:7
   |
14 |       type: string
   |       ^^^^
   |
   = help: choose another name, here and in the message

error[param-name]: param `Größe` is not `snake_case`
  --> spec/errors.yaml:15:7
   |
15 |       Größe: u8
   |       ^^^^^
   |
   = help: start with a small letter, go on with small ASCII letters, digits and `_`
",
    );
}

#[test]
fn types_that_are_none() {
    check(
        &codes(
            r#"
  big:
    http: 413
    bucket: fix_in_code
    meaning: Too big.
    message: "{a} {b} {c} {d} {e} {f}"
    params:
      a: int
      b: u23
      c: OrderId
      d: "&str"
      e: Vec<u8>
      f: "crate::A<B"
"#,
        ),
        r#"
error[param-type]: `int` is no type of a param
  --> spec/errors.yaml:13:10
   |
13 |       a: int
   |          ^^^
   |
   = help: write `i64`

error[param-type]: `u23` is no type of a param
  --> spec/errors.yaml:14:10
   |
14 |       b: u23
   |          ^^^
   |
   = help: did you mean `u32`?

error[param-type]: `OrderId` is no type of a param
  --> spec/errors.yaml:15:10
   |
15 |       c: OrderId
   |          ^^^^^^^
   |
   = help: write the whole path, as in `crate::OrderId`

error[param-type]: `&str` is no type of a param
  --> spec/errors.yaml:16:10
   |
16 |       d: "&str"
   |          ^^^^^^
   |
   = help: write `string`

error[param-type]: `Vec<u8>` is no type of a param
  --> spec/errors.yaml:17:10
   |
17 |       e: Vec<u8>
   |          ^^^^^^^
   |
   = help: write `string`, `bool`, a number type of Rust such as `u32`, or the path of a type, as in `crate::OrderId`

error[param-type]: `crate::A<B` is no type of a param
  --> spec/errors.yaml:18:10
   |
18 |       f: "crate::A<B"
   |          ^^^^^^^^^^^^
   |
   = help: write `string`, `bool`, a number type of Rust such as `u32`, or the path of a type, as in `crate::OrderId`
"#,
    );
}

#[test]
fn types_that_are_right() {
    check(
        &codes(
            r#"
  big:
    http: 413
    bucket: fix_in_code
    meaning: Too big.
    message: "{a} {b} {c} {d} {e} {f}"
    params:
      a: String
      b: u128
      c: crate::OrderId
      d: ::std::net::IpAddr
      e: super::super::Id<crate::Order, ::core::primitive::u8>
      f: f32
"#,
        ),
        "",
    );
}

#[test]
fn paths_of_types_that_are_none() {
    let nested = |depth: usize| format!("{}u8{}", "crate::A<".repeat(depth), ">".repeat(depth));
    let with = |ty: &str| {
        let code = "  a: { http: 404, bucket: fix_in_code, meaning: A., message: '{b}' ";
        load(&codes(&format!("{code}, params: {{ b: '{ty}' }} }}\n")))
    };
    for right in ["crate::A", "self::A", "super::A", "::a::B", "a::B<C, d::E<F> >", "_a::B9", &nested(8)] {
        assert_eq!(rendered(&with(right)), "", "{right}");
    }
    let wrong = [
        "::",
        "crate::",
        "crate::::A",
        "crate::_",
        "crate::1a",
        "1a::B",
        "crate::fn",
        "crate::Größe",
        "::crate::A",
        "a::self::B",
        "crate::super::A",
        "a::crate",
        "crate::A<>",
        "crate::A<B",
        "crate::A<B C>",
        "crate::A<B>>",
        "crate::A <B>",
        &nested(9),
        &nested(100_000),
    ];
    for wrong in wrong {
        let said = rendered(&with(wrong));
        assert!(said.starts_with("error[param-type]: `"), "{wrong}: {said}");
    }
}

#[test]
fn braces_that_are_nearly_right() {
    check(
        &codes(
            r#"
  big:
    http: 413
    bucket: fix_in_code
    meaning: Too big.
    message: "at } most {a {b} or {1c} or {_d}"
    params: { b: u8 }
"#,
        ),
        r#"
error[message-braces]: the message of code `big` has a `}` without its `{`
  --> spec/errors.yaml:11:18
   |
11 |     message: "at } most {a {b} or {1c} or {_d}"
   |                  ^
   |
   = help: write `{{` and `}}` for braces, or `{name}` for a param

error[message-braces]: the message of code `big` has a `{` without its `}`
  --> spec/errors.yaml:11:25
   |
11 |     message: "at } most {a {b} or {1c} or {_d}"
   |                         ^
   |
   = help: write `{{` and `}}` for braces, or `{name}` for a param

error[message-braces]: the message of code `big` has `{1c}` in it, which is no name of a param
  --> spec/errors.yaml:11:35
   |
11 |     message: "at } most {a {b} or {1c} or {_d}"
   |                                   ^^^^
   |
   = help: write `{{` and `}}` for braces, or `{name}` for a param

error[unknown-param]: param `_d` of code `big` is not declared
  --> spec/errors.yaml:11:43
   |
11 |     message: "at } most {a {b} or {1c} or {_d}"
   |                                           ^^^^
   |
   = help: declare it with its type, as in `params: { _d: string }`
   = help: for braces in the text, write `{{` and `}}`
"#,
    );
}
