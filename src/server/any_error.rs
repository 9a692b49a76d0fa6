//! How does an error travel with its response, so that a layer can add the request id and log it?

mod several;

use alloc::sync::Arc;
use alloc::vec::Vec;
use core::error::Error;
use core::fmt;
use core::panic::Location;
use core::time::Duration;

use http::header::{
    CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, RETRY_AFTER, TRAILER, TRANSFER_ENCODING, WWW_AUTHENTICATE,
};
use http::{HeaderMap, HeaderName, HeaderValue, Response};

use self::several::SeveralErrors;
use crate::envelope::whole_seconds;
use crate::panic::Guarded;
use crate::{__private, ApiError, ApiErrorSpec, ApiErrors, Envelope, Retry};

/// The challenge of a 401 for which nothing else is set.
pub(crate) const DEFAULT_CHALLENGE: HeaderValue = HeaderValue::from_static("Bearer");

/// How the bytes of a body are sent, and digests of them, which an error cannot know: `Transfer-Encoding: chunked` would
/// make the whole response invalid.
/// `Content-Type` and `Content-Length` are overwritten.
const OF_THE_BYTES: [HeaderName; 8] = [
    CONTENT_ENCODING,
    TRAILER,
    TRANSFER_ENCODING,
    HeaderName::from_static("content-digest"),
    HeaderName::from_static("content-md5"),
    HeaderName::from_static("digest"),
    HeaderName::from_static("repr-digest"),
    HeaderName::from_static("unencoded-digest"),
];

/// An [`ApiError`] or [`ApiErrors`] with any type of code, as it is stored in the extensions of its response.
///
/// A layer finds there what the response does not have, such as the source for the log.
/// Clones share the error.
///
/// Get it from the extensions of a failing response in a middleware of your own, or use
/// [`to_response`](Self::to_response) to support another framework.
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

// The last clone may be dropped by a server that has no guard around it, so each error is `Guarded`.

/// An `ApiError` or `ApiErrors`, without the type of its code.
trait ErasedError: Send + Sync {
    fn as_spec(&self) -> &dyn ApiErrorSpec;
    fn as_error(&self) -> &(dyn Error + 'static);
    fn delay(&self) -> Option<Duration>;
    /// Where the first error was made.
    fn location(&self) -> Option<&'static Location<'static>>;
    fn headers(&self) -> Option<&HeaderMap>;
    /// The source of each error that has one.
    #[cfg(any(feature = "server-actix", feature = "server-tower"))]
    fn visit_sources(&self, visit: &mut dyn FnMut(&dyn ApiErrorSpec, &(dyn Error + 'static)));
    #[cfg(feature = "server-actix")]
    fn shared_source(&self) -> Option<crate::error::Source>;
}

impl<C: ApiErrorSpec + fmt::Debug + Send + Sync + 'static> ErasedError for Guarded<ApiError<C>> {
    fn as_spec(&self) -> &dyn ApiErrorSpec {
        &**self
    }

    fn as_error(&self) -> &(dyn Error + 'static) {
        &**self
    }

    fn delay(&self) -> Option<Duration> {
        (**self).retry_after()
    }

    fn location(&self) -> Option<&'static Location<'static>> {
        (**self).location()
    }

    fn headers(&self) -> Option<&HeaderMap> {
        self.header_map()
    }

    #[cfg(any(feature = "server-actix", feature = "server-tower"))]
    fn visit_sources(&self, visit: &mut dyn FnMut(&dyn ApiErrorSpec, &(dyn Error + 'static))) {
        if let Some(source) = self.source() {
            visit(&**self, source);
        }
    }

    #[cfg(feature = "server-actix")]
    fn shared_source(&self) -> Option<crate::error::Source> {
        (**self).shared_source()
    }
}

impl AnyApiError {
    /// Returns the error with its entry, its message and its details.
    #[must_use]
    pub fn as_spec(&self) -> &dyn ApiErrorSpec {
        self.0.as_spec()
    }

    /// Returns the delay that [`ApiError::with_retry_after`] has set; of several errors, the longest.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.delay()
    }

    /// Returns where the error was made, if the feature `location` is on; of several errors, the first.
    ///
    /// See [`ApiError::location`].
    #[must_use]
    pub fn location(&self) -> Option<&'static Location<'static>> {
        self.0.location()
    }

    /// Returns the headers that `ApiError::with_header` has added; of several errors, those of all.
    pub fn headers(&self) -> impl Iterator<Item = (&HeaderName, &HeaderValue)> {
        self.0.headers().into_iter().flatten()
    }

    /// Returns the error as a response: its status, its headers, its envelope, and the error itself in the extensions.
    ///
    /// - The envelope has no request id; the layer or middleware adds it, and `Cache-Control: no-store` with it.
    /// - The headers of the spec's `envelope` are set, unless the error has its own header of that name.
    /// - `Retry-After` is set if the error has a delay or its bucket waits, in whole seconds, rounded up.
    /// - `WWW-Authenticate` of a 401 is `Bearer`, unless the error has its own.
    #[must_use]
    pub fn to_response<B: From<Vec<u8>>>(&self) -> Response<B> {
        let mut headers = self.own_headers(&DEFAULT_CHALLENGE);
        let body = self.describe(None, self.as_spec().http_status(), &mut headers);
        let mut response = Response::new(B::from(body));
        *response.status_mut() = __private::status_code(self.as_spec().http_status());
        *response.headers_mut() = headers;
        response.extensions_mut().insert(self.clone());
        response
    }

    /// The same error with a code of the catalog.
    #[cfg(feature = "server-actix")]
    pub(crate) fn raise<C: crate::Catalog>(&self) -> ApiError<C> {
        __private::raised::<C>(self.as_spec()).at(self.location()).with_parts(
            self.retry_after(),
            self.0.headers(),
            self.0.shared_source(),
        )
    }

    /// The headers of the error; a 401 without a challenge of its own gets this one.
    pub(crate) fn own_headers(&self, challenge: &HeaderValue) -> HeaderMap {
        let mut headers = self.0.headers().cloned().unwrap_or_default();
        if self.as_spec().http_status() == 401 && !headers.contains_key(WWW_AUTHENTICATE) {
            headers.insert(WWW_AUTHENTICATE, challenge.clone());
        }
        headers
    }

    /// Returns the body of the response and sets its headers; an existing `Retry-After` is kept, and headers about other
    /// bytes than those of the body are removed.
    pub(crate) fn describe(
        &self,
        request_id: Option<&str>,
        http_status: u16,
        headers: &mut HeaderMap,
    ) -> Vec<u8> {
        let mut envelope = Envelope::new(self.as_spec()).with_http_status(http_status);
        if let Some(delay) = seconds(headers).or(self.retry_after()) {
            envelope = envelope.with_retry_after(delay);
        }
        if let Some(request_id) = request_id {
            envelope = envelope.with_request_id(request_id);
        }
        let body = envelope.to_json();
        for name in &OF_THE_BYTES {
            headers.remove(name);
        }
        for (name, value) in envelope.headers() {
            if let (Ok(name), Ok(value)) =
                (HeaderName::from_bytes(name.as_bytes()), HeaderValue::try_from(value))
                && !self.has_header(&name)
            {
                headers.insert(name, value);
            }
        }
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(envelope.content_type()));
        headers.insert(CONTENT_LENGTH, HeaderValue::from(body.len()));
        if let Some(delay) = self.retry_after().or_else(|| self.default_delay())
            && !headers.contains_key(RETRY_AFTER)
        {
            headers.insert(RETRY_AFTER, HeaderValue::from(whole_seconds(delay)));
        }
        body
    }

    /// Whether this `Retry-After` is the `base_delay` of the spec, because the error has no delay.
    #[cfg(any(feature = "server-actix", feature = "server-tower"))]
    pub(crate) fn is_default_delay(&self, header: &HeaderValue) -> bool {
        let default = self.default_delay().filter(|_| self.retry_after().is_none());
        default.is_some_and(|delay| HeaderValue::from(whole_seconds(delay)) == header)
    }

    /// Whether this `WWW-Authenticate` is the default, because the error has none.
    #[cfg(any(feature = "server-actix", feature = "server-tower"))]
    pub(crate) fn is_default_challenge(&self, header: &HeaderValue) -> bool {
        self.as_spec().http_status() == 401
            && header == DEFAULT_CHALLENGE
            && !self.has_header(&WWW_AUTHENTICATE)
    }

    /// Whether the error itself has this header.
    pub(crate) fn has_header(&self, name: &HeaderName) -> bool {
        self.0.headers().is_some_and(|headers| headers.contains_key(name))
    }

    /// Calls `visit` with the source of each error that has one.
    #[cfg(any(feature = "server-actix", feature = "server-tower"))]
    pub(crate) fn visit_sources(&self, visit: &mut dyn FnMut(&dyn ApiErrorSpec, &(dyn Error + 'static))) {
        self.0.visit_sources(visit);
    }

    /// The `base_delay` of a bucket that waits.
    fn default_delay(&self) -> Option<Duration> {
        match self.as_spec().retry() {
            Retry::AfterDelay(numbers) => Some(numbers.base_delay),
            Retry::Never | Retry::Backoff(_) | Retry::AfterRefresh => None,
        }
    }
}

/// The existing `Retry-After`, so that a body that contains it has the same value.
fn seconds(headers: &HeaderMap) -> Option<Duration> {
    headers.get(RETRY_AFTER)?.to_str().ok()?.parse().ok().map(Duration::from_secs)
}

impl<C: ApiErrorSpec + fmt::Debug + Send + Sync + 'static> From<ApiError<C>> for AnyApiError {
    fn from(error: ApiError<C>) -> Self {
        Self(Arc::new(Guarded::new(error)))
    }
}

impl<C: ApiErrorSpec + fmt::Debug + Send + Sync + 'static> From<ApiErrors<C>> for AnyApiError {
    fn from(errors: ApiErrors<C>) -> Self {
        Self(Arc::new(Guarded::new(SeveralErrors::from(errors))))
    }
}

/// Writes the message; `{:#}` adds the code and the docs URL.
impl fmt::Display for AnyApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self.0.as_error(), f)
    }
}

/// Returns the source, which is logged and never sent.
impl Error for AnyApiError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.0.as_error().source()
    }
}

impl fmt::Debug for AnyApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("AnyApiError").field(&self.0.as_error()).finish()
    }
}
