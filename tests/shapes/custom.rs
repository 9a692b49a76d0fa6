//! An envelope that a spec writes as a sample is what its servers send and its clients read.

use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::routing::get;
use errspec::client::Failure;
use errspec::server::AnyApiError;
use errspec::server::tower::EnvelopeLayer;
use errspec::{ApiError, ApiErrorShape, ApiErrorSpec, Envelope};
use http::Request;
use http_body_util::BodyExt;
use tower::{Layer, ServiceExt};

errspec::errors!("tests/shapes/spec/custom.yaml", name = CustomCode);
errspec::errors!("tests/shapes/spec/list.yaml", name = BareListCode);

/// An enum of its own, with its own table of rows.
#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/shapes/spec/custom.yaml", partial)]
enum OrderError {
    OrderLocked { order: u64, owner: String },
}

/// The same error with the rows of the generated enum.
#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/shapes/spec/custom.yaml", partial, codes = CustomCode)]
enum SharedError {
    OrderLocked { order: u64, owner: String },
}

const LOCKED: &str = concat!(
    r#"{"ok":false,"größe \"1\"":[1.50,null,{"{}":"{}"}],"error":{"id":-1409,"#,
    r#""type":"urn:\"orders\":{e}:-1409","status":409,"text":"409","reason":"Conflict","#,
    r#""summary":"fix_in_code (409): Another request is changing the order.","#,
    r#""message":"Order 7 of \"ada\" is being changed.","links":["https://docs.example.com/errors#-1409"],"#,
    r#""order":7,"meta":{"trace":"req_1","wait":3},"params":{"owner":"\"ada\""}}}"#,
);

#[track_caller]
fn check(error: &dyn ApiErrorSpec, expected: &str) {
    let envelope = Envelope::new(error).with_request_id("req_1").with_retry_after(Duration::from_secs(3));
    assert_eq!(String::from_utf8(envelope.to_json()).unwrap(), expected);
    assert_eq!(serde_json::to_string(&envelope).unwrap().replace("1.5,", "1.50,"), expected);
}

fn owner() -> String {
    "\"ada\"".to_owned()
}

#[test]
fn every_kind_of_error_has_the_shape_of_its_spec() {
    check(&CustomCode::order_locked(7_u64, owner()), LOCKED);
    check(&OrderError::OrderLocked { order: 7, owner: owner() }, LOCKED);
    check(&SharedError::OrderLocked { order: 7, owner: owner() }, LOCKED);
    check(&ApiError::new(OrderError::OrderLocked { order: 7, owner: owner() }), LOCKED);
    assert_eq!(<BareListCode as ApiErrorShape>::SHAPE.request_id_header(), None);
    let list = r#"[{"errorCode":"order_locked","text":"Order 7 is being changed.","order":7}]"#;
    check(&BareListCode::order_locked(7_u64), list);
    assert_eq!(CustomCode::Code1400.entry().shape, <CustomCode as ApiErrorShape>::SHAPE);
    assert_eq!(<CustomCode as ApiErrorShape>::SHAPE.content_type(), "application/vnd.orders+json");
}

#[test]
fn clients_read_what_servers_write() {
    let failure = Failure::<CustomCode>::from_body(LOCKED.as_bytes());
    assert_eq!(failure.known(), Some(&CustomCode::OrderLocked));
    assert_eq!(failure.message(), Some("Order 7 of \"ada\" is being changed."));
    assert_eq!(failure.docs_url(), Some("https://docs.example.com/errors#-1409"));
    assert_eq!(failure.request_id(), Some("req_1"));
    assert_eq!(failure.detail("order").unwrap().to_string(), "7");
    assert_eq!(failure.detail("owner").unwrap().to_string(), "\"ada\"");
    // Whatever is left of the code is enough.
    for body in [r#"{"error":{"type":"urn:\"orders\":{e}:-1409"}}"#, r#"{"error":{"id":"-1409"}}"#] {
        let failure = Failure::<CustomCode>::from_body(body.as_bytes());
        assert_eq!(failure.known(), Some(&CustomCode::OrderLocked), "{body}");
    }

    let list = r#"[{"errorCode":"order_locked","text":"Locked.","order":7}]"#;
    let failure = Failure::<BareListCode>::from_body(list.as_bytes());
    assert_eq!(failure.known(), Some(&BareListCode::OrderLocked));
    assert_eq!(failure.detail("order").unwrap().to_string(), "7");
}

#[tokio::test]
async fn axum_sends_it() {
    let router = Router::new()
        .route("/locked", get(|| async { Err::<(), _>(CustomCode::order_locked(7_u64, owner())) }));
    let router = EnvelopeLayer::<CustomCode>::new().layer(router);
    let request = Request::get("/locked").header("x-correlation-id", "req_1").body(Body::empty()).unwrap();
    let Ok(response) = router.oneshot(request).await;
    assert_eq!(response.headers()["content-type"], "application/vnd.orders+json");
    assert_eq!(response.headers()["x-correlation-id"], "req_1");
    assert_eq!(response.headers()["x-error"], "-1409");
    assert_eq!(response.headers()["x-line"], "fix_in_code 409 {}");
    assert_eq!(response.headers()["x-order"], "7");
    // Without a value, the header is omitted.
    assert!(!response.headers().contains_key("x-wait"));
    assert!(!response.headers().contains_key("x-request-id"));
    let body = response.into_body().collect().await.unwrap().to_bytes();
    assert_eq!(body, LOCKED.replace(r#","wait":3"#, ""));
}

#[test]
fn an_erased_error_keeps_it() {
    let error = ApiError::new(OrderError::OrderLocked { order: 7, owner: owner() });
    let response: http::Response<Vec<u8>> = AnyApiError::from(error).to_response();
    let expected = LOCKED.replace(r#""trace":"req_1","wait":3"#, "");
    assert_eq!(String::from_utf8(response.into_body()).unwrap(), expected);
}
