//! What failed in a chain of `reqwest-middleware`?

use alloc::string::ToString;
use core::error::Error;
use core::fmt;

use super::redaction::{Redacted, redact, source};
use crate::ApiErrorSpec;
use crate::client::log_safe;
use crate::client::{Attempts, Failure, Outcome, RetryError, Retryable, Stop};

/// An error of a reqwest call: a failing response, or an error without a response.
///
/// A call with [`RetryMiddleware`] returns a [`RetryError`] of it, with all attempts.
/// `?` converts any error of reqwest or of `reqwest-middleware` into that [`RetryError`].
/// An error that [`RetryMiddleware`] did not create, such as one about the body of a success, has no attempts.
/// If you keep the [`reqwest_middleware::Error`], find it in the variant `Middleware` with
/// `downcast_ref::<RetryError<ReqwestError<C>>>()`.
///
/// [`Display`](fmt::Display) writes the error inside.
///
/// No text of it has a secret of the URL: only scheme, host and path are written.
/// They are removed from the [`reqwest::Error`] as well, unless another middleware has wrapped it into an error of its own.
/// If a source has such a secret in its text, [`source`](Error::source) does not return it.
///
/// ```
/// # use core::str::FromStr;
/// # use errspec::{ApiErrorSpec, Bucket, Entry, UnknownCode};
/// # #[derive(Debug)]
/// # enum ErrorCode {}
/// # impl ApiErrorSpec for ErrorCode {
/// #     fn entry(&self) -> Entry { match *self {} }
/// # }
/// use errspec::client::reqwest::ReqwestError;
/// use errspec::client::{RetryError, Stop};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// let client = reqwest_middleware::ClientWithMiddleware::default();
/// let error = client.get("no link").send().await.unwrap_err();
///
/// let error: RetryError<ReqwestError<ErrorCode>> = error.into();
/// assert!(error.failure().is_none());
/// assert_eq!(error.stop(), Stop::ClientError);
/// assert_eq!(error.to_string(), "builder error");
/// # }
/// ```
///
/// [`RetryMiddleware`]: super::RetryMiddleware
#[non_exhaustive]
pub enum ReqwestError<C> {
    /// A response of 4xx or 5xx.
    Api(Failure<C>),
    /// Anything else: no connection, a timeout, an invalid request, an error of another middleware.
    Client(reqwest_middleware::Error),
}

impl<C> ReqwestError<C> {
    /// An error of the client, without the secrets of its URL.
    pub(super) fn client(mut error: reqwest_middleware::Error) -> Self {
        redact(&mut error);
        Self::Client(error)
    }

    /// Returns the failing response, or `None` if there was none.
    pub const fn failure(&self) -> Option<&Failure<C>> {
        match self {
            Self::Api(failure) => Some(failure),
            Self::Client(_) => None,
        }
    }
}

/// A request without a response is [`Outcome::NoResponse`], never [`Outcome::NotSent`]: reqwest follows redirects, and
/// does not tell whether the first connection failed or one after a redirect.
///
/// An invalid request, too many redirects, an `https` URL without TLS in reqwest, and an error of another middleware are
/// [`Outcome::ClientError`]. An unknown host is not, since a name server can recover.
impl<C: ApiErrorSpec> Retryable for ReqwestError<C> {
    type Code = C;

    fn outcome(&self) -> Outcome<'_, C> {
        match self {
            Self::Api(failure) => Outcome::Response(failure),
            Self::Client(reqwest_middleware::Error::Reqwest(error))
                if error.is_request() && !is_unsupported(error) =>
            {
                Outcome::NoResponse
            }
            Self::Client(_) => Outcome::ClientError,
        }
    }
}

impl<C: ApiErrorSpec> fmt::Display for ReqwestError<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Api(failure) => failure.fmt(f),
            Self::Client(error) => fmt::Display::fmt(&Redacted(error), f),
        }
    }
}

impl<C: fmt::Debug> fmt::Debug for ReqwestError<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Api(failure) => f.debug_tuple("Api").field(failure).finish(),
            Self::Client(error) => {
                f.write_str("Client(")?;
                log_safe::debug(f, &Redacted(error))?;
                f.write_str(")")
            }
        }
    }
}

impl<C: ApiErrorSpec + fmt::Debug> Error for ReqwestError<C> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Api(failure) => failure.source(),
            Self::Client(error) => source(error),
        }
    }
}

impl<C: ApiErrorSpec + fmt::Debug + Send + Sync + 'static> From<reqwest_middleware::Error>
    for RetryError<ReqwestError<C>>
{
    fn from(error: reqwest_middleware::Error) -> Self {
        let error = match error {
            reqwest_middleware::Error::Middleware(error) => match error.downcast() {
                Ok(known) => return known,
                Err(other) => reqwest_middleware::Error::Middleware(other),
            },
            error @ reqwest_middleware::Error::Reqwest(_) => error,
        };
        Self::new(Some(ReqwestError::client(error)), Attempts::new(), Stop::ClientError)
    }
}

impl<C: ApiErrorSpec + fmt::Debug + Send + Sync + 'static> From<reqwest::Error>
    for RetryError<ReqwestError<C>>
{
    fn from(error: reqwest::Error) -> Self {
        Self::from(reqwest_middleware::Error::Reqwest(error))
    }
}

/// Whether the client has no connector for the scheme of the URL, such as `https` without TLS.
///
/// Only its text tells, since the type is private to hyper-util.
fn is_unsupported(error: &reqwest::Error) -> bool {
    let mut next = error.source();
    while let Some(error) = next {
        if error.to_string().starts_with("invalid URL, ") {
            return true;
        }
        next = error.source();
    }
    false
}
