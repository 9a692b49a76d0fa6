//! How is an envelope read with missing, unknown or duplicate fields, or fields of another type?

use std::str::FromStr;

use errspec::client::Failure;
use errspec::{ApiErrorSpec, Bucket, Entry, Retry, UnknownCode};
use http::StatusCode;

use crate::code::ErrorCode;
use crate::response::{WHOLE, check, failure, headers, now};

fn details(failure: &Failure<ErrorCode>) -> String {
    let details: Vec<_> = failure.details().map(|(name, value)| format!("{name}={value:?};")).collect();
    details.concat()
}

#[test]
fn an_envelope() {
    let failure = failure(429, &[("retry-after", "7")], WHOLE.as_bytes());
    assert_eq!(failure.status(), Some(StatusCode::TOO_MANY_REQUESTS));
    assert_eq!(failure.known(), Some(&ErrorCode::RateLimitExceeded));
    assert_eq!(failure.code(), Some("rate_limit_exceeded"));
    assert_eq!(failure.message(), Some("The limit is 100."));
    assert_eq!(failure.request_id(), Some("req_1"));
    assert_eq!(failure.docs_url(), Some(ErrorCode::RateLimitExceeded.docs_url()));
    assert_eq!(details(&failure), r#"limit=100;share=0.5;key="free";hard=true;low=-7;"#);
    assert_eq!(failure.detail("limit").unwrap().to_string(), "100");
    assert!(failure.detail("other").is_none());
    assert_eq!(failure.retry_after().unwrap().delay().as_secs(), 7);
    assert_eq!(failure.bucket(), Some(ErrorCode::RateLimitExceeded.bucket()));
    assert_eq!(
        failure.to_string(),
        "429 rate_limit_exceeded: The limit is 100. (retry after a delay, request id req_1)"
    );
    assert_eq!(
        format!("{failure:#}"),
        "429 rate_limit_exceeded: The limit is 100. (retry after a delay, request id req_1, see https://docs.example.com/errors#rate_limit_exceeded)"
    );
}

#[test]
fn every_known_code() {
    for &code in ErrorCode::ALL {
        let failure = crate::response::envelope(code.as_str(), &[]);
        assert_eq!(failure.known(), Some(&code));
        assert_eq!(failure.code(), Some(code.as_str()));
        assert_eq!(failure.retry(), code.retry());
        let what_to_do = match code.bucket().as_str() {
            "fix_in_code" => "do not retry",
            "fix_by_waiting" => "retry after a delay",
            "fix_by_retrying" => "retry with backoff",
            other => panic!("{other}"),
        };
        let text = format!("{} {}: {code} ({what_to_do})", code.http_status(), code.as_str());
        assert_eq!(failure.to_string(), text);
    }
}

#[test]
fn missing_fields_and_fields_of_another_type() {
    let text = "404 not_found: The resource does not exist. Check the format of the ID. (do not retry)";
    check(r#"{"error": {"code": "not_found"}}"#, text);
    check(
        r#"{"error": {"code": "not_found", "message": null, "request_id": 7, "docs_url": [], "details": "x"}}"#,
        text,
    );
    check(r#"{"error": {"code": "not_found", "message": "", "request_id": "", "docs_url": ""}}"#, text);
    check(r#"{"error": {"message": {"a": ["b"]}, "code": "not_found", "details": [{"a": 1}]}}"#, text);
    check(r#"{"error": {"request_id": "req_1"}}"#, "404 Not Found (do not retry, request id req_1)");
    check(r#"{"error": {"message": "No."}}"#, "404 Not Found: No. (do not retry)");
    // A code that is a number is a code.
    check(r#"{"error": {"code": 404, "message": "No."}}"#, "404 404: No. (do not retry)");
    for code in ["null", "true", "4.04", "\"\"", "[]", "[\"not_found\"]", "{\"code\": \"not_found\"}"] {
        check(
            &format!(r#"{{"error": {{"code": {code}, "message": "No."}}}}"#),
            "404 Not Found: No. (do not retry)",
        );
    }
}

#[test]
fn unknown_and_duplicate_fields() {
    check(
        r#"{"meta": [1, {"error": 1}], "error": {"hint": {"code": "x"}, "code": "order_locked", "at": 1.5, "message": "No."}, "data": null}"#,
        "404 order_locked: No. (do not retry)",
    );
    // As in most JSON readers, the last field with a name is used.
    check(
        r#"{"error": {"code": "bad_request", "message": "No."}, "error": {"code": "order_locked"}}"#,
        "404 order_locked: No. (do not retry)",
    );
    check(r#"{"error": {"code": "order_locked"}, "error": "x"}"#, "404 order_locked (do not retry)");
}

#[test]
fn at_most_100_details_are_kept() {
    let details: Vec<String> = (0..5_000).map(|at| format!("\"d{at}\":{at}")).collect();
    let body = format!(r#"{{"error": {{"details": {{{}}}, "code": "order_locked"}}}}"#, details.join(","));
    let failure = failure(409, &[], body.as_bytes());
    assert_eq!(failure.details().count(), 100);
    assert_eq!(failure.detail("d99").unwrap().to_string(), "99");
}

#[test]
fn details_keep_their_types() {
    let body = r#"{"error": {"details": {"big": 18446744073709551615, "low": -9223372036854775808, "none": null, "list": [1], "map": {"a": 1}, "twice": 1, "twice": "2", "": false}}}"#;
    let failure = failure(409, &[], body.as_bytes());
    assert_eq!(
        details(&failure),
        r#"big=18446744073709551615;low=-9223372036854775808;none=null;list=[1];map={"a":1};twice="2";=false;"#
    );
}

#[test]
fn the_request_id_of_the_body_comes_first() {
    let body = |id: &str| format!(r#"{{"error": {{"code": "not_found", "request_id": {id}}}}}"#);
    let long = "x".repeat(129);
    for (in_body, in_header, id) in [
        ("\"req_1\"", "req_2", Some("req_1")),
        ("\"\"", "req_2", Some("req_2")),
        ("7", "req_2", Some("req_2")),
        ("null", " req_2 ", Some("req_2")),
        ("\"req 1\"", "req_2", Some("req_2")),
        ("\"req\\n1\"", "req_2", Some("req_2")),
        ("\"réq\"", "req_2", Some("req_2")),
        (&format!("\"{long}\""), "req_2", Some("req_2")),
        ("null", &long, None),
        ("null", "a b", None),
        ("null", "", None),
    ] {
        let failure = failure(404, &[("x-request-id", in_header)], body(in_body).as_bytes());
        assert_eq!(failure.request_id(), id, "{in_body} {in_header}");
    }
    let several =
        headers([("x-request-id", &b"\xff"[..]), ("x-request-id", b"req_3"), ("x-request-id", b"req_4")]);
    let failure = Failure::<ErrorCode>::from_response(http::StatusCode::BAD_GATEWAY, &several, b"", now());
    assert_eq!(failure.to_string(), "502 Bad Gateway (retry with backoff, request id req_3)");
}

#[test]
fn a_docs_url_is_used_only_if_it_can_be_shown() {
    let link = |code: &str, text: &str| {
        let body = format!(r#"{{"error": {{"code": "{code}", "docs_url": "{text}"}}}}"#);
        failure(404, &[], body.as_bytes()).docs_url().map(str::to_owned)
    };
    let longest = format!("https://a.example/{}", "b".repeat(2_048 - 18));
    for text in ["http://a.example/#b", "https://a.example?mail=b@c.example", "https://a.example", &longest] {
        assert_eq!(link("order_locked", text).as_deref(), Some(text));
        // A proxy can have sent the envelope, so the docs of a known code are where the spec says.
        assert_eq!(link("not_found", text).as_deref(), Some(ErrorCode::NotFound.docs_url()));
    }
    for text in [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,<script>",
        "file:///etc/passwd",
        "HTTPS://a.example/",
        "https://a.example/ b",
        "https://a.example/\\nb",
        "https://a.example/\\u200bb",
        "https://docs.example.com@a.example/",
        "https://docs.example.com:443@a.example/",
        "https:///errors",
        "https://",
        "//a.example",
        "/errors",
        "https://é",
        &format!("{longest}b"),
    ] {
        assert_eq!(link("order_locked", text), None, "{text}");
    }
    assert_eq!(failure(404, &[], b"").docs_url(), None);
}

#[test]
fn the_text_is_one_line() {
    let body = r#"{"error": {"code": "a\nb", "message": "x\r\n\u001b[31m \u2028\u061c\u202e\u0000é"}}"#;
    let failure = failure(409, &[], body.as_bytes());
    assert_eq!(failure.code(), Some("a\nb"));
    assert_eq!(
        failure.to_string(),
        r"409 a\nb: x\r\n\u{1b}[31m \u{2028}\u{61c}\u{202e}\u{0}é (do not retry)"
    );
}

#[test]
fn a_failure_is_an_error_that_keeps_results_small() {
    fn is_error<E: std::error::Error + Send + Sync + Clone + 'static>(_: &E) {}
    let failure = failure(409, &[], br#"{"error": {"code": "order_locked"}}"#);
    is_error(&failure);
    assert_eq!(size_of_val(&failure), size_of::<usize>());
    assert!(format!("{failure:?}").contains("\"order_locked\""));
}

/// A bucket can have any title, so the line never describes one bucket in the words of another.
#[test]
fn the_line_has_the_retry_for_any_bucket_title() {
    static ASK: Bucket = Bucket::new("ask", "Ask the customer", "Ask.", Retry::Never);
    static LATER: Bucket = Bucket::new("later", "Come back", "Wait.", Retry::DEFAULT_AFTER_DELAY);
    static AGAIN: Bucket = Bucket::new("again", "Have patience", "Retry.", Retry::DEFAULT_BACKOFF);

    struct Code(&'static Bucket);

    impl ApiErrorSpec for Code {
        fn entry(&self) -> Entry {
            Entry::new(self.0.name, 404, self.0).message("No.")
        }
    }

    impl errspec::ApiErrorShape for Code {}

    impl FromStr for Code {
        type Err = UnknownCode;

        fn from_str(code: &str) -> Result<Self, UnknownCode> {
            [&ASK, &LATER, &AGAIN]
                .into_iter()
                .find(|bucket| bucket.name == code)
                .map(Code)
                .ok_or(UnknownCode::new())
        }
    }

    for (code, line) in [
        ("ask", "404 ask: No. (do not retry)"),
        ("later", "404 later: No. (retry after a delay)"),
        ("again", "404 again: No. (retry with backoff)"),
        ("unknown", "404 unknown (do not retry)"),
    ] {
        let body = format!(r#"{{"error": {{"code": "{code}"}}}}"#);
        let failure =
            Failure::<Code>::from_response(StatusCode::NOT_FOUND, &headers([]), body.as_bytes(), now());
        assert_eq!(failure.to_string(), line);
    }
}
