//! How is a body read that is not an envelope, is a part of one, or is huge?

use proptest::prelude::*;

use crate::response::{WHOLE, check, failure};

#[test]
fn other_json_is_not_an_envelope() {
    for body in [
        "null",
        "true",
        "7",
        "-7",
        "1.5",
        "1e400",
        "\"not_found\"",
        "[]",
        "{}",
        "[{\"error\": {\"code\": \"not_found\"}}]",
        r#"{"error": "invalid_grant", "error_description": "expired"}"#,
        r#"{"error": null}"#,
        r#"{"error": true}"#,
        r#"{"error": -1}"#,
        r#"{"error": 1.5}"#,
        r#"{"error": []}"#,
        r#"{"error": {}}"#,
        r#"{"code": "not_found", "message": "No."}"#,
        r#"{"errors": [{"code": "not_found"}]}"#,
        r#"{"type": "about:blank", "title": "Not Found", "status": 404}"#,
    ] {
        check(body, "404 Not Found (do not retry)");
    }
}

#[test]
fn bodies_that_are_not_json() {
    for body in [
        "",
        " ",
        "\u{feff}",
        "not_found",
        "<!DOCTYPE html>\n<html><body>Not here</body></html>",
        "{",
        "}",
        "\0",
    ] {
        check(body, "404 Not Found (do not retry)");
    }
    check("\u{feff}{\"error\": {\"code\": \"order_locked\"}}", "404 order_locked (do not retry)");
    assert_eq!(failure(599, &[], b"").to_string(), "599 (retry with backoff)");
}

#[test]
fn bytes_that_are_not_utf_8() {
    for body in [&b"\xff\xfe{\0}\0"[..], b"\x80", b"{\"\xff\": 1}", b"{\"error\": \"\xff\"}"] {
        assert_eq!(failure(500, &[], body).to_string(), "500 Internal Server Error (retry with backoff)");
    }
    let body = b"{\"error\": {\"code\": \"order_locked\", \"request_id\": \"req_1\", \"message\": \"\xff\"}}";
    assert_eq!(failure(409, &[], body).to_string(), "409 order_locked (do not retry, request id req_1)");
}

/// Wherever an envelope is cut, the part before the cut is read, and nothing is invented.
#[test]
fn a_truncated_envelope() {
    let whole = failure(429, &[], WHOLE.as_bytes());
    let names: Vec<_> = whole.details().map(|(name, _)| name).collect();
    for length in 0..=WHOLE.len() {
        let cut = failure(429, &[], &WHOLE.as_bytes()[..length]);
        let read = |field: &str| WHOLE.find(field).unwrap() + field.len() <= length;
        assert_eq!(cut.code(), read("_exceeded\"").then_some("rate_limit_exceeded"), "{length}");
        assert_eq!(cut.request_id(), read("req_1\"").then_some("req_1"), "{length}");
        for (name, value) in cut.details() {
            assert!(names.contains(&name), "{name}");
            assert_eq!(format!("{value:?}"), format!("{:?}", whole.detail(name).unwrap()), "{length}");
        }
    }
}

#[test]
fn large_bodies_are_read_to_a_limit() {
    let long = "x".repeat(10 * 1024 * 1024);
    check(&long, "404 Not Found (do not retry)");
    check(
        &format!("{{\"error\": {{\"code\": \"order_locked\", \"message\": \"{long}"),
        "404 order_locked (do not retry)",
    );
    check(
        &format!("{{\"pad\": \"{long}\", \"error\": {{\"code\": \"order_locked\"}}}}"),
        "404 Not Found (do not retry)",
    );
    check(
        &format!("{{\"error\": {{\"code\": \"order_locked\"}}, \"pad\": \"{long}\"}}"),
        "404 order_locked (do not retry)",
    );
    // At the limit: 64 KiB including the last brace are read, one byte more is not.
    for (more, text) in [(0, "404 order_locked (do not retry)"), (1, "404 Not Found (do not retry)")] {
        let frame = r#"{"error": {"pad": "", "code": "order_locked""#.len();
        let pad = "x".repeat(64 * 1024 - frame + more);
        check(&format!(r#"{{"error": {{"pad": "{pad}", "code": "order_locked"}}}}"#), text);
    }
}

#[test]
fn deep_bodies_are_read_without_recursion() {
    for depth in [100, 10_000, 60_000] {
        let open = "[".repeat(depth);
        check(&open, "404 Not Found (do not retry)");
        check(
            &format!("{{\"error\": {{\"code\": \"order_locked\", \"details\": {{\"a\": {open}"),
            "404 order_locked (do not retry)",
        );
        let close = "]".repeat(depth.min(20_000));
        let body = format!(
            "{{\"error\": {{\"details\": {{\"a\": {}{close}}}, \"code\": \"order_locked\"}}}}",
            "[".repeat(close.len())
        );
        check(&body, "404 order_locked (do not retry)");
    }
    check(&"{\"error\":".repeat(7_000), "404 Not Found (do not retry)");
    check(&"{\"a\":".repeat(10_000), "404 Not Found (do not retry)");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Any response becomes a failure, whose text is one line that starts with the status.
    #[test]
    fn any_bytes(status in 100_u16..1000, body in prop::collection::vec(any::<u8>(), 0..300)) {
        let text = format!("{:#}", failure(status, &[], &body));
        prop_assert!(text.starts_with(&status.to_string()));
        prop_assert!(!text.contains(char::is_control));
    }

    /// An envelope with any texts is read as it was written, and so is a part of it.
    #[test]
    fn any_envelope(code in "[^\0]{1,20}", message in any::<String>(), id in "[!-~]{1,128}", flip in any::<prop::sample::Index>()) {
        let body = serde_json::json!({"error": {"code": code, "message": message, "request_id": id}});
        let mut body = serde_json::to_vec(&body).unwrap();
        let whole = failure(409, &[], &body);
        prop_assert_eq!(whole.code(), Some(&*code));
        prop_assert_eq!(whole.request_id(), Some(&*id));
        if !message.is_empty() {
            prop_assert_eq!(whole.message(), Some(&*message));
        }
        // One wrong byte anywhere does not make it panic.
        let at = flip.index(body.len());
        body[at] ^= 0x15;
        prop_assert!(failure(409, &[], &body).to_string().starts_with("409"));
    }
}
