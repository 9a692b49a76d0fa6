//! The exact document of a whole spec, and of a part of it.

use errspec::ApiErrorSpec;
use errspec::openapi::ErrorResponses;
use utoipa::OpenApi;

use crate::document::{codes, document, failures};

errspec::errors!("tests/openapi/small.yaml");

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/openapi/small.yaml", partial)]
enum OrderError {
    OrderShipped,
    #[api_error(transparent)]
    Limit(LimitError),
}

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/openapi/small.yaml", partial)]
enum LimitError {
    RateLimitExceeded { limit: u32 },
}

#[utoipa::path(post, path = "/orders", responses((status = 201, description = "It is made."), ErrorResponses<ErrorCode>))]
#[expect(dead_code, reason = "it is documented, not called")]
fn make_order() {}

#[utoipa::path(
    delete,
    path = "/orders",
    responses(ErrorResponses<ErrorCode, OrderError>, (status = 429, description = "Of its own."))
)]
#[expect(dead_code, reason = "it is documented, not called")]
fn delete_order() {}

#[derive(OpenApi)]
#[openapi(info(title = "Shop API", version = "1", license(name = "")), paths(make_order, delete_order))]
struct Document;

/// The variants are not constructed here.
#[test]
fn parts_are_enums_of_their_own() {
    assert_eq!(OrderError::OrderShipped.http_status(), 409);
    assert_eq!(OrderError::Limit(LimitError::RateLimitExceeded { limit: 60 }).http_status(), 429);
}

#[test]
fn a_whole_spec_to_the_letter() {
    let document = document::<Document>();
    let responses = serde_json::to_string_pretty(&document["paths"]["/orders"]["post"]["responses"]).unwrap();
    let mut settings = insta::Settings::clone_current();
    // Both versions of utoipa have the same document.
    settings.set_prepend_module_to_snapshot(false);
    settings.bind(|| insta::assert_snapshot!("a_whole_spec_to_the_letter", responses));
}

#[test]
fn a_part_has_its_own_codes() {
    let document = document::<Document>();
    let failures = failures(&document, "/orders", "delete");
    assert_eq!(failures.iter().map(|(status, _)| *status).collect::<Vec<_>>(), [409, 429]);
    assert_eq!(codes(&failures[0].1), ["order_shipped"]);
}

#[test]
fn the_last_response_of_a_status_is_used() {
    let document = document::<Document>();
    assert_eq!(failures(&document, "/orders", "delete")[1].1["description"], "Of its own.");
}
