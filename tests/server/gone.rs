//! What is logged if a client leaves, or a body breaks, over a real connection?

use std::net::SocketAddr;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::ask::Layers;
use crate::framework::Framework;
use crate::log::Recorder;
use crate::loopback::{PATIENCE, listener};
use crate::{on_actix, on_axum};

/// How the client reads the response.
#[derive(Clone, Copy)]
enum Reads {
    /// It closes the connection while the request is handled.
    Nothing,
    /// It resets the connection while the request is handled.
    Resets,
    /// It leaves after the first bytes.
    First,
    /// It reads until the server closes the connection.
    All,
}

async fn ask(server: SocketAddr, path: &str, reads: Reads) {
    let mut stream = TcpStream::connect(server).await.unwrap();
    let request = |path| format!("GET {path} HTTP/1.1\r\nhost: x\r\nx-request-id: req_test\r\n\r\n");
    if let Reads::All = reads {
        stream.write_all(request(path).as_bytes()).await.unwrap();
        // A broken body ends the connection, with or without an error.
        drop(stream.read_to_end(&mut Vec::new()).await);
        return;
    }
    // The response to the first request shows that the server has both: they are in one packet.
    let both = [request("/id"), request(path)].concat();
    stream.write_all(both.as_bytes()).await.unwrap();
    let mut first = String::new();
    while !first.ends_with("\r\n\r\nreq_test req_test") {
        first.push(char::from(stream.read_u8().await.unwrap()));
    }
    match reads {
        Reads::Nothing | Reads::All => {}
        Reads::Resets => stream.set_zero_linger().unwrap(),
        Reads::First => assert_ne!(stream.read(&mut [0; 16]).await.unwrap(), 0),
    }
}

/// Asks, and waits for the first line of the log.
async fn first_line(server: SocketAddr, path: &str, reads: Reads, log: &Recorder) -> String {
    tokio::time::timeout(PATIENCE, async {
        ask(server, path, reads).await;
        loop {
            if let Some(line) = log.lines().into_iter().next() {
                return line;
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    })
    .await
    .expect("a line is logged")
}

fn of_axum(path: &str, reads: Reads) -> String {
    let log = Recorder::new();
    let _recorded = log.record_thread();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let (listener, address) = listener();
        let listener = tokio::net::TcpListener::from_std(listener).unwrap();
        let server = tokio::spawn(async { axum::serve(listener, on_axum::app(Layers::ONE)).await });
        let line = first_line(address, path, reads, &log).await;
        server.abort();
        line
    })
}

fn of_actix(path: &str, reads: Reads) -> String {
    let log = Recorder::new();
    let of_worker = log.clone();
    actix_web::rt::System::new().block_on(async {
        let (listener, address) = listener();
        let app = move || {
            // The worker is a thread of its own, and ends with the server.
            std::mem::forget(of_worker.record_thread());
            on_actix::app(Layers::ONE)
        };
        let server = actix_web::HttpServer::new(app).workers(1).disable_signals();
        let server = server.listen(listener).unwrap().run();
        let handle = server.handle();
        let running = actix_web::rt::spawn(server);
        let line = first_line(address, path, reads, &log).await;
        handle.stop(false).await;
        running.await.unwrap().unwrap();
        line
    })
}

#[track_caller]
fn check(path: &str, reads: Reads, expected: &str) {
    for framework in Framework::ALL {
        let ask = framework.pick(of_axum as fn(&str, Reads) -> String, of_actix);
        let line = ask(path, reads);
        assert!(line.contains(expected), "{framework:?}: {line}");
    }
}

#[test]
fn a_client_that_leaves_before_the_response() {
    const ABANDONED: &str = r#"request abandoned: request_id="req_test""#;
    check("/stream/never", Reads::Resets, ABANDONED);
    // actix-web lets the handler finish.
    assert!(of_axum("/stream/never", Reads::Nothing).contains(ABANDONED));
}

#[test]
fn a_client_that_leaves_within_the_body() {
    check("/stream/slow", Reads::First, r#"response body abandoned: status=200 request_id="req_test""#);
}

#[test]
fn a_body_that_breaks() {
    check("/stream/error", Reads::All, r#"response body broke: status=200 request_id="req_test""#);
    check("/stream/panic", Reads::All, r#"response body broke: status=200 request_id="req_test""#);
}
