//! Clients and tools read what servers write: a whole body, a truncated one, and one without a response.

use errspec::client::{Attempt, Attempts, Decision, Failure, Idempotency, RetryPolicy, Stop};
use errspec::envelope::{Body, Envelope};
use errspec::{ApiError, ApiErrorSpec, Bucket, Entry, Retry, Value};
use proptest::collection::btree_map;
use proptest::prelude::*;
use proptest::string::string_regex;
use std::time::Duration;

use crate::code::ErrorCode;

static BUCKET: Bucket = Bucket::new("fix_in_code", "Fix in code", "Do not retry.", Retry::Never);

/// A code that is in no spec.
#[derive(Debug)]
struct AnyCode(Entry);

impl ApiErrorSpec for AnyCode {
    fn entry(&self) -> Entry {
        self.0
    }
}

/// The texts of an entry are `'static`, so those of a test are leaked.
fn kept(text: String) -> &'static str {
    text.leak()
}

fn text() -> impl Strategy<Value = &'static str> {
    prop_oneof![any::<String>(), string_regex("[ -~]{1,20}").unwrap()]
        .prop_filter("an empty text is read as an absent one", |text| !text.is_empty())
        .prop_map(kept)
}

fn value() -> impl Strategy<Value = Value<'static>> {
    prop_oneof![
        any::<String>().prop_map(|text| Value::Str(kept(text))),
        any::<i64>().prop_map(Value::I64),
        any::<u64>().prop_map(Value::U64),
        // The reader can differ in the last bit of a float with more digits.
        (any::<i32>(), 0..10_i32)
            .prop_map(|(digits, point)| Value::F64(f64::from(digits) / 10_f64.powi(point))),
        any::<bool>().prop_map(Value::Bool),
    ]
}

/// An error and its request id.
fn error() -> impl Strategy<Value = (ApiError<AnyCode>, Option<&'static str>)> {
    let details = btree_map(any::<String>().prop_map(kept), value(), 0..5);
    (text(), text(), text(), details, proptest::option::of(text())).prop_map(
        |(code, message, link, details, request_id)| {
            let entry = Entry::new(code, 400, &BUCKET).meaning(message).docs_url(link);
            let error = ApiError::new(AnyCode(entry));
            let error =
                details.into_iter().fold(error, |error, (name, value)| error.with_detail(name, value));
            (error, request_id)
        },
    )
}

fn written(error: &ApiError<AnyCode>, request_id: Option<&str>) -> Vec<u8> {
    match request_id {
        Some(id) => Envelope::new(error).with_request_id(id).to_json(),
        None => Envelope::new(error).to_json(),
    }
}

fn details_of(error: &ApiError<AnyCode>) -> Vec<(String, String)> {
    let mut details = Vec::new();
    error.visit_details(&mut |name, value| details.push((name.to_owned(), format!("{value:?}"))));
    details
}

proptest! {
    #[test]
    fn what_is_written_is_read_back((error, request_id) in error()) {
        let body = Body::parse(&written(&error, request_id));
        let entry = error.entry();
        prop_assert_eq!(body.code(), Some(entry.code));
        prop_assert_eq!(body.message(), Some(entry.message));
        prop_assert_eq!(body.request_id(), request_id);
        prop_assert_eq!(body.docs_url(), Some(entry.docs_url));
        let read: Vec<_> = body.details().map(|(name, value)| (name.to_owned(), format!("{value:?}"))).collect();
        prop_assert_eq!(read, details_of(&error));
    }

    #[test]
    fn a_cut_body_yields_nothing_false((error, request_id) in error()) {
        let whole = written(&error, request_id);
        let details = details_of(&error);
        let entry = error.entry();
        let mut code_seen = false;
        for end in 0..whole.len() {
            let body = Body::parse(&whole[..end]);
            prop_assert!(body.code().is_none_or(|code| code == entry.code));
            prop_assert!(body.code().is_some() || !code_seen, "a longer part says less");
            code_seen = body.code().is_some();
            prop_assert!(body.message().is_none_or(|message| message == entry.message));
            prop_assert!(body.request_id().is_none_or(|id| Some(id) == request_id));
            prop_assert!(body.docs_url().is_none_or(|link| link == entry.docs_url));
            for (name, value) in body.details() {
                let detail = (name.to_owned(), format!("{value:?}"));
                prop_assert!(details.contains(&detail));
            }
        }
        prop_assert!(code_seen, "without its last brace, an envelope has its code");
    }
}

#[test]
fn nothing_after_the_limit_is_read() {
    let padding =
        |length: usize| format!(r#"{{"padding": "{}", "error": {{"code": "late"}}}}"#, "x".repeat(length));
    assert_eq!(Body::parse(padding(Body::MAX_LEN - 100).as_bytes()).code(), Some("late"));
    assert_eq!(Body::parse(padding(Body::MAX_LEN).as_bytes()).code(), None);
}

/// The failure of a body that has only a code.
fn of_code(code: &str) -> Failure<ErrorCode> {
    Failure::from_body(format!(r#"{{"error": {{"code": "{code}"}}}}"#).as_bytes())
}

#[test]
fn a_body_without_a_status_has_the_bucket_of_its_code() {
    for &code in ErrorCode::ALL {
        let failure = of_code(code.as_str());
        assert_eq!(failure.status(), None);
        assert_eq!(failure.known(), Some(&code));
        assert_eq!(failure.bucket(), Some(code.bucket()));
        assert_eq!(failure.retry(), code.retry());
        assert_eq!(failure.retry_after(), None);
    }
    let unknown = of_code("order_locked");
    assert_eq!(
        (unknown.code(), unknown.bucket(), unknown.retry()),
        (Some("order_locked"), None, Retry::Never)
    );
}

#[test]
fn a_body_without_a_status_is_retried_by_its_code() {
    let decide =
        |code: &str, idempotency| RetryPolicy::new().decide(&of_code(code), &Attempt::new(1, idempotency));
    let second = Decision::Retry { after: Duration::from_millis(1_500) };
    let half = Decision::Retry { after: Duration::from_millis(500) };
    // A 429 in the spec: the request was rejected.
    assert_eq!(decide("rate_limit_exceeded", Idempotency::NotIdempotent), second);
    assert_eq!(decide("internal_error", Idempotency::Idempotent), half);
    assert_eq!(decide("internal_error", Idempotency::NotIdempotent), Decision::Stop(Stop::NotIdempotent));
    assert_eq!(decide("not_found", Idempotency::Idempotent), Decision::Stop(Stop::NotRetryable));
    assert_eq!(decide("order_locked", Idempotency::Idempotent), Decision::Stop(Stop::UnknownCode));
}

#[test]
fn a_body_without_a_status_is_displayed() {
    let failure = Failure::<ErrorCode>::from_body(crate::response::WHOLE.as_bytes());
    assert_eq!(
        failure.to_string(),
        "rate_limit_exceeded: The limit is 100. (retry after a delay, request id req_1)"
    );
    assert_eq!(
        Failure::<ErrorCode>::from_body(b"<html>").to_string(),
        "failure without a code (do not retry)"
    );

    let mut attempts = Attempts::new();
    attempts.push(&failure, Duration::from_millis(80));
    assert_eq!(
        attempts.ticket(&[]).to_string(),
        "1 attempt failed:\n1. after 0.080 s: rate_limit_exceeded, request id req_1\n",
    );
}

#[test]
fn an_id_or_url_that_a_log_cannot_quote_is_ignored() {
    let json = br#"{"error": {"code": "not_found", "request_id": "two words", "docs_url": "javascript:1"}}"#;
    let body = Body::parse(json);
    assert_eq!((body.request_id(), body.docs_url()), (Some("two words"), Some("javascript:1")));
    let failure = Failure::<ErrorCode>::from(body);
    assert_eq!(failure.request_id(), None);
    assert_eq!(failure.docs_url(), Some(ErrorCode::NotFound.docs_url()));
}
