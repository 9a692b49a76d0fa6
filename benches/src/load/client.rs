//! Sends a request to the service and receives the response.

use std::convert::Infallible;

use axum::ServiceExt;
use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::response::Response;
use http_body_util::BodyExt;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tower::{Service, ServiceExt as _};

use super::contestant::Asked;

/// What a client received.
pub(super) type Answer = http::Response<Bytes>;

pub(super) trait Client {
    async fn ask(&mut self);

    /// The last response.
    fn answer(&self) -> Answer;
}

/// Calls the service, as hyper does for each request.
pub(super) struct Driven<S> {
    service: S,
    asked: Asked,
    answer: Answer,
}

impl<S> Driven<S> {
    pub(super) fn new(service: S, asked: Asked) -> Self {
        Self { service, asked, answer: Answer::default() }
    }
}

impl<S: Service<Request, Response = Response, Error = Infallible> + Clone> Client for Driven<S> {
    async fn ask(&mut self) {
        let request =
            Request::get(self.asked.path()).header("host", "x").header("accept", "application/json");
        let request = request.body(Body::empty()).expect("a request");
        let Ok(response) = self.service.clone().oneshot(request).await;
        let (parts, body) = response.into_parts();
        let body = body.collect().await.expect("a body").to_bytes();
        self.answer = Answer::from_parts(parts, body);
    }

    fn answer(&self) -> Answer {
        self.answer.clone()
    }
}

/// A connection that stays open. It does as little as possible with a response, because that is not what is measured.
pub(super) struct Connected {
    stream: TcpStream,
    request: String,
    response: Vec<u8>,
    /// The length of each response; dates and request ids always have the same length.
    length: usize,
}

impl Connected {
    /// Serves as axum does.
    pub(super) async fn new<S>(service: S, asked: Asked) -> Self
    where
        S: Service<Request, Response = Response, Error = Infallible> + Clone + Send + 'static,
        S::Future: Send,
    {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("a port");
        tokio::spawn(async move { axum::serve(listener, service.into_make_service()).await });
        let mut stream = TcpStream::connect(address).await.expect("a server");
        stream.set_nodelay(true).expect("a connection");
        let head = format!("GET {} HTTP/1.1\r\nhost: x\r\naccept: application/json\r\n", asked.path());
        let length = last_length(&mut stream, &format!("{head}connection: close\r\n\r\n")).await;
        let stream = TcpStream::connect(address).await.expect("a server");
        stream.set_nodelay(true).expect("a connection");
        // The other response announces that it is the last.
        let length = length - "connection: close\r\n".len();
        Self { stream, request: format!("{head}\r\n"), response: Vec::with_capacity(4096), length }
    }
}

async fn last_length(stream: &mut TcpStream, request: &str) -> usize {
    let mut response = Vec::new();
    stream.write_all(request.as_bytes()).await.expect("an open connection");
    stream.read_to_end(&mut response).await.expect("a response")
}

impl Client for Connected {
    async fn ask(&mut self) {
        self.stream.write_all(self.request.as_bytes()).await.expect("an open connection");
        self.response.clear();
        while self.response.len() < self.length {
            let read = self.stream.read_buf(&mut self.response).await.expect("an open connection");
            assert!(read > 0, "the connection stays open");
        }
        assert_eq!(self.response.len(), self.length, "responses have one length");
    }

    fn answer(&self) -> Answer {
        let text = std::str::from_utf8(&self.response).expect("text");
        let (head, body) = text.split_once("\r\n\r\n").expect("a head");
        let mut lines = head.split("\r\n");
        let status = lines.next().and_then(|line| line.split(' ').nth(1)).expect("a status");
        let mut answer = http::Response::builder().status(status);
        for (name, value) in lines.filter_map(|line| line.split_once(": ")) {
            answer = answer.header(name, value);
        }
        answer.body(Bytes::copy_from_slice(body.as_bytes())).expect("a response")
    }
}
