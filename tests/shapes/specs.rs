//! The `envelope` of a spec decides what its servers, its clients and its docs do.

use std::time::SystemTime;

use actix_web::test::{TestRequest, call_service, init_service, read_body};
use actix_web::{App, web};
use axum::Router;
use axum::body::Body;
use axum::routing::get;
use errspec::client::Failure;
use errspec::openapi::ErrorResponses;
use errspec::server::actix::EnvelopeMiddleware;
use errspec::server::tower::EnvelopeLayer;
use errspec::{ApiError, ApiErrorShape, ApiErrorSpec, CodeEnum, Envelope, Shape};
use http::{HeaderMap, Request, StatusCode};
use http_body_util::BodyExt;
use tower::{Layer, ServiceExt};
use utoipa::IntoResponses;

errspec::errors!("tests/shapes/spec/problem_details.yaml", name = ProblemCode);
errspec::errors!("tests/shapes/spec/errors.yaml", name = ListCode);
errspec::errors!("tests/shapes/spec/flat.yaml", name = FlatCode);
errspec::errors!("spec/errors.yaml", name = NestedCode);

/// An enum of its own, with its own table of rows.
#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/shapes/spec/problem_details.yaml", partial)]
enum OrderError {
    OrderLocked { order: u64 },
}

/// The same error with the rows of the generated enum.
#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/shapes/spec/errors.yaml", partial, codes = ListCode)]
enum ListError {
    OrderLocked { order: u64 },
}

const PROBLEM: &str = concat!(
    r#"{"type":"https://docs.example.com/errors#order_locked","#,
    r#""title":"Another request is changing the order.","status":409,"#,
    r#""detail":"Order 7 is being changed.","code":"order_locked","request_id":"req_1","order":7}"#,
);
const LIST: &str =
    r#"{"errors":[{"code":"order_locked","message":"Order 7 is being changed.","detail":{"order":7}}]}"#;
const FLAT: &str = concat!(
    r#"{"code":"order_locked","message":"Order 7 is being changed.","request_id":"req_1","#,
    r#""docs_url":"https://docs.example.com/errors#order_locked","details":{"order":7}}"#,
);

#[track_caller]
fn check(error: &dyn ApiErrorSpec, expected: &str) {
    let sent = Envelope::new(error).with_request_id("req_1").to_json();
    assert_eq!(String::from_utf8(sent).unwrap(), expected);
}

#[test]
fn every_kind_of_error_has_the_shape_of_its_spec() {
    check(&ProblemCode::order_locked(7_u64), PROBLEM);
    check(&OrderError::OrderLocked { order: 7 }, PROBLEM);
    check(&ApiError::new(OrderError::OrderLocked { order: 7 }), PROBLEM);
    check(&ListCode::order_locked(7_u64), LIST);
    check(&ListError::OrderLocked { order: 7 }, LIST);
    check(&FlatCode::order_locked(7_u64), FLAT);
    assert_eq!(ProblemCode::OrderLocked.entry().shape, &Shape::PROBLEM_DETAILS);
    assert_eq!(NestedCode::NotFound.entry().shape, &Shape::NESTED);
    assert_eq!(<FlatCode as ApiErrorShape>::SHAPE, &Shape::FLAT);
    assert_eq!(<NestedCode as ApiErrorShape>::SHAPE, &Shape::NESTED);
}

/// Status, content type and body of a response inside the layer.
async fn axum(path: &str) -> (u16, String, String) {
    let router = Router::new()
        .route("/problem", get(|| async { Err::<(), _>(ProblemCode::order_locked(7_u64)) }))
        .route("/list", get(|| async { Err::<(), _>(ListCode::order_locked(7_u64)) }));
    let router = EnvelopeLayer::<ProblemCode>::new().layer(router);
    let request = Request::get(path).header("x-request-id", "req_1").body(Body::empty()).unwrap();
    let Ok(response) = router.oneshot(request).await;
    let content_type = response.headers()["content-type"].to_str().unwrap().to_owned();
    assert_eq!(response.headers()["x-request-id"], "req_1");
    let status = response.status().as_u16();
    let body = response.into_body().collect().await.unwrap().to_bytes();
    (status, content_type, String::from_utf8(body.to_vec()).unwrap())
}

#[tokio::test]
async fn axum_answers_in_the_shape_of_each_error() {
    let problem = "application/problem+json".to_owned();
    assert_eq!(axum("/problem").await, (409, problem.clone(), PROBLEM.to_owned()));
    // An error of another spec in the same service.
    assert_eq!(axum("/list").await, (409, "application/json".to_owned(), LIST.to_owned()));
    // The status is that of the response, which the router chose, and not that of the fallback code.
    let missing = concat!(
        r#"{"type":"https://docs.example.com/errors#bad_request","title":"The request is malformed.","#,
        r#""status":404,"detail":"The request is malformed.","code":"bad_request","request_id":"req_1"}"#,
    );
    assert_eq!(axum("/nothing").await, (404, problem, missing.to_owned()));
}

#[tokio::test]
async fn actix_answers_in_the_shape_of_each_error() {
    let app = App::new()
        .wrap(EnvelopeMiddleware::<ProblemCode>::new())
        .route("/problem", web::get().to(|| async { Err::<String, _>(ProblemCode::order_locked(7_u64)) }))
        .route("/list", web::get().to(|| async { Err::<String, _>(ListCode::order_locked(7_u64)) }));
    let app = init_service(app).await;
    for (path, content_type, expected) in
        [("/problem", "application/problem+json", PROBLEM), ("/list", "application/json", LIST)]
    {
        let request = TestRequest::get().uri(path).insert_header(("x-request-id", "req_1")).to_request();
        let response = call_service(&app, request).await;
        assert_eq!(response.status().as_u16(), 409);
        assert_eq!(response.headers().get("content-type").unwrap(), content_type);
        assert_eq!(read_body(response).await, expected);
    }
}

#[track_caller]
fn read<C: CodeEnum + ApiErrorShape + std::str::FromStr>(body: &str) -> Failure<C> {
    let headers = HeaderMap::new();
    let now = SystemTime::UNIX_EPOCH;
    let failure = Failure::<C>::from_response(StatusCode::CONFLICT, &headers, body.as_bytes(), now);
    assert_eq!(failure.code(), Some("order_locked"));
    assert_eq!(failure.message(), Some("Order 7 is being changed."));
    assert_eq!(failure.detail("order").unwrap().to_string(), "7");
    assert_eq!(Failure::<C>::from_body(body.as_bytes()).code(), Some("order_locked"));
    failure
}

#[test]
fn clients_read_the_shape_of_their_spec() {
    assert_eq!(read::<ProblemCode>(PROBLEM).known(), Some(&ProblemCode::OrderLocked));
    assert_eq!(read::<ProblemCode>(PROBLEM).request_id(), Some("req_1"));
    assert_eq!(read::<ListCode>(LIST).known(), Some(&ListCode::OrderLocked));
    assert_eq!(read::<FlatCode>(FLAT).docs_url(), Some("https://docs.example.com/errors#order_locked"));
    assert_eq!(Failure::<NestedCode>::from_body(FLAT.as_bytes()).code(), None);
}

#[test]
fn a_document_has_the_shape_of_its_spec() {
    fn check<C: errspec::Catalog + errspec::ApiErrorCodes>(content_type: &str, sent: &str) {
        let responses = serde_json::to_value(ErrorResponses::<C>::responses()).unwrap();
        let content = &responses["409"]["content"][content_type];
        let mut schemas = boon::Schemas::new();
        let mut compiler = boon::Compiler::new();
        compiler.add_resource("body.json", content["schema"].clone()).unwrap();
        let schema = compiler.compile("body.json", &mut schemas).unwrap();
        for body in [&serde_json::from_str(sent).unwrap(), &content["examples"]["order_locked"]["value"]] {
            schemas.validate(body, schema).unwrap_or_else(|error| panic!("{error:#}: {body}"));
        }
        assert!(schemas.validate(&serde_json::json!({}), schema).is_err());
    }
    check::<ProblemCode>("application/problem+json", PROBLEM);
    check::<ListCode>("application/json", LIST);
    check::<FlatCode>("application/json", FLAT);
}

/// Errors with different statuses are a 400 or a 500, in a list with the codes of other statuses.
#[test]
fn a_document_has_lists_of_errors_with_different_statuses() {
    let responses = serde_json::to_value(errspec::ApiErrors::<ListCode>::responses()).unwrap();
    let codes = |status: &str| {
        let schema = &responses[status]["content"]["application/json"]["schema"]["properties"]["errors"];
        schema["items"]["properties"]["code"]["enum"].clone()
    };
    assert_eq!(codes("400"), serde_json::json!(["bad_request", "order_locked", "slow_down"]));
    assert_eq!(codes("409"), serde_json::json!(["order_locked"]));
    let all = serde_json::json!(["internal_error", "bad_request", "order_locked", "slow_down"]);
    assert_eq!(codes("500"), all);
    let examples = responses["400"]["content"]["application/json"]["examples"].as_object().unwrap();
    assert_eq!(examples.keys().collect::<Vec<_>>(), ["bad_request"]);
    let single = serde_json::to_value(errspec::ApiErrors::<FlatCode>::responses()).unwrap();
    let schema = &single["409"]["content"]["application/json"]["schema"];
    assert_eq!(schema["properties"]["code"]["enum"], serde_json::json!(["order_locked"]));
}
