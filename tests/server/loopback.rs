//! Real servers over a real connection.

use std::net::{SocketAddr, TcpListener};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::ask::Layers;
use crate::framework::Framework;
use crate::kept::Kept;
use crate::{on_actix, on_axum};

/// Longer than any machine needs, so that a server that hangs fails the test.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

/// What the server sends until it closes, with its headers by name and without the date.
async fn ask(server: SocketAddr, request: &str) -> String {
    let mut stream = TcpStream::connect(server).await.unwrap();
    let request = format!("{request}\r\nhost: x\r\nconnection: close\r\nx-request-id: req_test\r\n\r\n");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut response = String::new();
    stream.read_to_string(&mut response).await.unwrap();

    let (head, body) = response.split_once("\r\n\r\n").unwrap();
    let mut lines = head.split("\r\n");
    let status = lines.next().unwrap();
    let mut headers: Vec<_> = lines.filter(|line| !line.starts_with("date: ")).collect();
    headers.sort_unstable();
    format!("{status}\n{}\n\n{body}", headers.join("\n"))
}

pub(crate) fn listener() -> (TcpListener, SocketAddr) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let address = listener.local_addr().unwrap();
    (listener, address)
}

fn of_axum(layers: Layers, request: &str) -> String {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let (listener, address) = listener();
        let listener = tokio::net::TcpListener::from_std(listener).unwrap();
        let server = tokio::spawn(async move { axum::serve(listener, on_axum::app(layers)).await });
        let response = tokio::time::timeout(PATIENCE, ask(address, request)).await.unwrap();
        server.abort();
        response
    })
}

fn of_actix(layers: Layers, request: &str) -> String {
    actix_web::rt::System::new().block_on(async {
        let (listener, address) = listener();
        let server = actix_web::HttpServer::new(move || on_actix::app(layers)).workers(1).disable_signals();
        let server = server.listen(listener).unwrap().run();
        let handle = server.handle();
        let running = actix_web::rt::spawn(server);
        let response = tokio::time::timeout(PATIENCE, ask(address, request)).await.unwrap();
        handle.stop(false).await;
        running.await.unwrap().unwrap();
        response
    })
}

#[track_caller]
fn check(request: &str, expected: &str) {
    check_in(Layers::ONE, request, expected);
}

#[track_caller]
fn check_in(layers: Layers, request: &str, expected: &str) {
    for framework in Framework::ALL {
        let ask = framework.pick(of_axum as fn(Layers, &str) -> String, of_actix);
        assert_eq!(ask(layers, request), expected, "{framework:?}");
    }
}

const FAILED: &str = concat!(
    "HTTP/1.1 500 Internal Server Error\ncache-control: no-store\nconnection: close\ncontent-length: 128\n",
    "content-type: application/json\nx-request-id: req_test\n\n",
);

const FAILED_BODY: &str = concat!(
    r#"{"error":{"code":"internal_error","message":"It broke.","request_id":"req_test","#,
    r#""docs_url":"https://d.example/#internal_error"}}"#,
);

#[test]
fn a_failure_is_sent_whole() {
    check("GET /broken HTTP/1.1", &format!("{FAILED}{FAILED_BODY}"));
}

#[test]
fn head_is_sent_without_a_body() {
    for path in ["/broken", "/fails/io"] {
        check(&format!("HEAD {path} HTTP/1.1"), FAILED);
    }
}

/// `Transfer-Encoding` that contradicts the body would make the response unreadable.
#[test]
fn no_header_of_an_error_breaks_its_response() {
    for (name, value) in [
        ("transfer-encoding", "chunked"),
        ("transfer-encoding", "gzip"),
        ("content-length", "7"),
        ("content-encoding", "gzip"),
        ("content-type", "text/plain"),
        ("trailer", "x-checksum"),
    ] {
        check(
            &format!("GET /own/{name}/{value} HTTP/1.1"),
            concat!(
                "HTTP/1.1 404 Not Found\ncache-control: no-store\nconnection: close\ncontent-length: 127\n",
                "content-type: application/json\nx-request-id: req_test\n\n",
                r#"{"error":{"code":"not_found","message":"It does not exist.","request_id":"req_test","#,
                r#""docs_url":"https://d.example/#not_found"}}"#,
            ),
        );
    }
}

#[test]
fn a_panic_and_an_error_of_a_middleware_are_answered() {
    for path in ["/panic", "/fails/panic", "/fails/io"] {
        check(&format!("GET {path} HTTP/1.1"), &format!("{FAILED}{FAILED_BODY}"));
    }
}

#[test]
fn a_wrong_method_gets_allow() {
    check(
        "DELETE /orders HTTP/1.1",
        concat!(
            "HTTP/1.1 405 Method Not Allowed\nallow: POST\ncache-control: no-store\nconnection: close\ncontent-length: 129\n",
            "content-type: application/json\nx-request-id: req_test\n\n",
            r#"{"error":{"code":"bad_request","message":"It is malformed.","request_id":"req_test","#,
            r#""docs_url":"https://d.example/#bad_request"}}"#,
        ),
    );
}

#[test]
fn a_body_that_is_kept_is_sent_as_it_is() {
    let layers = Layers { kept: Kept::Any, ..Layers::ONE };
    check_in(
        layers,
        "GET /body/headers HTTP/1.1",
        concat!(
            "HTTP/1.1 401 Unauthorized\ncache-control: max-age=9\nconnection: close\ncontent-length: 58\n",
            "content-type: application/json\netag: \"1\"\nlast-modified: Sun, 06 Nov 1994 08:49:37 GMT\n",
            "x-request-id: req_test\nx-shard: 7\n\n",
            r#"{"error": {"code": "not_found", "message": "No order 7."}}"#,
        ),
    );
    // In chunks of seven bytes.
    check_in(
        layers,
        "GET /body/stream HTTP/1.1",
        concat!(
            "HTTP/1.1 404 Not Found\nconnection: close\ncontent-type: application/json\n",
            "transfer-encoding: chunked\nx-request-id: req_test\n\n",
            "7\r\n{\"error\r\n7\r\n\": {\"co\r\n7\r\nde\": \"n\r\n7\r\not_foun\r\n7\r\nd\", \"me\r\n",
            "7\r\nssage\":\r\n7\r\n \"No or\r\n7\r\nder 7.\"\r\n2\r\n}}\r\n0\r\n\r\n",
        ),
    );
}
