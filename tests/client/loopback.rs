//! Do all clients run a policy in the same way? Each runs the whole table over real connections.

use std::fmt;

use backon::{ConstantBuilder, Retryable as _};
use bytes::Bytes;
use errspec::client::reqwest::{ReqwestError, RetryMiddleware};
use errspec::client::tower::TowerPolicy;
use errspec::client::{Idempotency, Outcome, Retries, RetryError, Retryable, Timer, retry};
use http::{HeaderMap, HeaderValue, Method, Request};
use hyper_util::client::legacy::Client;
use hyper_util::rt::TokioExecutor;
use reqwest_middleware::ClientBuilder;
use tower::retry::RetryLayer;
use tower::{ServiceBuilder, ServiceExt};

use crate::code::ErrorCode;
use crate::hyper::{judge, no_response, send};
use crate::script::{Mistake, Paused};
use crate::server::{Server, bounded};
use crate::table::{Ask, Script, TABLE};

/// The result of a call: the body of a success, or the text of the error with its request ids.
type End = Result<String, (String, Vec<String>)>;

/// A request, which each client converts into its own type.
#[derive(Clone)]
struct Asked {
    method: Method,
    headers: HeaderMap,
    body: &'static str,
    link: String,
}

impl Asked {
    fn new(ask: Ask, link: String) -> Self {
        let mut headers = HeaderMap::new();
        let (method, body) = match ask {
            Ask::Get => (Method::GET, ""),
            Ask::Head => (Method::HEAD, ""),
            Ask::Post | Ask::Keyed => (Method::POST, "order 7"),
        };
        if matches!(ask, Ask::Keyed) {
            headers.insert("idempotency-key", HeaderValue::from_static("8e03978e"));
        }
        Self { method, headers, body, link }
    }

    fn request(&self) -> Request<http_body_util::Full<Bytes>> {
        let mut request = Request::new(Bytes::from_static(self.body.as_bytes()).into());
        *request.method_mut() = self.method.clone();
        *request.headers_mut() = self.headers.clone();
        *request.uri_mut() = self.link.parse().unwrap();
        request
    }

    fn idempotency(&self) -> Idempotency {
        Idempotency::from_parts(&self.method, &self.headers)
    }

    /// What the server records of it.
    fn seen(&self) -> String {
        let key = self.headers.get("idempotency-key").map_or("", |key| key.to_str().unwrap());
        [self.method.as_str(), key, self.body].join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

async fn plain(script: &Script, asked: Asked, clock: Paused) -> End {
    let client = Client::builder(TokioExecutor::new()).build_http();
    let mut timer = clock;
    let sent =
        retry(&(script.policy)(), asked.idempotency(), &mut timer, || send(&client, asked.request())).await;
    sent.map_err(|error| told(&error))
}

async fn tower(script: &Script, asked: Asked, clock: Paused) -> End {
    let client = Client::builder(TokioExecutor::new()).build_http();
    let service = ServiceBuilder::new()
        .layer(RetryLayer::new(TowerPolicy::new((script.policy)(), clock)))
        .map_err(RetryError::from)
        .and_then(judge)
        .map_err(no_response)
        .service(client);
    service.oneshot(asked.request()).await.map_err(|error| told(&error))
}

async fn backon(script: &Script, asked: Asked, clock: Paused) -> End {
    let client = Client::builder(TokioExecutor::new()).build_http();
    let mut retries = Retries::new((script.policy)(), asked.idempotency());
    let (start, timer) = (clock.now(), clock.clone());
    let sent = (|| send(&client, asked.request()))
        .retry(ConstantBuilder::new())
        .sleep(move |wait| timer.clone().sleep(wait))
        .adjust(|mistake: &Mistake, _| {
            retries.decide(mistake, clock.now().saturating_sub(start), 0.5).after()
        })
        .await;
    sent.map_err(|mistake| told(&retries.into_error(mistake)))
}

async fn reqwest_middleware(script: &Script, asked: Asked, clock: Paused) -> End {
    let middleware = RetryMiddleware::<ErrorCode>::new((script.policy)()).with_timer(clock);
    let client = ClientBuilder::new(reqwest::Client::new()).with(middleware).build();
    let request = client.request(asked.method, asked.link).headers(asked.headers).body(asked.body);
    match request.send().await {
        Ok(response) => Ok(response.text().await.unwrap()),
        Err(error) => Err(told_by_reqwest(&error.into())),
    }
}

fn told<E: fmt::Display>(error: &RetryError<E>) -> (String, Vec<String>) {
    (format!("{error:#}"), error.attempts().request_ids().map(str::to_owned).collect())
}

/// Without a response, the text is that of reqwest, which includes the port.
fn told_by_reqwest(error: &RetryError<ReqwestError<ErrorCode>>) -> (String, Vec<String>) {
    let last = error.error().expect("no attempt is ended");
    let words = last.to_string();
    let is_lost = matches!(last.outcome(), Outcome::NoResponse);
    let (text, ids) = told(error);
    match text.strip_prefix(&words) {
        Some(rest) if is_lost => (format!("no response{rest}"), ids),
        _ => (text, ids),
    }
}

/// Runs the whole table, and reports the failures of all scripts together.
async fn run(adapter: impl AsyncFn(&Script, Asked, Paused) -> End) {
    let mut wrong = Vec::new();
    for script in TABLE {
        let server = Server::start(script.answers).await;
        let asked = Asked::new(script.ask, server.link());
        let clock = Paused::new();
        let end = bounded(adapter(script, asked.clone(), clock.clone())).await;
        let ids = script.request_ids.iter().map(|id| (*id).to_owned()).collect();
        let wanted = script.end.map(str::to_owned).map_err(|text| (text.to_owned(), ids));
        if end != wanted || clock.waits() != script.waits {
            wrong.push(format!("{}: {end:?} after waits {:?}", script.name, clock.waits()));
        }
        // As many requests as there are responses, and all the same.
        if server.requests() != vec![asked.seen(); script.answers.len()] {
            wrong.push(format!("{}: the service was asked {:?}", script.name, server.requests()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
async fn the_plain_loop() {
    run(plain).await;
}

#[tokio::test]
async fn the_retry_of_tower() {
    run(tower).await;
}

#[tokio::test]
async fn the_loop_of_backon() {
    run(backon).await;
}

#[tokio::test]
async fn the_middleware_of_reqwest() {
    run(reqwest_middleware).await;
}

/// Sends an order that must not be placed twice to a port that nobody listens on.
async fn refused(adapter: impl AsyncFn(&Script, Asked, Paused) -> End) -> (String, Vec<u128>) {
    let socket = tokio::net::TcpSocket::new_v4().unwrap();
    socket.bind(([127, 0, 0, 1], 0).into()).unwrap();
    let asked = Asked::new(Ask::Post, format!("http://{}/", socket.local_addr().unwrap()));
    let clock = Paused::new();
    let end = bounded(adapter(&TABLE[0], asked, clock.clone())).await;
    (end.unwrap_err().0, clock.waits())
}

#[tokio::test]
async fn a_connection_that_is_refused() {
    let text = "connection refused; given up after 5 attempts: no attempt is left".to_owned();
    let wanted = (text, vec![250, 500, 1_000, 2_000]);
    assert_eq!(refused(plain).await, wanted);
    assert_eq!(refused(tower).await, wanted);
    assert_eq!(refused(backon).await, wanted);
    // It does not tell whether the connection is one after a redirect, so the order may have been placed.
    let text =
        "no response; given up after 1 attempt: the request may have been executed and is not idempotent";
    assert_eq!(refused(reqwest_middleware).await, (text.to_owned(), Vec::new()));
}
