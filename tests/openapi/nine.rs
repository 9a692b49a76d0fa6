//! The project's own codes: each is documented once, and every envelope that a server sends is as documented.

use std::sync::LazyLock;

use axum::Router;
use axum::body::Body;
use axum::extract::Path;
use axum::routing::get;
use errspec::envelope::Sample;
use errspec::openapi::ErrorResponses;
use errspec::server::tower::EnvelopeLayer;
use errspec::{ApiError, Envelope};
use http::Request;
use http_body_util::BodyExt;
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};
use tower::ServiceExt;
use utoipa::OpenApi;

use crate::document::{codes, document, examples, failures, validate};

errspec::errors!("spec/errors.yaml");

type Error = ApiError<ErrorCode>;

#[utoipa::path(get, path = "/codes/{code}", responses((status = 200, description = "Fine."), ErrorResponses<ErrorCode>))]
async fn by_code(Path(code): Path<String>) -> Result<(), Error> {
    Err(ErrorCode::from_code(&code).ok_or(ErrorCode::BadRequest)?.into())
}

#[utoipa::path(get, path = "/error", responses((status = 200, description = "Fine."), ApiError<ErrorCode>))]
async fn by_error() {}

#[utoipa::path(get, path = "/alias", responses((status = 200, description = "Fine."), Error))]
async fn by_alias() {}

#[derive(OpenApi)]
#[openapi(paths(by_code, by_error, by_alias))]
struct Document;

fn service() -> Router {
    Router::new()
        .route("/codes/{code}", get(by_code))
        .route("/error", get(by_error))
        .route("/alias", get(by_alias))
        .layer(EnvelopeLayer::<ErrorCode>::new())
}

/// The failing responses of all codes.
fn all() -> &'static [(u16, Value)] {
    static ALL: LazyLock<Vec<(u16, Value)>> =
        LazyLock::new(|| failures(&document::<Document>(), "/codes/{code}", "get"));
    &ALL
}

/// The response of a code.
fn documented(code: ErrorCode) -> &'static Value {
    &all().iter().find(|(status, _)| *status == code.http_status()).unwrap().1
}

#[test]
fn an_error_has_the_responses_of_its_codes() {
    let document = document::<Document>();
    assert_eq!(failures(&document, "/error", "get"), all());
    assert_eq!(failures(&document, "/alias", "get"), all());
}

#[test]
fn statuses_ascend() {
    let statuses: Vec<_> = all().iter().map(|(status, _)| *status).collect();
    assert_eq!(statuses, [400, 401, 403, 404, 429, 500, 503]);
}

#[test]
fn each_code_is_in_one_status() {
    for &code in ErrorCode::ALL {
        for (status, response) in all() {
            let here = usize::from(*status == code.http_status());
            let name = code.as_str();
            assert_eq!(codes(response).into_iter().filter(|&code| code == name).count(), here, "{name}");
            assert_eq!(examples(response).into_iter().filter(|example| example.0 == name).count(), here);
            let described = response["description"].as_str().unwrap();
            assert_eq!(described.matches(&format!("`{name}`: {}", code.meaning())).count(), here, "{name}");
        }
    }
}

#[test]
fn an_example_is_the_envelope_of_its_code() {
    for (_, response) in all() {
        assert_eq!(examples(response).len(), codes(response).len());
        for (name, example) in examples(response) {
            let code = ErrorCode::from_code(name).unwrap();
            let request_id = example["error"]["request_id"].as_str().unwrap();
            let sent = Envelope::new(&code).with_request_id(request_id).to_json();
            assert_eq!(*example, serde_json::from_slice::<Value>(&sent).unwrap());
        }
    }
}

#[test]
fn an_example_is_the_sample_of_its_code_byte_for_byte() {
    for (name, example) in all().iter().flat_map(|(_, response)| examples(response)) {
        let code = ErrorCode::from_code(name).unwrap();
        let sample = Sample::from(code.entry());
        assert_eq!(sample.name(), name);
        assert_eq!(serde_json::to_string_pretty(example).unwrap(), sample.to_json());
        let sent = Envelope::new(&code).with_request_id(Sample::REQUEST_ID).to_json();
        assert_eq!(serde_json::to_vec(&sample).unwrap(), sent);
    }
}

#[test]
fn the_page_shows_the_same_sample() {
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/errors.md")).unwrap();
    let sample = Sample::from(ErrorCode::BadRequest.entry());
    assert!(page.contains(&format!("```json\n{}\n```\n", sample.to_json())), "{page}");
}

#[test]
fn an_example_is_valid_only_in_its_own_status() {
    for (status, response) in all() {
        for (name, example) in examples(response) {
            for (other, schema) in all() {
                assert_eq!(validate(schema, example).is_ok(), status == other, "{name} as {other}");
            }
        }
    }
}

#[test]
fn the_service_answers_as_documented() {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    for &code in ErrorCode::ALL {
        let request = Request::get(format!("/codes/{}", code.as_str())).body(Body::empty()).unwrap();
        let (parts, body) = runtime.block_on(async {
            let (parts, body) = service().oneshot(request).await.unwrap().into_parts();
            (parts, body.collect().await.unwrap().to_bytes())
        });
        assert_eq!(parts.status, code.http_status());
        let response = documented(code);
        assert_eq!(validate(response, &serde_json::from_slice(&body).unwrap()), Ok(()));
        let headers = response["headers"].as_object().unwrap();
        assert!(headers.keys().all(|name| parts.headers.contains_key(name)), "{code:?}");
        assert_eq!(
            headers.contains_key("Retry-After"),
            parts.headers.contains_key("retry-after"),
            "{code:?}"
        );
        assert!(headers.contains_key("x-request-id"), "{code:?}");
    }
}

#[test]
fn json_that_is_not_an_envelope_is_invalid() {
    let response = documented(ErrorCode::NotFound);
    let right = json!({"error": {"code": "not_found", "message": "m", "docs_url": "https://d.example"}});
    assert_eq!(validate(response, &right), Ok(()));
    for (pointer, value) in [
        ("", json!({})),
        ("", json!("not_found")),
        ("/error", json!(null)),
        ("/error/code", json!("not_here")),
        ("/error/message", json!(404)),
        ("/error/docs_url", json!("not a url")),
    ] {
        let mut wrong = right.clone();
        *wrong.pointer_mut(pointer).unwrap() = value;
        assert!(validate(response, &wrong).is_err(), "{wrong}");
    }
    for key in ["code", "message", "docs_url"] {
        let mut wrong = right.clone();
        wrong["error"].as_object_mut().unwrap().remove(key);
        assert!(validate(response, &wrong).is_err(), "{wrong}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// An error with any message and details.
    #[test]
    fn what_is_sent_is_valid(
        at in 0..ErrorCode::ALL.len(),
        message in proptest::option::of(any::<String>()),
        request_id in proptest::option::of("[!-~]{1,128}"),
        texts in vec(any::<String>(), 0..3),
        number in any::<f64>(),
    ) {
        let code = ErrorCode::ALL[at];
        let mut error = ApiError::new(code).with_source("the source");
        if let Some(message) = message {
            error = error.with_message(message);
        }
        for (name, text) in ["first", "second", "third"].into_iter().zip(texts) {
            error = error.with_detail(name, text).with_detail("number", number);
        }
        let mut envelope = Envelope::new(&error);
        if let Some(request_id) = &request_id {
            envelope = envelope.with_request_id(request_id);
        }
        let body = serde_json::from_slice(&envelope.to_json()).unwrap();
        prop_assert_eq!(validate(documented(code), &body), Ok(()));
    }
}
