//! What does the middleware of reqwest do beyond the table of `loopback.rs`: with bodies, errors that are not failures,
//! and other middlewares?

use std::error::Error as _;
use std::time::Duration;

use async_trait::async_trait;
use errspec::client::reqwest::{ReqwestError, RetryMiddleware};
use errspec::client::tokio::TokioTimer;
use errspec::client::{Idempotency, RetryError, RetryPolicy, Stop};
use http::Extensions;
use reqwest::{Body, Request, Response};
use reqwest_middleware::{ClientBuilder, ClientWithMiddleware, Middleware, Next};

use crate::code::ErrorCode;
use crate::script::Paused;
use crate::server::{Server, bounded};

type Error = RetryError<ReqwestError<ErrorCode>>;

const DOWN: &str = "500; x-request-id: req_1\n\n{\"error\": {\"code\": \"internal_error\"}}";

fn client(clock: &Paused) -> ClientWithMiddleware {
    let middleware = RetryMiddleware::<ErrorCode>::new(RetryPolicy::new()).with_timer(clock.clone());
    ClientBuilder::new(reqwest::Client::new()).with(middleware).build()
}

fn streamed() -> Body {
    Body::wrap("order 7".to_owned())
}

#[tokio::test]
async fn a_body_that_is_a_stream_is_sent_once() {
    bounded(async {
        let server = Server::start(&[DOWN, "404", "429; retry-after: 1\n\n{\"error\": {\"code\": \"rate_limit_exceeded\"}}"]).await;
        let clock = Paused::new();
        let send = async |method: http::Method| {
            let request = client(&clock).request(method, server.link()).body(streamed());
            Error::from(request.send().await.unwrap_err())
        };
        let error = send(http::Method::PUT).await;
        assert_eq!(error.stop(), Stop::BodyNotReplayable);
        assert!(
            format!("{error:#}").ends_with("; given up after 1 attempt: the body of the request was a stream and cannot be sent again; request ids: req_1"),
            "{error:#}"
        );
        // If it would not be sent again anyway, that is the reason.
        assert_eq!(send(http::Method::PUT).await.stop(), Stop::UnknownCode);
        assert_eq!(send(http::Method::POST).await.stop(), Stop::BodyNotReplayable);
        assert_eq!(server.requests().len(), 3);
        assert!(clock.waits().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_success_is_not_read() {
    bounded(async {
        let server =
            Server::start(&["200; content-length: 100\n\nhalf", "304; etag: \"a\"", "200\n\n…"]).await;
        let client = client(&Paused::new());
        let response = client.get(server.link()).send().await.unwrap();
        let error = Error::from(response.bytes().await.unwrap_err());
        assert!(matches!(error.error(), Some(ReqwestError::Client(_))), "{error:?}");
        assert_eq!((error.stop(), error.attempts().len()), (Stop::ClientError, 0));
        assert!(error.source().is_some());
        let response = client.get(server.link()).send().await.unwrap();
        assert_eq!(
            (response.status().as_u16(), &response.headers()["etag"]),
            (304, &http::HeaderValue::from_static("\"a\""))
        );
        let mut response = client.get(server.link()).send().await.unwrap();
        assert!(response.chunk().await.unwrap().unwrap().starts_with(b"<p>"));
    })
    .await;
}

/// It arrives in many pieces, and is read up to 64 KiB.
#[tokio::test]
async fn a_long_failure() {
    bounded(async {
        let padded = |length| {
            let pad = "x".repeat(length);
            format!("404\n\n{{\"error\": {{\"pad\": \"{pad}\", \"code\": \"not_found\"}}}}")
        };
        let server = Server::start(&[&padded(64_000), &padded(66_000)]).await;
        let client = client(&Paused::new());
        for code in [Some("not_found"), None] {
            let error = Error::from(client.get(server.link()).send().await.unwrap_err());
            assert_eq!(error.failure().unwrap().code(), code);
        }
    })
    .await;
}

/// Without a response: a port that nobody listens on.
#[tokio::test]
async fn a_connection_that_cannot_be_opened() {
    bounded(async {
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let clock = Paused::new();
        let error = Error::from(client(&clock).get(format!("http://{port}/")).send().await.unwrap_err());
        assert_eq!(clock.waits(), [250, 500, 1_000, 2_000]);
        assert_eq!(error.stop(), Stop::OutOfAttempts);
        assert!(error.attempts().iter().all(|attempt| attempt.status.is_none()));
        assert!(error.source().is_some(), "the cause");
        let Some(ReqwestError::Client(reqwest_middleware::Error::Reqwest(inner))) = error.into_error() else {
            unreachable!("there was no response")
        };
        assert!(inner.is_connect());
        // It may be a connection after a redirect.
        let error = Error::from(client(&clock).post(format!("http://{port}/")).send().await.unwrap_err());
        assert_eq!(error.stop(), Stop::NotIdempotent);
    })
    .await;
}

#[tokio::test(start_paused = true)]
async fn a_timeout_limits_one_attempt() {
    bounded(async {
        let server = Server::start(&["silent"; 9]).await;
        let middleware = RetryMiddleware::<ErrorCode>::new(RetryPolicy::new()).with_timer(TokioTimer::new());
        let client = ClientBuilder::new(reqwest::Client::new()).with(middleware).build();
        let request = client.get(server.link()).timeout(Duration::from_secs(3));
        let error = Error::from(request.send().await.unwrap_err());
        assert_eq!((error.stop(), error.attempts().len()), (Stop::OutOfAttempts, 5));
        assert!(
            error
                .attempts()
                .iter()
                .zip(1..)
                .all(|(attempt, number)| attempt.elapsed >= Duration::from_secs(3 * number))
        );
    })
    .await;
}

/// A request that cannot be created, and one that redirects forever.
#[tokio::test]
async fn an_error_of_the_client_itself() {
    bounded(async {
        let clock = Paused::new();
        let error = Error::from(client(&clock).get("mailto:support@example.com").send().await.unwrap_err());
        assert_eq!((error.stop(), error.attempts().len()), (Stop::ClientError, 0));
        assert!(error.to_string().starts_with("builder error"), "{error}");
        let server = Server::start(&["302; location: /orders"; 20]).await;
        let error = Error::from(client(&clock).get(server.link()).send().await.unwrap_err());
        assert_eq!(error.stop(), Stop::ClientError);
        assert_eq!(server.requests().len(), 11);
        assert!(clock.waits().is_empty());
    })
    .await;
}

/// Fails before anything is sent.
struct Locked;

#[async_trait]
impl Middleware for Locked {
    async fn handle(
        &self,
        _: Request,
        _: &mut Extensions,
        _: Next<'_>,
    ) -> reqwest_middleware::Result<Response> {
        Err(reqwest_middleware::Error::middleware(std::fmt::Error))
    }
}

#[tokio::test]
async fn an_error_of_another_middleware_is_not_retried() {
    let retries = RetryMiddleware::<ErrorCode>::new(RetryPolicy::new());
    assert!(format!("{retries:?}").contains("max_attempts"));
    let client = ClientBuilder::new(reqwest::Client::new()).with(retries).with(Locked).build();
    let error = client.get("http://127.0.0.1:9/").send().await.unwrap_err();
    // Without a conversion, if the error of the chain must be kept.
    let reqwest_middleware::Error::Middleware(inner) = &error else { unreachable!("{error:?}") };
    let found = inner.downcast_ref::<Error>().expect("the error of the retries");
    assert_eq!(found.stop(), Stop::ClientError);
    let error = Error::from(error);
    assert_eq!(error.to_string(), std::fmt::Error.to_string());
    assert!(error.failure().is_none());
}

#[tokio::test]
async fn an_endpoint_can_promise_that_it_is_idempotent() {
    bounded(async {
        let server = Server::start(&[DOWN, "201\n\ndone", DOWN]).await;
        let client = client(&Paused::new());
        let post = || client.post(server.link()).body("order 7");
        let response = post().with_extension(Idempotency::Idempotent).send().await.unwrap();
        assert_eq!(response.text().await.unwrap(), "done");
        assert_eq!(Error::from(post().send().await.unwrap_err()).stop(), Stop::NotIdempotent);
        assert_eq!(server.requests(), ["POST order 7"; 3]);
    })
    .await;
}

#[test]
fn results_stay_small() {
    assert!(size_of::<Error>() <= 64, "{}", size_of::<Error>());
}

/// The shape and the header of the request id are those of the spec.
#[tokio::test]
async fn a_response_of_another_shape() {
    errspec::errors!("tests/shapes/spec/custom.yaml", name = CustomCode);
    bounded(async {
        let server = Server::start(&[
            "409; x-correlation-id: corr_1; x-request-id: req_1\n\n{\"error\": {\"id\": -1409, \"message\": \"It is locked.\"}}",
        ])
        .await;
        let middleware = RetryMiddleware::<CustomCode>::new(RetryPolicy::new()).with_timer(Paused::new());
        let client = ClientBuilder::new(reqwest::Client::new()).with(middleware).build();
        let error = client.get(server.link()).send().await.unwrap_err();
        let error = RetryError::<ReqwestError<CustomCode>>::from(error);
        let Some(ReqwestError::Api(failure)) = error.error() else { panic!("{error:?}") };
        assert_eq!(failure.known(), Some(&CustomCode::OrderLocked));
        assert_eq!(failure.to_string(), "409 -1409: It is locked. (do not retry, request id corr_1)");
    })
    .await;
}
