//! Headers that belong to an error, and those that HTTP asks of a status.

use axum::Router;
use axum::body::Body;
use axum::routing::get as on_get;
use errspec::{AnyApiError, ApiError};
use http::header::{self, HeaderName};
use http::{HeaderValue, Response, StatusCode};
use tower::{Layer, service_fn};

use crate::catalog::Code;
use crate::driven::{self, drive, get, layer};
use crate::expected::{Expected, check};

fn private() -> ApiError<Code> {
    ApiError::new(Code::Unauthorized)
}

fn with_two_challenges() -> ApiError<Code> {
    private()
        .with_header(header::WWW_AUTHENTICATE, HeaderValue::from_static("Basic"))
        .with_header(header::WWW_AUTHENTICATE, HeaderValue::from_static("DPoP"))
}

fn refused() -> (StatusCode, ApiError<Code>) {
    (
        StatusCode::METHOD_NOT_ALLOWED,
        ApiError::new(Code::BadRequest).with_header(header::ALLOW, HeaderValue::from_static("GET, PUT")),
    )
}

fn translated() -> ApiError<Code> {
    ApiError::new(Code::NotFound)
        .with_message("Es ist nicht da.")
        .with_header(header::CONTENT_LANGUAGE, HeaderValue::from_static("de"))
        .with_header(header::CONTENT_TYPE, HeaderValue::from_static("text/plain"))
        .with_header(HeaderName::from_static("x-shard"), HeaderValue::from_static("7"))
}

const PRIVATE: Expected = Expected {
    status: 401,
    headers: &["www-authenticate: Bearer"],
    code: "unauthorized",
    message: "The key is unknown.",
    details: "",
    log: &[
        r#"info request{request_id="req_test"} request failed: code="unauthorized" status=401 request_id="req_test""#,
    ],
};

fn app() -> Router {
    Router::new()
        .route("/private", on_get(|| async { private() }))
        .route("/private/two", on_get(|| async { with_two_challenges() }))
        .route("/private/overridden", on_get(|| async { ([("www-authenticate", "Negotiate")], private()) }))
        .route("/refused", on_get(|| async { refused() }))
        .route(
            "/refused/bare",
            on_get(|| async { (StatusCode::METHOD_NOT_ALLOWED, ApiError::from(Code::BadRequest)) }),
        )
        .route("/translated", on_get(|| async { translated() }))
}

#[test]
fn without_the_layer_a_401_says_how_to_prove_who_you_are() {
    let challenges = |error: ApiError<Code>| {
        let response: Response<Vec<u8>> = AnyApiError::from(error).to_response();
        let values = response.headers().get_all("www-authenticate").into_iter();
        values.map(|value| value.to_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(challenges(private()), ["Bearer"]);
    assert_eq!(challenges(with_two_challenges()), ["Basic", "DPoP"]);
    assert!(challenges(ApiError::new(Code::NotFound)).is_empty());
    let seen = drive(app(), get("/private/overridden"));
    assert_eq!(seen.response.headers()["www-authenticate"], "Negotiate");
}

#[test]
fn the_better_challenge_is_sent() {
    let strict = || layer().with_challenge(HeaderValue::from_static("DPoP"));
    for (path, bearer, dpop) in [
        ("/private", &["www-authenticate: Bearer"][..], &["www-authenticate: DPoP"][..]),
        (
            "/private/two",
            &["www-authenticate: Basic", "www-authenticate: DPoP"],
            &["www-authenticate: Basic", "www-authenticate: DPoP"],
        ),
        ("/private/overridden", &["www-authenticate: Negotiate"], &["www-authenticate: Negotiate"]),
    ] {
        check(app().layer(layer()), get(path), &Expected { headers: bearer, ..PRIVATE });
        check(app().layer(strict()), get(path), &Expected { headers: dpop, ..PRIVATE });
    }
}

#[test]
fn an_error_of_a_service_has_its_headers() {
    let service = |error: fn() -> ApiError<Code>| {
        service_fn(move |_: http::Request<Body>| async move { Err::<Response<Body>, _>(error()) })
    };
    let strict = layer().with_challenge(HeaderValue::from_static("DPoP"));
    for (error, headers) in [
        (private as fn() -> _, &["www-authenticate: DPoP"][..]),
        (with_two_challenges, &["www-authenticate: Basic", "www-authenticate: DPoP"]),
    ] {
        let expected = Expected { headers, ..PRIVATE };
        driven::check(strict.layer(service(error)), get("/"), &expected.text(), expected.log);
    }
}

#[test]
fn a_405_says_which_methods_there_are_or_the_log_says_that_it_does_not() {
    const FAILED: &str = r#"info request{request_id="req_test"} request failed: code="bad_request" status=405 request_id="req_test""#;
    const MISSING: &str = r#"debug request{request_id="req_test"} no `Allow` is known for the 405, `with_header` sets it: code="bad_request""#;
    let expected = Expected {
        status: 405,
        headers: &["allow: GET, PUT"],
        code: "bad_request",
        message: "It is malformed.",
        details: "",
        log: &[FAILED],
    };
    check(app().layer(layer()), get("/refused"), &expected);
    let expected = Expected { headers: &[], log: &[FAILED, MISSING], ..expected };
    check(app().layer(layer()), get("/refused/bare"), &expected);
}

#[test]
fn what_an_error_says_about_its_text_stays_but_not_what_the_envelope_is() {
    let expected = Expected {
        status: 404,
        headers: &["content-language: de", "x-shard: 7"],
        code: "not_found",
        message: "Es ist nicht da.",
        details: "",
        log: &[
            r#"info request{request_id="req_test"} request failed: code="not_found" status=404 request_id="req_test""#,
        ],
    };
    check(app().layer(layer()), get("/translated"), &expected);
    assert_eq!(drive(app().layer(layer()).layer(layer()), get("/translated")).text(), expected.text());
}
