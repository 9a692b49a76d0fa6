//! A service on loopback that follows a script, over real connections.

use std::collections::VecDeque;
use std::fmt::Write;
use std::future;
use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// A service that lives as long as its runtime.
pub(crate) struct Server {
    address: SocketAddr,
    said: Arc<Mutex<Said>>,
}

#[derive(Default)]
struct Said {
    requests: Vec<String>,
    answers: VecDeque<String>,
}

impl Server {
    /// Responds to each request with the next response of the script, each on its own connection.
    ///
    /// A response is a status, followed by headers, each after a semicolon; then an empty line and the body.
    /// An empty one hangs up, `silent` sends nothing, and a body `…` never ends.
    pub(crate) async fn start(answers: &[&str]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let answers = answers.iter().copied().map(str::to_owned).collect();
        let said = Arc::new(Mutex::new(Said { requests: Vec::new(), answers }));
        let shared = said.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, shared.clone()));
            }
        });
        Self { address, said }
    }

    /// A URL of the service.
    pub(crate) fn link(&self) -> String {
        format!("http://{}/orders", self.address)
    }

    /// The requests so far: method, idempotency key and body.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.said.lock().unwrap().requests.clone()
    }
}

/// Fails after a minute, so that a test cannot hang.
pub(crate) async fn bounded<T>(work: impl Future<Output = T>) -> T {
    tokio::time::timeout(Duration::from_secs(60), work).await.expect("it ends")
}

async fn serve(mut stream: TcpStream, said: Arc<Mutex<Said>>) -> io::Result<()> {
    let request = read(&mut stream).await?;
    let answer = {
        let mut said = said.lock().unwrap();
        said.requests.push(request);
        said.answers.pop_front().unwrap_or_else(|| "200\n\nmore than the script has".to_owned())
    };
    match &*answer {
        "" => return Ok(()),
        "silent" => future::pending().await,
        _ => {}
    }
    let (head, body) = answer.split_once("\n\n").unwrap_or((&answer, ""));
    // HTTP/1.1 has a space after the status even without a reason phrase.
    let (status, headers) = head.split_once("; ").unwrap_or((head, ""));
    let mut head = format!("HTTP/1.1 {status} \r\nconnection: close\r\n");
    for header in headers.split("; ").filter(|header| !header.is_empty()) {
        write!(head, "{header}\r\n").unwrap();
    }
    let is_endless = body == "…";
    if !is_endless && !head.contains("content-length") {
        write!(head, "content-length: {}\r\n", body.len()).unwrap();
    }
    stream.write_all(format!("{head}\r\n").as_bytes()).await?;
    if is_endless {
        // At some point the client has read enough, and hangs up.
        loop {
            stream.write_all("<p>Not here.</p>\n".repeat(500).as_bytes()).await?;
        }
    }
    stream.write_all(body.as_bytes()).await?;
    stream.shutdown().await
}

/// Reads a whole request; a connection that is closed earlier is reset.
async fn read(stream: &mut TcpStream) -> io::Result<String> {
    let head = until(stream, "\r\n\r\n").await?;
    let header = |wanted: &str| {
        let lines = head.lines().skip(1).filter_map(|line| line.split_once(':'));
        lines.filter(|(name, _)| name.eq_ignore_ascii_case(wanted)).map(|(_, value)| value.trim()).next()
    };
    let body = if header("transfer-encoding").is_some() {
        until(stream, "0\r\n\r\n").await?
    } else {
        let mut body = vec![0; header("content-length").map_or(0, |length| length.parse().unwrap())];
        stream.read_exact(&mut body).await?;
        String::from_utf8(body).unwrap()
    };
    let method = head.split(' ').next().unwrap_or_default();
    let words = [method, header("idempotency-key").unwrap_or_default(), &body];
    Ok(words.iter().filter(|word| !word.is_empty()).copied().collect::<Vec<_>>().join(" "))
}

async fn until(stream: &mut TcpStream, end: &str) -> io::Result<String> {
    let mut text = String::new();
    while !text.ends_with(end) {
        text.push(char::from(stream.read_u8().await?));
    }
    Ok(text)
}
