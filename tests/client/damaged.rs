//! Does a value that is damaged, or a cut, change what is read of the others?

use errspec::Shape;
use errspec::envelope::Body;

/// Values that JSON parsers reject, or that are hard to skip.
fn damaged() -> Vec<Vec<u8>> {
    let texts = [
        // Strings: lone surrogates, halves of escapes, escapes that do not exist, control characters.
        r#""\ud800""#,
        r#""\udc00\ud800 x""#,
        r#""\ud800\u0041""#,
        r#""\u12""#,
        r#""\u""#,
        r#""\x41 \' \0 \a""#,
        r#""\\""#,
        r#""\"""#,
        "\"a\tb\"",
        "\"a\r\nb\"",
        "\"\0\u{1f}\u{7f}\u{2028}\"",
        // Numbers: huge, tiny, and of other languages.
        "1e999999",
        "-1e-999999",
        "123456789012345678901234567890123456789012345678901234567890",
        "0.1e+400",
        "NaN",
        "-Infinity",
        "0x1F",
        "1_000",
        "+1",
        ".5",
        "5.",
        "007",
        "--7",
        "undefined",
        "True",
        "nul",
        // Lists and objects that are not closed in order, or have a comma too many.
        "[1,]",
        "[,]",
        "{\"a\":}",
        "{\"a\" 1}",
        "{1: 2}",
        "[}",
        "{]",
        "[\"]\"]",
        "{\"}\": \"{\"}",
        "[1e999, NaN, \"\\ud800\", {\"x\": \"\t\"}]",
    ];
    let mut values: Vec<_> = texts.iter().map(|text| text.as_bytes().to_vec()).collect();
    for bytes in [&b"\xff"[..], b"\xc3", b"\xe2\x82", b"\xed\xa0\x80", b"\xf8\x88\x80\x80\x80", b"\x80\x80"] {
        values.push([b"\"a", bytes, b"b\""].concat());
        values.push([b"[\"", bytes, b"\", {\"", bytes, b"\": 1}]"].concat());
    }
    for depth in [33, 129, 1_000, 20_000] {
        values.push(["[".repeat(depth), "]".repeat(depth)].concat().into_bytes());
        values.push(["{\"a\":".repeat(depth / 3), "1".into(), "}".repeat(depth / 3)].concat().into_bytes());
    }
    values.push("9".repeat(30_000).into_bytes());
    values.push(format!("\"{}\"", "\u{200b}".repeat(10_000)).into_bytes());
    values
}

const SHAPES: [(&Shape, &[&str], &str); 4] = [
    (&Shape::NESTED, &["message", "request_id", "docs_url", "details", "other"], "error"),
    (&Shape::FLAT, &["message", "request_id", "docs_url", "details", "other"], ""),
    (&Shape::PROBLEM_DETAILS, &["type", "title", "status", "detail", "request_id", "other"], ""),
    (&Shape::ERRORS, &["message", "docs_url", "details", "other"], "errors"),
];

/// A body in which the code is the last member.
fn body(outer: &str, member: &str, value: &[u8]) -> Vec<u8> {
    let inner = [b"{\"", member.as_bytes(), b"\": ", value, b", \"code\": \"order_locked\"}"].concat();
    match outer {
        "" => inner,
        "errors" => [b"{\"errors\": [", &*inner, b"]}"].concat(),
        outer => [b"{\"", outer.as_bytes(), b"\": ", &*inner, b"}"].concat(),
    }
}

#[test]
fn a_damaged_value_does_not_hide_the_code_after_it() {
    let mut lost = Vec::new();
    for (shape, members, outer) in SHAPES {
        for member in members {
            for value in damaged() {
                let read = Body::parse_as(shape, &body(outer, member, &value));
                if read.code() != Some("order_locked") {
                    let start = String::from_utf8_lossy(&value[..value.len().min(40)]).into_owned();
                    lost.push(format!("{member} of `{outer}`: {start:?} gives {:?}", read.code()));
                }
            }
        }
    }
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}

/// Everything that was read.
fn said(body: &Body) -> Vec<(String, String)> {
    let mut said = Vec::new();
    let mut say = |name: &str, value: Option<String>| {
        said.extend(value.map(|value| (name.to_owned(), value)));
    };
    say("request_id", body.request_id().map(str::to_owned));
    say("retry_after", body.retry_after().map(|wait| format!("{wait:?}")));
    for (at, error) in body.errors().enumerate() {
        say(&format!("{at} code"), error.code().map(str::to_owned));
        say(&format!("{at} message"), error.message().map(str::to_owned));
        say(&format!("{at} docs_url"), error.docs_url().map(str::to_owned));
        for (name, value) in error.fields() {
            say(&format!("{at} {name}"), Some(format!("{value:?}")));
        }
        for (name, value) in error.details() {
            say(&format!("{at} {name}"), Some(format!("{value:?}")));
        }
    }
    said
}

/// Each body has numbers and words that begin with a shorter number or word.
#[test]
fn each_value_of_a_part_of_a_body_is_one_of_the_whole() {
    const VALUES: [&str; 14] = [
        "120",
        "-120",
        "1.250",
        "12e34",
        "0",
        "true",
        "false",
        "null",
        "nullable",
        "truer",
        "NaN",
        r#""a\ud83d\ude00b""#,
        r#"[120, {"a": 1.25, "b": [true]}]"#,
        r#"{"a": 120, "b": "\u00e9é"}"#,
    ];
    for (shape, members, outer) in SHAPES {
        for member in members.iter().chain(&["code"]) {
            for value in VALUES {
                for whole in [
                    body(outer, member, value.as_bytes()),
                    // Cut in the last value, at the end of an envelope that is not closed.
                    value.as_bytes().to_vec(),
                    [b"{\"", member.as_bytes(), b"\":", value.as_bytes(), b"}"].concat(),
                ] {
                    check_parts(shape, &whole);
                }
            }
        }
    }
}

#[track_caller]
fn check_parts(shape: &Shape, whole: &[u8]) {
    // A name that comes twice has two values, of which a part may have the first.
    let all = said(&Body::parse_as(shape, whole));
    if whole.windows(6).filter(|part| part == b"\"code\"").count() > 1 {
        return;
    }
    for end in 0..whole.len() {
        for (name, value) in said(&Body::parse_as(shape, &whole[..end])) {
            assert!(
                all.contains(&(name.clone(), value.clone())),
                "{name} is {value} in {:?} of {:?}",
                String::from_utf8_lossy(&whole[..end]),
                String::from_utf8_lossy(whole),
            );
        }
    }
}
