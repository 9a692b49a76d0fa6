//! Does a secret of a URL get into an error of reqwest, a ticket or a log?

use std::error::Error as _;

use async_trait::async_trait;
use errspec::client::reqwest::{ReqwestError, RetryMiddleware};
use errspec::client::{RetryError, RetryPolicy, Stop};
use http::Extensions;
use reqwest::{Request, Response};
use reqwest_middleware::{ClientBuilder, ClientWithMiddleware, Middleware, Next};

use crate::code::ErrorCode;
use crate::script::Paused;
use crate::server::{Server, bounded};

type Error = RetryError<ReqwestError<ErrorCode>>;

const QUERY: &str = "api_key=SECRET&sig=a)SECRET'|SECRET#SECRET";

fn client() -> ClientBuilder {
    let retries = RetryMiddleware::<ErrorCode>::new(RetryPolicy::new().with_max_attempts(2));
    ClientBuilder::new(reqwest::Client::new()).with(retries.with_timer(Paused::new()))
}

/// Everything that a program can print of an error has the path, and no secret.
#[track_caller]
fn check(error: &Error, path: &str) {
    let mut texts = vec![
        error.to_string(),
        format!("{error:#}"),
        format!("{error:?}"),
        format!("{error:#?}"),
        error.ticket(ErrorCode::SUPPORT).to_string(),
        format!("{:?}", error.error()),
    ];
    let mut source = error.source();
    while let Some(error) = source {
        texts.extend([error.to_string(), format!("{error:?}"), format!("{error:#?}")]);
        source = error.source();
    }
    for text in &texts {
        assert!(!text.contains("SECRET"), "{text}");
    }
    assert!(texts[0].contains(path), "{}", texts[0]);
}

async fn error(client: &ClientWithMiddleware, url: &str) -> Error {
    bounded(client.get(url).send()).await.unwrap_err().into()
}

/// A port that nobody listens on.
fn closed() -> std::net::SocketAddr {
    std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap()
}

#[tokio::test]
async fn a_connection_that_cannot_be_opened() {
    let port = closed();
    let error = error(&client().build(), &format!("http://user:SECRET@{port}/orders/7?{QUERY}")).await;
    check(&error, &format!("(http://{port}/orders/7)"));
    // The error inside still tells what happened.
    assert!(matches!(error.error(), Some(ReqwestError::Client(inner)) if inner.is_connect()));
    assert!(error.source().is_some());
}

#[tokio::test]
async fn a_connection_that_breaks() {
    let server = Server::start(&["", ""]).await;
    check(&error(&client().build(), &format!("{}?{QUERY}", server.link())).await, "/orders");
}

#[tokio::test]
async fn the_body_of_a_success_that_breaks() {
    bounded(async {
        let server = Server::start(&["200; content-length: 100\n\nhalf"]).await;
        let response = client().build().get(format!("{}?{QUERY}", server.link())).send().await.unwrap();
        check(&Error::from(response.bytes().await.unwrap_err()), "/orders");
        let server = Server::start(&["404"]).await;
        let response = reqwest::get(format!("{}?{QUERY}", server.link())).await.unwrap();
        check(&Error::from(response.error_for_status().unwrap_err()), "/orders");
    })
    .await;
}

#[tokio::test]
async fn redirects() {
    let location = format!("302; location: /orders?{QUERY}");
    let server = Server::start(&[&*location; 30]).await;
    check(&error(&client().build(), &format!("{}?{QUERY}", server.link())).await, "/orders");
    let location = format!("302; location: http://user:SECRET@{}/elsewhere?{QUERY}", closed());
    let server = Server::start(&[&*location; 2]).await;
    check(&error(&client().build(), &server.link()).await, "/orders");
    let location = format!("302; location: ftp://a.example/elsewhere?{QUERY}");
    let server = Server::start(&[&*location; 2]).await;
    if let Err(error) = client().build().get(server.link()).send().await {
        check(&Error::from(error), "");
    }
}

#[tokio::test]
async fn requests_that_cannot_be_sent_are_not_sent_again() {
    for url in [
        format!("mailto:a@b.example?{QUERY}"),
        format!("ftp://a.example/x?{QUERY}"),
        format!("orders?{QUERY}"),
        format!("http://[?{QUERY}"),
        // This build of reqwest has no TLS.
        format!("https://127.0.0.1:9/x?{QUERY}"),
    ] {
        let error = error(&client().build(), &url).await;
        check(&error, "");
        assert_eq!((error.stop(), error.attempts().len()), (Stop::ClientError, 0), "{url}: {error:?}");
    }
}

/// A name server may recover.
#[tokio::test]
async fn an_unknown_host_is_asked_again() {
    let client = reqwest::Client::builder().dns_resolver(NoHost).build().unwrap();
    let retries = RetryMiddleware::<ErrorCode>::new(RetryPolicy::new().with_max_attempts(2));
    let client = ClientBuilder::new(client).with(retries.with_timer(Paused::new())).build();
    let error = error(&client, &format!("http://unknown.example/x?{QUERY}")).await;
    check(&error, "(http://unknown.example/x)");
    assert_eq!((error.stop(), error.attempts().len()), (Stop::OutOfAttempts, 2));
}

struct NoHost;

impl reqwest::dns::Resolve for NoHost {
    fn resolve(&self, _: reqwest::dns::Name) -> reqwest::dns::Resolving {
        Box::pin(std::future::ready(Err("no such host".into())))
    }
}

/// An error of another middleware, which has one of reqwest inside.
#[derive(Debug)]
struct Wrapped {
    text: String,
    source: Option<reqwest_middleware::Error>,
}

impl std::fmt::Display for Wrapped {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text)
    }
}

impl std::error::Error for Wrapped {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_ref().map(|error| error as _)
    }
}

/// Wraps what fails, in several ways.
enum Wraps {
    AsReqwest,
    AsMiddleware,
    WithText,
    WithSource,
}

#[async_trait]
impl Middleware for Wraps {
    async fn handle(
        &self,
        request: Request,
        extensions: &mut Extensions,
        next: Next<'_>,
    ) -> reqwest_middleware::Result<Response> {
        let url = request.url().to_string();
        let error = next.run(request, extensions).await.unwrap_err();
        let reqwest_middleware::Error::Reqwest(inner) = error else { unreachable!("nothing else is below") };
        Err(match self {
            Self::AsReqwest => reqwest_middleware::Error::middleware(inner),
            Self::AsMiddleware => {
                reqwest_middleware::Error::middleware(reqwest_middleware::Error::Reqwest(inner))
            }
            Self::WithText => reqwest_middleware::Error::middleware(Wrapped {
                text: format!("2 attempts at {url}: /orders?{QUERY} ({url})"),
                source: None,
            }),
            Self::WithSource => reqwest_middleware::Error::middleware(Wrapped {
                text: "all attempts at /orders failed".to_owned(),
                source: Some(inner.into()),
            }),
        })
    }
}

#[tokio::test]
async fn errors_inside_of_others() {
    for wraps in [Wraps::AsReqwest, Wraps::AsMiddleware, Wraps::WithText, Wraps::WithSource] {
        let client = client().with(wraps).build();
        check(&error(&client, &format!("http://user:SECRET@{}/orders?{QUERY}", closed())).await, "/orders");
    }
}

/// Text that has no secret stays as it is.
#[tokio::test]
async fn other_text_stays() {
    const TEXT: &str = "is it closed? see #7 (https://a.example/b#), (http://a.example), a@b.example, x=1?";
    let error =
        Error::from(reqwest_middleware::Error::middleware(Wrapped { text: TEXT.into(), source: None }));
    assert_eq!(error.to_string(), TEXT);
    let long = "a".repeat(20_000);
    let error = Error::from(reqwest_middleware::Error::middleware(Wrapped { text: long, source: None }));
    assert!(error.to_string().len() < 1_100 && format!("{error:?}").len() < 4_400);
}
