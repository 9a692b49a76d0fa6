//! How errors of actix and ours convert into each other.

use std::error::Error as _;
use std::io;

use actix_web::error::{ErrorNotFound, JsonPayloadError, PayloadError};
use actix_web::http::header::HeaderValue;
use actix_web::{Responder, ResponseError, test};
use errspec::ApiError;
use errspec::server::AnyApiError;

use crate::catalog::Code;
use crate::content::{everything, with_allow};
use crate::on_actix::seen;
use crate::seen::Seen;

fn seen_of(response: actix_web::HttpResponse) -> Seen {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(seen(response))
}

#[test]
fn question_mark_converts_into_an_error_of_actix() {
    fn fails() -> Result<(), actix_web::Error> {
        Err(everything())?
    }
    let error = fails().unwrap_err();
    assert_eq!(error.to_string(), "Try \"again\".");
    assert_eq!(error.as_response_error().status_code(), 503);
    assert_eq!(*error.as_error::<ApiError<Code>>().unwrap().kind(), Code::ServiceUnavailable);
}

#[test]
fn question_mark_converts_an_error_of_actix() {
    fn of<E>(error: E) -> ApiError<Code>
    where
        ApiError<Code>: From<E>,
    {
        let fails = || -> Result<(), ApiError<Code>> { Err(error)? };
        fails().unwrap_err()
    }
    for (error, code, source) in [
        (of(ErrorNotFound("row 7")), Code::NotFound, "row 7"),
        (of(JsonPayloadError::ContentType), Code::BadRequest, "Content type error"),
        (of(PayloadError::Overflow), Code::BadRequest, "payload reached size limit"),
        (of(actix_web::Error::from(io::Error::other("10.0.0.7"))), Code::InternalError, "10.0.0.7"),
        (
            of(actix_web::Error::from(io::Error::from(io::ErrorKind::TimedOut))),
            Code::ServiceUnavailable,
            "timed out",
        ),
    ] {
        assert_eq!(*error.kind(), code);
        assert_eq!(error.source().unwrap().to_string(), source);
        assert_eq!(error.own_message(), None);
    }
}

#[test]
fn an_error_of_the_spec_survives_both_conversions() {
    let error = ApiError::<Code>::from(actix_web::Error::from(everything()));
    assert_eq!(seen_of(error.error_response()).text(), seen_of(everything().error_response()).text());
    assert!(error.source().unwrap().source().unwrap().is::<io::Error>());
    let error = ApiError::<Code>::from(actix_web::Error::from(with_allow()));
    assert_eq!(error.headers().next().unwrap().1, "GET, PUT");
}

#[test]
fn every_way_to_a_response_is_the_same() {
    let request = test::TestRequest::default().to_http_request();
    let expected = seen_of(everything().error_response()).text();
    assert_eq!(seen_of(everything().respond_to(&request)).text(), expected);
    assert_eq!(seen_of(AnyApiError::from(everything()).error_response()).text(), expected);
    assert_eq!(seen_of(AnyApiError::from(everything()).respond_to(&request)).text(), expected);
    // An error can be converted more than once.
    let error = everything();
    assert_eq!(seen_of(error.error_response()).text(), expected);
    assert_eq!(seen_of(error.error_response()).text(), expected);
}

#[test]
fn a_sensitive_header_stays_sensitive() {
    let mut token = http::HeaderValue::from_static("7");
    token.set_sensitive(true);
    let error = everything().with_header(http::HeaderName::from_static("x-token"), token);
    let response = error.error_response();
    assert!(response.headers().get("x-token").is_some_and(HeaderValue::is_sensitive));
}

#[test]
fn a_middleware_is_debug() {
    assert_eq!(
        format!("{:?}", crate::on_actix::middleware(crate::ask::Layers::ONE)),
        r#"EnvelopeMiddleware { request_id: Some("x-request-id"), challenge: "Bearer", .. }"#,
    );
}
