//! Does the client that people copy survive a hostile service?

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use errspec::client::{RetryPolicy, Stop};

use crate::ErrorCode;
use crate::library::{CallError, Library};

/// Starts a service in threads of its own; it counts the bytes that it could send.
fn serve(
    answer: impl Fn(&mut TcpStream) -> std::io::Result<()> + Send + Sync + 'static,
) -> (String, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let served = Arc::new(AtomicUsize::new(0));
    let (answer, count) = (Arc::new(answer), served.clone());
    thread::spawn(move || {
        for mut stream in listener.incoming().map_while(Result::ok) {
            let answer = answer.clone();
            count.fetch_add(1, Ordering::Relaxed);
            thread::spawn(move || {
                // The request has no body, and is short enough for one read.
                if stream.read(&mut [0; 4_096]).is_ok() {
                    // The client hangs up once it has read enough.
                    _ = answer(&mut stream);
                }
            });
        }
    });
    (url, served)
}

async fn call(
    url: &str,
    limits: impl FnOnce(RetryPolicy) -> RetryPolicy,
) -> Result<serde_json::Value, errspec::client::RetryError<CallError>> {
    let library = Library::new(url.to_owned(), Some(0.0)).unwrap();
    tokio::time::timeout(Duration::from_secs(50), library.get("/books").limits(limits).send())
        .await
        .expect("it ends")
}

#[tokio::test]
async fn an_endless_failure_takes_little_memory_and_time() {
    let sent = Arc::new(AtomicUsize::new(0));
    let count = sent.clone();
    let (url, requests) = serve(move |stream| {
        stream.write_all(b"HTTP/1.1 500 \r\ncontent-type: application/json\r\n\r\n{\"error\": {\"code\": \"internal_error\", \"message\": \"")?;
        loop {
            stream.write_all(&[b'x'; 16 * 1024])?;
            count.fetch_add(16 * 1024, Ordering::Relaxed);
        }
    });
    let start = Instant::now();
    let error = call(&url, |policy| policy).await.unwrap_err();
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
    assert_eq!(error.failure().and_then(|failure| failure.known()), Some(&ErrorCode::InternalError));
    assert_eq!((error.stop(), requests.load(Ordering::Relaxed)), (Stop::OutOfAttempts, 5));
    // The rest of it is in the buffers of the sockets.
    let most = 5 * 8 * 1024 * 1024;
    assert!(sent.load(Ordering::Relaxed) <= most, "{} bytes", sent.load(Ordering::Relaxed));
}

#[tokio::test]
async fn an_endless_success_is_an_error() {
    let (url, requests) = serve(|stream| {
        stream.write_all(b"HTTP/1.1 200 \r\n\r\n[")?;
        loop {
            stream.write_all(&[b' '; 16 * 1024])?;
        }
    });
    let error = call(&url, |policy| policy).await.unwrap_err();
    assert!(matches!(error.error(), Some(CallError::TooLong)), "{error}");
    assert_eq!((error.stop(), requests.load(Ordering::Relaxed)), (Stop::ClientError, 1));
}

/// The body of a success is a part of the attempt, so one that breaks or stalls is requested again.
#[tokio::test]
async fn a_success_whose_body_breaks_is_requested_again() {
    let tries = Arc::new(AtomicUsize::new(0));
    let (url, requests) = serve(move |stream| {
        stream.write_all(b"HTTP/1.1 200 \r\ncontent-length: 13\r\nconnection: close\r\n\r\n[\"book_1")?;
        match tries.fetch_add(1, Ordering::Relaxed) % 3 {
            0 => Ok(()),
            1 => stream.read(&mut [0]).map(drop),
            _ => stream.write_all(b"\", 2]"),
        }
    });
    let limits = |policy: RetryPolicy| policy.with_attempt_timeout(Duration::from_millis(300));
    assert_eq!(call(&url, limits).await.unwrap(), serde_json::json!(["book_1", 2]));
    assert_eq!(requests.load(Ordering::Relaxed), 3);
    // What a POST without an idempotency key has done is not done again.
    let library = Library::new(url, Some(0.0)).unwrap();
    let error = library.post("/loans").limits(limits).send().await.unwrap_err();
    assert_eq!((error.stop(), requests.load(Ordering::Relaxed)), (Stop::NotIdempotent, 4));
}

#[tokio::test]
async fn an_envelope_before_a_reset_keeps_its_code() {
    let (url, _) = serve(|stream| {
        stream.write_all(b"HTTP/1.1 500 \r\ncontent-length: 60000\r\n\r\n{\"error\": {\"code\": \"internal_error\", \"request_id\": \"req_1\"}}")
    });
    let error = call(&url, |policy| policy).await.unwrap_err();
    let failure = error.failure().expect("there is a response");
    assert_eq!((failure.known(), failure.request_id()), (Some(&ErrorCode::InternalError), Some("req_1")));
    assert_eq!(error.stop(), Stop::OutOfAttempts);
}

#[tokio::test]
async fn a_silent_service_is_not_waited_for() {
    let (url, _) = serve(|stream| stream.read(&mut [0]).map(drop));
    let start = Instant::now();
    let limits = |policy: RetryPolicy| {
        policy.with_max_elapsed(Duration::from_millis(400)).with_attempt_timeout(Duration::from_millis(200))
    };
    let error = call(&url, limits).await.unwrap_err();
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
    assert!(error.error().is_none());
    assert_eq!(error.stop(), Stop::OutOfTime);
}

#[tokio::test]
async fn a_key_in_the_url_is_not_in_the_error() {
    let (url, _) = serve(|_| Ok(()));
    let library = Library::new(url, Some(0.0)).unwrap();
    let error = library
        .get("/books?api_key=SECRET")
        .limits(|policy| policy.with_max_attempts(1))
        .send()
        .await
        .unwrap_err();
    let texts = [error.to_string(), format!("{error:?}"), error.ticket(ErrorCode::SUPPORT).to_string()];
    assert!(texts.iter().all(|text| !text.contains("SECRET")), "{texts:?}");
}
