//! A real server, asked over a real connection.

use axum::Router;
use axum::routing::{get, post};
use errspec::ApiError;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::catalog::Code;
use crate::driven::layer;

async fn panicking() {
    assert_eq!(1, 2, "poison");
}

/// What the server sends until it closes, with its headers by name and without the date.
async fn ask(request: &str) -> String {
    let app = Router::new()
        .route("/order", get(|| async { ApiError::new(Code::NotFound).with_detail("order", 7) }))
        .route("/orders", post(|_: axum::Json<u64>| async {}))
        .route("/panic", get(panicking))
        .layer(layer());
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let server = tokio::spawn(async move { axum::serve(listener, app).await });

    let mut stream = TcpStream::connect(address).await.unwrap();
    let request = format!("{request}\r\nhost: x\r\nconnection: close\r\nx-request-id: req_test\r\n\r\n");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut response = String::new();
    stream.read_to_string(&mut response).await.unwrap();
    server.abort();

    let (head, body) = response.split_once("\r\n\r\n").unwrap();
    let mut lines = head.split("\r\n");
    let status = lines.next().unwrap();
    let mut headers: Vec<_> = lines.filter(|line| !line.starts_with("date: ")).collect();
    headers.sort_unstable();
    format!("{status}\n{}\n\n{body}", headers.join("\n"))
}

#[track_caller]
fn check(request: &str, expected: &str) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    assert_eq!(runtime.block_on(ask(request)), expected);
}

const NOT_FOUND: &str = concat!(
    "HTTP/1.1 404 Not Found\nconnection: close\ncontent-length: 147\ncontent-type: application/json\n",
    "x-request-id: req_test\n\n",
);

#[test]
fn a_failure_is_sent_whole() {
    let body = concat!(
        r#"{"error":{"code":"not_found","message":"It is not there.","request_id":"req_test","#,
        r#""docs_url":"https://d.example/#not_found","details":{"order":7}}}"#,
    );
    check("GET /order HTTP/1.1", &format!("{NOT_FOUND}{body}"));
}

#[test]
fn head_is_sent_without_a_body() {
    check("HEAD /order HTTP/1.1", NOT_FOUND);
}

#[test]
fn a_panic_is_answered() {
    check(
        "GET /panic HTTP/1.1",
        concat!(
            "HTTP/1.1 500 Internal Server Error\nconnection: close\ncontent-length: 128\n",
            "content-type: application/json\nx-request-id: req_test\n\n",
            r#"{"error":{"code":"internal_error","message":"It broke.","request_id":"req_test","#,
            r#""docs_url":"https://d.example/#internal_error"}}"#,
        ),
    );
}

#[test]
fn a_wrong_method_is_told_the_right_one() {
    check(
        "DELETE /orders HTTP/1.1",
        concat!(
            "HTTP/1.1 405 Method Not Allowed\nallow: POST\nconnection: close\ncontent-length: 129\n",
            "content-type: application/json\nx-request-id: req_test\n\n",
            r#"{"error":{"code":"bad_request","message":"It is malformed.","request_id":"req_test","#,
            r#""docs_url":"https://d.example/#bad_request"}}"#,
        ),
    );
}
