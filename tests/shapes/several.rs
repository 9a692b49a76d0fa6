//! Several errors in one response: written by servers, read by clients.

use std::fmt::Write;
use std::time::{Duration, SystemTime};

use actix_web::test::{TestRequest, call_service, init_service, read_body};
use actix_web::{App, web};
use axum::Router;
use axum::body::Body as AxumBody;
use axum::routing::get;
use errspec::__v1::{self, Member, Node, Slot};
use errspec::client::{Attempt, Attempts, Decision, Failure, FailureError, Idempotency, RetryPolicy, Stop};
use errspec::envelope::{Body, ReceivedError};
use errspec::server::actix::EnvelopeMiddleware;
use errspec::server::tower::EnvelopeLayer;
use errspec::{ApiError, ApiErrorSpec, ApiErrors, Entry, Envelope, Retry, Shape};
use http::{HeaderMap, Request, StatusCode};
use http_body_util::BodyExt;
use tower::{Layer, ServiceExt};

errspec::errors!("tests/shapes/spec/errors.yaml", name = Code);

/// A variant with several errors inside.
#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/shapes/spec/errors.yaml", partial)]
enum OrderError {
    SlowDown,
    #[api_error(transparent)]
    Invalid(ApiErrors<Code>),
}

fn errors() -> ApiErrors<Code> {
    let mut errors = ApiErrors::new(Code::order_locked(7_u64));
    errors.push(Code::BadRequest);
    errors.push(ApiError::new(Code::SlowDown).with_detail("limit", 100).with_detail("per", "minute"));
    errors
}

const LIST: &str = concat!(
    r#"{"errors":[{"code":"order_locked","message":"Order 7 is being changed.","detail":{"order":7}},"#,
    r#"{"code":"bad_request","message":"The request is malformed."},"#,
    r#"{"code":"slow_down","message":"There are too many requests.","detail":{"limit":100,"per":"minute"}}]}"#,
);

#[track_caller]
fn check_status(codes: &[Code], expected: u16) {
    let errors = ApiErrors::collect(codes.iter().copied()).unwrap();
    assert_eq!(errors.http_status(), expected);
    // The entry is that of the first error.
    assert_eq!(errors.entry(), codes[0].entry());
}

#[test]
fn the_status_is_common_to_all_errors() {
    use Code::{BadRequest, InternalError, OrderLocked, SlowDown};
    check_status(&[OrderLocked], 409);
    check_status(&[OrderLocked, OrderLocked], 409);
    check_status(&[InternalError, InternalError], 500);
    check_status(&[OrderLocked, SlowDown], 400);
    check_status(&[BadRequest, SlowDown, BadRequest], 400);
    check_status(&[OrderLocked, InternalError], 500);
    check_status(&[InternalError, OrderLocked], 500);
}

#[test]
fn a_list_has_all_errors_and_any_other_body_the_first() {
    for error in [&errors() as &dyn ApiErrorSpec, &OrderError::Invalid(errors()), &Box::new(errors())] {
        let envelope = Envelope::new(error);
        assert_eq!(String::from_utf8(envelope.to_json()).unwrap(), LIST);
        assert_eq!(serde_json::to_string(&envelope).unwrap(), LIST);
        assert_eq!(error.http_status(), 400);
    }
    assert_eq!(OrderError::SlowDown.http_status(), 429);
    assert_eq!(
        format!("{:#}", ApiErrors::collect([Code::BadRequest, Code::SlowDown]).unwrap()),
        "The request is malformed. (bad_request, see https://docs.example.com/errors#bad_request) \
         There are too many requests. (slow_down, see https://docs.example.com/errors#slow_down)",
    );
    assert_eq!(
        format!("{:?}", ApiErrors::collect([Code::BadRequest, Code::SlowDown]).unwrap()),
        "ApiErrors [ApiError { code: BadRequest }, ApiError { code: SlowDown }]",
    );
}

static STATUSES: Shape = __v1::shape(
    "application/json",
    None,
    &[],
    Node::Object(&[
        Member::new("status", ",\"status\":", Node::Slot(Slot::Http)),
        Member::new("code", ",\"code\":", Node::Slot(Slot::Code)),
        Member::new("wait", ",\"wait\":", Node::Slot(Slot::RetryAfter)),
        Member::new(
            "errors",
            ",\"errors\":",
            Node::Each(&Node::Object(&[
                Member::new("status", ",\"status\":", Node::Slot(Slot::HttpString)),
                Member::new("code", ",\"code\":", Node::Slot(Slot::Code)),
                Member::new("id", ",\"id\":", Node::Slot(Slot::RequestId)),
                Member::new("wait", ",\"wait\":", Node::Slot(Slot::RetryAfter)),
            ])),
        ),
    ]),
    &[],
);

static WAIT: errspec::Bucket = errspec::Bucket::new("wait", "Wait", "Wait.", Retry::DEFAULT_AFTER_DELAY);
static LONG_WAIT: errspec::Bucket = errspec::Bucket::new(
    "long_wait",
    "Wait",
    "Wait.",
    Retry::after_delay(3, Duration::from_secs(20), Duration::from_secs(40)),
);

/// A code with its status and its bucket.
#[derive(Debug, Clone, Copy)]
struct Own(&'static str, u16, &'static errspec::Bucket);

impl ApiErrorSpec for Own {
    fn entry(&self) -> Entry {
        Entry::new(self.0, self.1, self.2).shape(&STATUSES)
    }
}

#[track_caller]
fn check_sent(errors: &ApiErrors<Own>, status: Option<u16>, expected: &str) {
    let mut envelope = Envelope::new(errors).with_request_id("req_1");
    if let Some(status) = status {
        envelope = envelope.with_http_status(status);
    }
    assert_eq!(String::from_utf8(envelope.to_json()).unwrap(), expected);
    assert_eq!(serde_json::to_string(&envelope).unwrap(), expected);
}

#[test]
fn in_the_list_each_error_has_its_own_status_and_all_have_the_same_id_and_wait() {
    let (a, b) = (Own("a", 429, &WAIT), Own("b", 503, &LONG_WAIT));
    check_sent(
        &ApiErrors::collect([a, b]).unwrap(),
        Some(500),
        concat!(
            r#"{"status":500,"code":"a","wait":20,"errors":["#,
            r#"{"status":"429","code":"a","id":"req_1","wait":20},{"status":"503","code":"b","id":"req_1","wait":20}]}"#,
        ),
    );
    // One error has the status of the response, which a router may have chosen.
    check_sent(
        &ApiErrors::new(a),
        Some(404),
        r#"{"status":404,"code":"a","wait":1,"errors":[{"status":"404","code":"a","id":"req_1","wait":1}]}"#,
    );
    // A client must not wait for an error that stays.
    let never = Own("c", 404, &crate::error::BUCKET);
    check_sent(
        &ApiErrors::collect([a, never]).unwrap(),
        Some(400),
        concat!(
            r#"{"status":400,"code":"a","errors":["#,
            r#"{"status":"429","code":"a","id":"req_1"},{"status":"404","code":"c","id":"req_1"}]}"#,
        ),
    );
}

#[tokio::test]
async fn axum_and_actix_answer_with_all_errors() {
    let router = Router::new()
        .route("/", get(|| async { Err::<(), _>(errors()) }))
        .route("/inside", get(|| async { Err::<(), _>(ApiError::new(OrderError::Invalid(errors()))) }));
    let app = App::new()
        .wrap(EnvelopeMiddleware::<Code>::new())
        .route("/", web::get().to(|| async { Err::<String, _>(errors()) }))
        .route(
            "/inside",
            web::get().to(|| async { Err::<String, _>(ApiError::new(OrderError::Invalid(errors()))) }),
        );
    let app = init_service(app).await;
    for path in ["/", "/inside"] {
        let layered = EnvelopeLayer::<Code>::new().layer(router.clone());
        let Ok(response) = layered.oneshot(Request::get(path).body(AxumBody::empty()).unwrap()).await;
        assert_eq!(response.status(), 400);
        assert_eq!(response.into_body().collect().await.unwrap().to_bytes(), LIST, "{path}");
        let response = call_service(&app, TestRequest::get().uri(path).to_request()).await;
        assert_eq!(response.status().as_u16(), 400);
        assert_eq!(read_body(response).await, LIST, "{path}");
    }
}

/// An error in the list of a body: code, message and details, with a space between them.
fn line(error: &ReceivedError) -> String {
    let mut line = format!("{} {}", error.code().unwrap_or("-"), error.message().unwrap_or("-"));
    for (name, value) in error.details() {
        write!(line, " {name}={value}").unwrap();
    }
    line
}

#[track_caller]
fn check_read(shape: &Shape, body: &str, expected: &[&str]) {
    let body = Body::parse_as(shape, body.as_bytes());
    assert_eq!(body.errors().map(line).collect::<Vec<_>>(), expected);
}

#[test]
fn a_body_has_each_error_of_its_list() {
    let list = &Shape::ERRORS;
    check_read(
        list,
        LIST,
        &[
            "order_locked Order 7 is being changed. order=7",
            "bad_request The request is malformed.",
            "slow_down There are too many requests. limit=100 per=minute",
        ],
    );
    check_read(list, r#"{"errors": []}"#, &["- -"]);
    check_read(list, r#"{"errors": {"code": "a"}}"#, &["a -"]);
    // An element without a value is skipped.
    check_read(
        list,
        r#"{"errors": [null, {}, {"code": 1.5}, {"code": "a"}, 7, "x", [], {"code": "b"}]}"#,
        &["a -", "b -"],
    );
    check_read(list, r#"{"errors": [{"message": "m"}, {"code": "b"}]}"#, &["- m", "b -"]);
    // The last list counts.
    check_read(
        list,
        r#"{"errors": [{"code": "a"}], "errors": [{"code": "b"}, {"code": "c"}]}"#,
        &["b -", "c -"],
    );
    // A cut keeps what comes before it.
    check_read(
        list,
        r#"{"errors": [{"code": "a"}, {"code": "b", "detail": {"x": 1, "y"#,
        &["a -", "b - x=1"],
    );
    check_read(list, r#"{"errors": [{"code": "a"}, {"code": "b"#, &["a -"]);
    check_read(&Shape::FLAT, r#"{"errors": [{"code": "a"}], "code": "b"}"#, &["b -"]);
}

#[test]
fn outside_of_the_list_is_the_first_error() {
    for body in [
        r#"{"code": "outer", "wait": 3, "errors": [{"code": "a", "wait": 5}, {"code": "b", "wait": 4}]}"#,
        r#"{"errors": [{"code": "a", "wait": 5}, {"code": "b", "wait": 4}], "wait": 3, "code": "outer"}"#,
    ] {
        check_read(&STATUSES, body, &["outer -", "b -"]);
    }
    let body = r#"{"errors": [{"code": "a", "wait": 5, "id": "r1"}, {"code": "b", "wait": 9, "id": "r2"}]}"#;
    let body = Body::parse_as(&STATUSES, body.as_bytes());
    assert_eq!((body.retry_after(), body.request_id()), (Some(Duration::from_secs(9)), Some("r1")));
}

#[test]
fn a_list_is_read_up_to_its_limit() {
    let many = (0..250).map(|at| format!(r#"{{"code":"c{at}"}}"#)).collect::<Vec<_>>().join(",");
    let body = Body::parse_as(&Shape::ERRORS, format!(r#"{{"errors":[{many}]}}"#).as_bytes());
    assert_eq!(body.errors().count(), Body::MAX_ERRORS);
    assert_eq!(body.errors().last().unwrap().code(), Some("c99"));
}

fn failure(status: u16, body: &str) -> Failure<Code> {
    let status = StatusCode::from_u16(status).unwrap();
    Failure::from_response(status, &HeaderMap::new(), body.as_bytes(), SystemTime::UNIX_EPOCH)
}

#[test]
fn a_failure_has_all_errors() {
    let failure = failure(400, LIST);
    let known: Vec<_> = failure.errors().map(|error| error.known().copied()).collect();
    assert_eq!(known, [Some(Code::OrderLocked), Some(Code::BadRequest), Some(Code::SlowDown)]);
    let last = failure.errors().last().unwrap();
    assert_eq!(last.code(), Some("slow_down"));
    assert_eq!(last.message(), Some("There are too many requests."));
    assert_eq!(last.docs_url(), Some("https://docs.example.com/errors#slow_down"));
    assert_eq!(last.detail("limit").unwrap().to_string(), "100");
    assert_eq!(last.details().count(), 2);
    assert_eq!(last.bucket().map(Bucket::as_str), Some("fix_by_waiting"));
    assert_eq!((failure.code(), failure.retry()), (Some("order_locked"), Retry::Never));
    assert_eq!(
        failure.to_string(),
        "400 order_locked: Order 7 is being changed. (2 more errors, do not retry)",
    );
    let debug = format!("{failure:?}");
    assert!(debug.contains("others: [FailureError { code: Some(BadRequest), message: "), "{debug}");

    let two = failure_of(&["order_locked", "new_code"]);
    assert_eq!(
        two.to_string(),
        "400 order_locked: Another request is changing the order. (1 more error, do not retry)"
    );
    assert_eq!(two.errors().filter_map(FailureError::code).collect::<Vec<_>>(), ["order_locked", "new_code"]);
    let mut attempts = Attempts::new();
    attempts.push(&two, Duration::from_millis(80));
    attempts.push(&failure, Duration::from_millis(90));
    assert_eq!(
        attempts.ticket(&[]).to_string(),
        "2 attempts failed:\n\
         1. after 0.080 s: 400 order_locked and 1 more\n\
         2. after 0.090 s: 400 order_locked and 2 more\n",
    );
}

fn list(codes: &[&str]) -> String {
    let errors: Vec<_> = codes.iter().map(|code| format!(r#"{{"code":"{code}"}}"#)).collect();
    format!(r#"{{"errors":[{}]}}"#, errors.join(","))
}

fn failure_of(codes: &[&str]) -> Failure<Code> {
    failure(400, &list(codes))
}

#[track_caller]
fn check_decision(failure: &Failure<Code>, idempotency: Idempotency, number: u32, expected: Decision) {
    assert_eq!(RetryPolicy::new().decide(failure, &Attempt::new(number, idempotency)), expected);
}

#[test]
fn a_request_is_sent_again_only_if_each_error_allows_it() {
    use Idempotency::{Idempotent, NotIdempotent};
    let after = |millis| Decision::Retry { after: Duration::from_millis(millis) };
    let never = Decision::Stop(Stop::NotRetryable);
    check_decision(&failure_of(&["slow_down"]), NotIdempotent, 1, after(1_500));
    check_decision(&failure_of(&["slow_down", "slow_down"]), NotIdempotent, 1, after(1_500));
    check_decision(&failure_of(&["slow_down", "bad_request"]), Idempotent, 1, never);
    check_decision(&failure_of(&["bad_request", "slow_down"]), Idempotent, 1, never);
    // An unknown code with a 4xx is not retried, and with a 5xx it is a backoff, which starts with half a second.
    check_decision(&failure_of(&["slow_down", "new_code"]), Idempotent, 1, Decision::Stop(Stop::UnknownCode));
    let mixed = failure(500, &list(&["slow_down", "new_code"]));
    assert_eq!(mixed.retry(), Retry::backoff(5, Duration::from_secs(1), Duration::from_secs(60)));
    check_decision(&mixed, Idempotent, 1, after(1_500));
    check_decision(&mixed, Idempotent, 4, after(4_000));
    check_decision(&mixed, NotIdempotent, 1, Decision::Stop(Stop::NotIdempotent));
    check_decision(&mixed, Idempotent, 5, Decision::Stop(Stop::OutOfAttempts));
    // Of several reasons to stop, one that holds for good is returned, and the word of the spec counts most.
    for codes in [["new_code", "bad_request"], ["bad_request", "new_code"]] {
        check_decision(&failure_of(&codes), Idempotent, 1, never);
    }
    let known = failure(500, &list(&["new_code", "bad_request"]));
    check_decision(&known, NotIdempotent, 9, never);
}
