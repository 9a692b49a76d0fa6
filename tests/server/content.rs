//! What do the routes of every framework return, and how do they fail?

use std::error::Error;
use std::time::Duration;
use std::{fmt, io};

use errspec::{ApiError, ApiErrors};
use http::header::{self, HeaderName, HeaderValue};

use crate::catalog::Code;
use crate::evil::{self, EvilError};
use crate::replaced;

#[derive(Debug)]
struct Pool(io::Error);

impl fmt::Display for Pool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the pool is\nempty")
    }
}

impl Error for Pool {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.0)
    }
}

pub(crate) fn everything() -> ApiError<Code> {
    ApiError::new(Code::ServiceUnavailable)
        .with_message("Try \"again\".")
        .with_detail("attempt", 3)
        .with_detail("region", "eu")
        .with_retry_after(Duration::from_millis(1_500))
        .with_source(Pool(io::Error::other("10.0.0.7 is gone")))
}

/// Three errors, of which one could be retried.
pub(crate) fn several() -> ApiErrors<Code> {
    let shard = |value| (HeaderName::from_static("x-shard"), HeaderValue::from_static(value));
    let mut errors = ApiErrors::new(translated().with_source("no row"));
    errors.push(everything().with_header(shard("8").0, shard("8").1));
    errors.extend([ApiError::new(Code::NotFound).with_source("no row either")]);
    errors
}

/// Errors that all wait, the longest of them for 90 seconds.
pub(crate) fn waiting() -> ApiErrors<Code> {
    let limited =
        |seconds| ApiError::new(Code::RateLimitExceeded).with_retry_after(Duration::from_secs(seconds));
    let header = ApiError::new(Code::RateLimitExceeded)
        .with_header(header::RETRY_AFTER, HeaderValue::from_static("90"));
    match ApiErrors::collect([limited(5), header, limited(7)]) {
        Some(errors) => errors,
        None => unreachable!("there are three"),
    }
}

pub(crate) fn with_two_challenges() -> ApiError<Code> {
    ApiError::new(Code::Unauthorized)
        .with_header(header::WWW_AUTHENTICATE, HeaderValue::from_static("Basic"))
        .with_header(header::WWW_AUTHENTICATE, HeaderValue::from_static("DPoP"))
}

pub(crate) fn with_allow() -> ApiError<Code> {
    ApiError::new(Code::BadRequest).with_header(header::ALLOW, HeaderValue::from_static("GET, PUT"))
}

pub(crate) fn translated() -> ApiError<Code> {
    ApiError::new(Code::NotFound)
        .with_message("Es ist nicht da.")
        .with_header(header::CONTENT_LANGUAGE, HeaderValue::from_static("de"))
        .with_header(header::CONTENT_TYPE, HeaderValue::from_static("text/plain"))
        .with_header(HeaderName::from_static("x-shard"), HeaderValue::from_static("7"))
}

/// An error that sets all headers itself.
pub(crate) fn with_all() -> ApiError<Code> {
    let error = ApiError::new(Code::NotFound);
    replaced::headers().fold(error, |error, (name, value)| error.with_header(name, value))
}

/// An error that sets this header itself.
pub(crate) fn with_own(name: &str, value: &str) -> ApiError<Code> {
    ApiError::new(Code::NotFound).with_header(name.parse().unwrap(), value.parse().unwrap())
}

/// The handler is a future that panics.
pub(crate) fn panic() {
    let orders: [u64; 0] = [];
    assert!(orders.contains(&7), "order 7 is in memory");
}

/// The headers of a response of another service; some describe its body.
pub(crate) const PROXIED: [(&str, &str); 5] = [
    ("content-encoding", "gzip"),
    ("content-language", "de"),
    ("etag", "\"1\""),
    ("x-cache", "miss"),
    ("vary", "accept"),
];

/// How a middleware between the layer and the routes fails, by the path.
pub(crate) enum Fault {
    Io(io::Error),
    Error(ApiError<Code>),
    Poisoned(Poisoned),
    /// It waits for something that never happens, and gives up.
    Late,
    /// It panics before it returns a future.
    Panic,
    Evil(EvilError),
    /// Its future panics.
    Panics,
}

pub(crate) fn fault(path: &str, poison: &str) -> Option<Fault> {
    match path {
        "/evil/late/fails" => return Some(Fault::Io(io::Error::other("late"))),
        "/evil/late/panic" => return Some(Fault::Panics),
        _ => {}
    }
    if let Some(name) = path.strip_prefix("/fails/evil/") {
        return Some(evil::fault(name).map_or_else(|| Fault::Io(io::Error::other(name)), Fault::Evil));
    }
    Some(match path.strip_prefix("/fails/")? {
        "io" => Fault::Io(io::Error::other("10.0.0.7 is gone")),
        "missing" => Fault::Io(io::Error::new(io::ErrorKind::NotFound, "/etc/orders")),
        "below" => Fault::Io(io::Error::other(io::Error::new(io::ErrorKind::TimedOut, "no answer"))),
        "error" => {
            Fault::Error(ApiError::new(Code::NotFound).with_message("No order 7.").with_detail("order", 7))
        }
        "private" => Fault::Error(Code::Unauthorized.into()),
        "private/two" => Fault::Error(with_two_challenges()),
        "poisoned" => Fault::Poisoned(Poisoned::new(poison)),
        "late" => Fault::Late,
        "panic" => Fault::Panic,
        _ => return None,
    })
}

/// Gives up after a while, on a paused clock.
pub(crate) async fn late() -> io::Error {
    let never = std::future::pending::<()>();
    match tokio::time::timeout(Duration::from_secs(3_600), never).await {
        Ok(()) => unreachable!("it is never there"),
        Err(elapsed) => elapsed.into(),
    }
}

/// An error with the poison in each of its texts, and a source with it.
#[derive(Debug)]
pub(crate) struct Poisoned(String, Option<Box<Poisoned>>);

impl Poisoned {
    pub(crate) fn new(poison: &str) -> Self {
        Self(poison.to_owned(), Some(Box::new(Self(poison.to_owned(), None))))
    }
}

impl fmt::Display for Poisoned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Error for Poisoned {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.1.as_deref().map(|source| source as _)
    }
}

/// The type of a body and of a query.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Order {
    #[expect(dead_code, reason = "the extractor never gets that far")]
    secret_field: u64,
}

#[derive(serde::Deserialize)]
pub(crate) enum Kind {
    #[serde(rename = "hidden-kind")]
    Hidden,
}

/// The size limit of `/orders`, in bytes.
pub(crate) const LARGEST: usize = 64;
