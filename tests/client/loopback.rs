//! Over a real connection: a server on loopback that fails by a script, and a client that speaks just enough HTTP.

use std::future;
use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::thread;
use std::time::Duration;

use errspec::client::{Failure, Idempotency, Outcome, RetryError, RetryPolicy, Retryable, Stop, retry};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};

use crate::code::ErrorCode;
use crate::response::now;
use crate::script::{Paused, run};

#[derive(Debug)]
enum Mistake {
    Api(Failure<ErrorCode>),
    Io,
}

impl Retryable for Mistake {
    type Code = ErrorCode;

    fn outcome(&self) -> Outcome<'_, ErrorCode> {
        match self {
            Self::Api(failure) => Outcome::Response(failure),
            Self::Io => Outcome::NoResponse,
        }
    }
}

impl From<io::Error> for Mistake {
    fn from(_: io::Error) -> Self {
        Self::Io
    }
}

/// Answers one request with each response, and hands over how many there were.
fn serve(responses: Vec<Vec<u8>>) -> (SocketAddr, thread::JoinHandle<usize>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let server = thread::spawn(move || {
        let mut requests = 0;
        for response in responses {
            let (mut stream, _) = listener.accept().unwrap();
            let mut request = Vec::new();
            while !request.ends_with(b"\r\n\r\n") {
                let mut byte = [0];
                if stream.read_exact(&mut byte).is_err() {
                    return requests;
                }
                request.push(byte[0]);
            }
            requests += 1;
            // A client that has read enough may hang up.
            let _ = stream.write_all(&response);
        }
        requests
    });
    (address, server)
}

/// One request: its body if it succeeds, else its failure.
fn get(address: SocketAddr) -> Result<Vec<u8>, Mistake> {
    let mut stream = TcpStream::connect(address)?;
    stream.write_all(b"GET /orders/7 HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n")?;
    let mut response = Vec::new();
    stream.read_to_end(&mut response)?;
    let end = response.windows(4).position(|four| four == b"\r\n\r\n").ok_or(Mistake::Io)?;
    let (head, body) = (&response[..end], &response[end + 4..]);
    let mut lines = head.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii);
    let status = lines.next().and_then(|line| line.split(|byte| *byte == b' ').nth(1)).ok_or(Mistake::Io)?;
    let status = StatusCode::from_bytes(status).map_err(|_| Mistake::Io)?;
    let mut headers = HeaderMap::new();
    for line in lines {
        let colon = line.iter().position(|byte| *byte == b':').ok_or(Mistake::Io)?;
        let name = HeaderName::from_bytes(&line[..colon]).map_err(|_| Mistake::Io)?;
        headers
            .append(name, HeaderValue::from_bytes(line[colon + 1..].trim_ascii()).map_err(|_| Mistake::Io)?);
    }
    if !status.is_success() {
        return Err(Mistake::Api(Failure::from_response(status, &headers, body, now())));
    }
    Ok(body.to_vec())
}

/// A run against these responses, and how long it waited.
fn play(responses: Vec<Vec<u8>>) -> (Result<Vec<u8>, RetryError<Mistake>>, Vec<u128>) {
    let wanted = responses.len();
    let (address, server) = serve(responses);
    let clock = Paused::new();
    let result = run(retry(&RetryPolicy::new(), Idempotency::Idempotent, &mut clock.clone(), || {
        future::ready(get(address))
    }));
    // A server that still waits for a request is told that there is none.
    let _ = TcpStream::connect(address);
    assert_eq!(server.join().unwrap(), wanted, "requests");
    (result, clock.waits())
}

#[test]
fn a_service_that_comes_back() {
    let page = "<html>".repeat(200_000);
    let (result, waits) = play(vec![
        b"HTTP/1.1 500 Internal Server Error\r\n\r\n{\"error\": {\"code\": \"internal_error\", \"request_id\": \"req_1\"}}".to_vec(),
        // It hangs up without a word.
        Vec::new(),
        b"HTTP/1.1 429 Too Many Requests\r\ndate: Sun, 06 Nov 1994 08:49:37 GMT\r\nretry-after: Sun, 06 Nov 1994 08:50:07 GMT\r\n\r\n{\"error\": {\"code\": \"rate_limit_exceeded\"}}".to_vec(),
        format!("HTTP/1.1 502 Bad Gateway\r\nx-request-id: edge-9\r\n\r\n{page}").into_bytes(),
        b"HTTP/1.1 200 OK\r\n\r\ndone".to_vec(),
    ]);
    assert_eq!(result.unwrap(), b"done");
    assert_eq!(waits, [250, 500, 30_000, 2_000]);
}

#[test]
fn a_service_that_does_not() {
    let down = |id: &str| {
        format!("HTTP/1.1 503 Service Unavailable\r\nx-request-id: {id}\r\n\r\n{{\"error\": {{\"code\": \"service_unava").into_bytes()
    };
    let (result, waits) = play(["a", "b", "c", "d", "e"].map(down).to_vec());
    let error = result.unwrap_err();
    assert_eq!(waits, [250, 500, 1_000, 2_000]);
    assert_eq!(error.stop(), Stop::OutOfAttempts);
    assert_eq!(error.attempts().request_ids().collect::<Vec<_>>(), ["a", "b", "c", "d", "e"]);
    assert!(error.attempts().recurs());
}

#[test]
fn a_wait_that_is_the_callers_to_decide() {
    let response = b"HTTP/1.1 429 Too Many Requests\r\nretry-after: 86400\r\n\r\n{\"error\": {\"code\": \"quota_exceeded\"}}";
    let (result, waits) = play(vec![response.to_vec()]);
    let error = result.unwrap_err();
    let Stop::LongRetryAfter(wait) = error.stop() else { unreachable!("{:?}", error.stop()) };
    assert_eq!(wait.delay(), Duration::from_secs(86_400));
    assert!(waits.is_empty(), "{waits:?}");
}
