//! Bodies that are damaged, or larger than they should be.

use errspec::Shape;
use errspec::envelope::Body;

const SHAPES: [&Shape; 4] = [&Shape::NESTED, &Shape::FLAT, &Shape::PROBLEM_DETAILS, &Shape::ERRORS];

#[test]
fn a_code_survives_what_other_readers_stop_at() {
    for body in [
        &br#"{"message":"\ud800","code":"x"}"#[..],
        b"{\"message\":\"caf\xe9\",\"code\":\"x\"}",
        b"{\"message\":\"a\nb\",\"code\":\"x\"}",
        br#"{"a":NaN,"b":-Infinity,"c":1e999,"d":01,"code":"x"}"#,
        br#"{"message":"\q","code":"x",}"#,
        b"\xEF\xBB\xBF {\"code\":\"x\"}",
        br#"{"code":"x"} trailing"#,
        br#"{"code":5,"code":"x","code":null,"code":""}"#,
        br#"{"details":{"a":NaN,"b":[NaN],"c":1e999},"code":"x"}"#,
        br#"{"details":[1,{"a":}],"code":"x"}"#,
    ] {
        assert_eq!(Body::parse_as(&Shape::FLAT, body).code(), Some("x"), "{}", String::from_utf8_lossy(body));
    }
}

#[track_caller]
fn check_detail(json: &str, expected: &str) {
    let body =
        Body::parse_as(&Shape::FLAT, format!(r#"{{"details":{{"it":{json}}},"code":"x"}}"#).as_bytes());
    assert_eq!(format!("{:?}", body.detail("it").unwrap()), expected);
    assert_eq!(body.code(), Some("x"));
}

#[test]
fn details_are_any_json() {
    check_detail("null", "null");
    check_detail("[1, {\"a b\": [ ]}\n]", "[1,{\"a b\":[]}]");
    check_detail("{\"a\\\" \": \" \\\" \"}", "{\"a\\\" \":\" \\\" \"}");
    check_detail("0.1", "0.1");
    check_detail("1e999", "1e999");
    check_detail("-7", "-7");
    check_detail("340282366920938463463374607431768211455", "340282366920938463463374607431768211455");
    check_detail("3402823669209384634633746074317682114550", "3402823669209384634633746074317682114550");
    check_detail("\"\\u00e9\\ud83d\\ude00\\n\"", "\"é😀\\n\"");
    check_detail(&("[".repeat(32) + &"]".repeat(32)), &("[".repeat(32) + &"]".repeat(32)));
}

#[test]
fn a_detail_that_is_not_json_is_skipped() {
    for json in [
        "NaN",
        "01",
        "[NaN]",
        "[01]",
        "{\"a\" 1}",
        "[\"\\ud800\"]",
        "[1 2]",
        &("[".repeat(33) + &"]".repeat(33)),
    ] {
        let body = format!(r#"{{"details":{{"it":{json},"other":1}},"code":"x"}}"#);
        let body = Body::parse_as(&Shape::FLAT, body.as_bytes());
        assert!(body.detail("it").is_none(), "{json}");
        assert!(body.detail("other").is_some(), "{json}");
        assert_eq!(body.code(), Some("x"));
    }
}

#[test]
fn details_of_another_type_are_one_detail() {
    let body = Body::parse_as(&Shape::FLAT, br#"{"details": ["a", 1], "code": "x"}"#);
    assert_eq!(body.detail("details").unwrap().to_string(), r#"["a",1]"#);
}

#[test]
fn a_float_is_a_number() {
    let body = Body::parse_as(&Shape::FLAT, br#"{"details":{"it":0.1}}"#);
    assert!(
        matches!(body.detail("it"), Some(errspec::Value::F64(number)) if number.to_bits() == 0.1_f64.to_bits())
    );
    assert!(format!("{body:?}").contains("0.1"));
}

#[test]
fn of_several_errors_the_first_counts() {
    let body = br#"{"errors":[{"code":"a","detail":{"x":1}},{"code":"b","message":"B"}]}"#;
    let body = Body::parse_as(&Shape::ERRORS, body);
    assert_eq!((body.code(), body.message()), (Some("a"), None));
    // One error where a list is expected.
    assert_eq!(Body::parse_as(&Shape::ERRORS, br#"{"errors":{"code":"a"}}"#).code(), Some("a"));
}

#[test]
fn nothing_recurses_and_everything_is_bounded() {
    for open in ["[", "{\"a\":", "[{\"a\":", "[[[", "{\"errors\":[", "{\"error\":", "{\"details\":{\"a\":"] {
        let deep = open.repeat(1_000_000);
        for shape in SHAPES {
            let _ = Body::parse_as(shape, deep.as_bytes());
            let _ = Body::parse_as(shape, format!(r#"{{"details":{deep},"code":"x"}}"#).as_bytes());
        }
    }
    let nested = "[".repeat(30_000) + &"]".repeat(30_000);
    let body = Body::parse_as(&Shape::FLAT, format!(r#"{{"x":{nested},"code":"late"}}"#).as_bytes());
    assert_eq!(body.code(), Some("late"));
    let many = (0..3000).map(|at| format!("\"d{at}\":{at},")).collect::<Vec<_>>().concat();
    let body = Body::parse_as(&Shape::PROBLEM_DETAILS, format!(r#"{{{many}"code":"late"}}"#).as_bytes());
    assert_eq!((body.code(), body.details().count()), (Some("late"), 100));
    let many = r#"{"code":"x"},"#.repeat(3000);
    let body = Body::parse_as(&Shape::ERRORS, format!(r#"{{"errors":[{many}{{}}]}}"#).as_bytes());
    assert_eq!(body.code(), Some("x"));
}

#[test]
fn a_code_of_digits_is_read_from_a_number() {
    for (body, code) in [
        (r#"{"code":7}"#, Some("7")),
        (r#"{"code":-32005}"#, Some("-32005")),
        (r#"{"code":7.5}"#, None),
        (r#"{"code":7e1}"#, None),
        (r#"{"code":true}"#, None),
        (r#"{"code":7"#, None),
    ] {
        assert_eq!(Body::parse_as(&Shape::FLAT, body.as_bytes()).code(), code, "{body}");
    }
}

#[test]
fn bytes_after_the_limit_are_ignored() {
    let body = |padding| format!(r#"{{"x":"{}","code":"c"}}"#, "a".repeat(padding));
    // Up to the quote that ends the code.
    let around = body(0).len() - 1;
    let read = |padding| Body::parse_as(&Shape::FLAT, body(padding).as_bytes()).code().map(str::to_owned);
    assert_eq!(read(Body::MAX_LEN - around).as_deref(), Some("c"));
    assert_eq!(read(Body::MAX_LEN - around + 1), None);
    assert_eq!(Body::MAX_LEN, 64 * 1024);
}
