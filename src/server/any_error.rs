//! How does an error travel with its response, so that a layer can name the request in it and log it?

use alloc::sync::Arc;
use alloc::vec::Vec;
use core::error::Error;
use core::fmt;
use core::time::Duration;

use http::header::{CONTENT_LENGTH, CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use http::{HeaderMap, HeaderName, HeaderValue, Response};

use crate::{__private, ApiError, ApiErrorSpec, Envelope, Retry};

/// How a client proves who it is, where nobody says it.
pub(crate) const DEFAULT_CHALLENGE: HeaderValue = HeaderValue::from_static("Bearer");

/// Any [`ApiError`], kept in the extensions of the response that was made from it.
///
/// A layer finds there what the response does not say: the source, for the log.
/// Clones share the error.
///
/// ```
/// # use errspec::{ApiErrorSpec, Bucket, Entry, Retry};
/// # #[derive(Debug)]
/// # enum ErrorCode { NotFound }
/// # static FIX_IN_CODE: Bucket = Bucket::new("fix_in_code", "Fix in code", "Do not retry.", Retry::Never);
/// # impl ApiErrorSpec for ErrorCode {
/// #     fn entry(&self) -> Entry {
/// #         let text = "The resource does not exist.";
/// #         Entry::new("not_found", 404, &FIX_IN_CODE)
/// #             .meaning(text)
/// #             .docs_url("https://docs.example.com/errors#not_found")
/// #     }
/// # }
/// use std::error::Error;
///
/// use errspec::ApiError;
/// use errspec::server::AnyApiError;
///
/// let error = ApiError::new(ErrorCode::NotFound).with_source("no row");
/// let response: http::Response<Vec<u8>> = AnyApiError::from(error).to_response();
///
/// assert_eq!(response.status(), 404);
/// assert_eq!(response.headers()["content-type"], "application/json");
/// let error = response.extensions().get::<AnyApiError>().unwrap();
/// assert_eq!(error.as_spec().code(), "not_found");
/// assert_eq!(error.source().unwrap().to_string(), "no row");
/// ```
#[derive(Clone)]
pub struct AnyApiError(Arc<dyn ErasedError>);

/// What an `ApiError` is, whatever its code.
trait ErasedError: ApiErrorSpec + Error + Send + Sync {
    fn delay(&self) -> Option<Duration>;
    fn headers(&self) -> Option<&HeaderMap>;
    #[cfg(feature = "server-actix")]
    fn shared_source(&self) -> Option<crate::error::Source>;
}

impl<C: ApiErrorSpec + fmt::Debug + Send + Sync> ErasedError for ApiError<C> {
    fn delay(&self) -> Option<Duration> {
        self.retry_after()
    }

    fn headers(&self) -> Option<&HeaderMap> {
        self.header_map()
    }

    #[cfg(feature = "server-actix")]
    fn shared_source(&self) -> Option<crate::error::Source> {
        self.shared_source()
    }
}

impl AnyApiError {
    /// What the spec says about the error, its message and its details.
    #[must_use]
    pub fn as_spec(&self) -> &dyn ApiErrorSpec {
        &*self.0
    }

    /// When a client may try again, if this very error says so.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.delay()
    }

    /// The headers that belong to this very error.
    pub fn headers(&self) -> impl Iterator<Item = (&HeaderName, &HeaderValue)> {
        self.0.headers().into_iter().flatten()
    }

    /// The error as a response: its status, its own headers, its envelope without a request id, and itself in the extensions.
    ///
    /// - `Retry-After` is there if the error says when to try again, or if its bucket waits.
    /// - `WWW-Authenticate` of a 401 is `Bearer`, unless the error has one of its own.
    #[must_use]
    pub fn to_response<B: From<Vec<u8>>>(&self) -> Response<B> {
        let mut headers = self.own_headers(&DEFAULT_CHALLENGE);
        let body = self.describe(None, &mut headers);
        let mut response = Response::new(B::from(body));
        *response.status_mut() = __private::status_code(self.0.http_status());
        *response.headers_mut() = headers;
        response.extensions_mut().insert(self.clone());
        response
    }

    /// The same error under a code of the catalog.
    #[cfg(feature = "server-actix")]
    pub(crate) fn raise<C: crate::Catalog>(&self) -> ApiError<C> {
        __private::raised::<C>(self.as_spec()).with_parts(
            self.retry_after(),
            self.0.headers(),
            self.0.shared_source(),
        )
    }

    /// The headers that the error has before it is described, a 401 with that challenge unless it has its own.
    pub(crate) fn own_headers(&self, challenge: &HeaderValue) -> HeaderMap {
        let mut headers = self.0.headers().cloned().unwrap_or_default();
        if self.0.http_status() == 401 && !headers.contains_key(WWW_AUTHENTICATE) {
            headers.insert(WWW_AUTHENTICATE, challenge.clone());
        }
        headers
    }

    /// The body of the response; the headers that belong to it are set, a `Retry-After` that is there already is kept.
    pub(crate) fn describe(&self, request_id: Option<&str>, headers: &mut HeaderMap) -> Vec<u8> {
        let mut envelope = Envelope::new(self.as_spec());
        if let Some(request_id) = request_id {
            envelope = envelope.with_request_id(request_id);
        }
        let body = envelope.to_json();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(envelope.content_type()));
        headers.insert(CONTENT_LENGTH, HeaderValue::from(body.len()));
        if let Some(delay) = self.retry_after().or_else(|| self.default_delay())
            && !headers.contains_key(RETRY_AFTER)
        {
            headers.insert(RETRY_AFTER, HeaderValue::from(whole_seconds(delay)));
        }
        body
    }

    /// Whether that `Retry-After` is what the spec says, for want of a better one.
    #[cfg(any(feature = "server-actix", feature = "server-tower"))]
    pub(crate) fn is_default_delay(&self, header: &HeaderValue) -> bool {
        let default = self.default_delay().filter(|_| self.retry_after().is_none());
        default.is_some_and(|delay| HeaderValue::from(whole_seconds(delay)) == header)
    }

    /// Whether that `WWW-Authenticate` is the one that stands in for want of a better one.
    #[cfg(any(feature = "server-actix", feature = "server-tower"))]
    pub(crate) fn is_default_challenge(&self, header: &HeaderValue) -> bool {
        self.0.http_status() == 401 && header == DEFAULT_CHALLENGE && !self.has_header(&WWW_AUTHENTICATE)
    }

    /// Whether the error itself has that header.
    #[cfg(any(feature = "server-actix", feature = "server-tower"))]
    pub(crate) fn has_header(&self, name: &HeaderName) -> bool {
        self.0.headers().is_some_and(|headers| headers.contains_key(name))
    }

    /// What the spec says for an error of a waiting bucket that does not say when to try again.
    fn default_delay(&self) -> Option<Duration> {
        match self.0.retry() {
            Retry::AfterDelay(numbers) => Some(numbers.base_delay),
            Retry::Never | Retry::Backoff(_) => None,
        }
    }
}

/// Rounded up: a client that comes too early is refused again.
fn whole_seconds(delay: Duration) -> u64 {
    delay.as_secs().saturating_add(u64::from(delay.subsec_nanos() > 0))
}

impl<C: ApiErrorSpec + fmt::Debug + Send + Sync + 'static> From<ApiError<C>> for AnyApiError {
    fn from(error: ApiError<C>) -> Self {
        Self(Arc::new(error))
    }
}

/// The message; `{:#}` adds code and docs link.
impl fmt::Display for AnyApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

/// The source is logged, and never sent.
impl Error for AnyApiError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.0.source()
    }
}

impl fmt::Debug for AnyApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("AnyApiError").field(&self.0).finish()
    }
}
