//! Which headers does the response of an error have?

use http::{HeaderMap, HeaderName, HeaderValue};

use crate::ApiError;

impl<C> ApiError<C> {
    /// Adds a header to the response of this error; if you add several with one name, all are sent.
    ///
    /// - A 401 gets `WWW-Authenticate: Bearer`, unless the error has its own `WWW-Authenticate`.
    /// - A 405 needs `Allow`, which only the service knows.
    ///   Routers set it when they reject a method themselves. Set it here when a handler rejects one.
    /// - A `Retry-After` that is set here takes precedence over [`with_retry_after`](Self::with_retry_after).
    /// - A header that the spec's `envelope` adds under the same name is not sent.
    /// - `Content-Type` and `Content-Length` are always those of the envelope.
    ///   `Content-Encoding`, `Transfer-Encoding`, `Trailer` and digests of the content are not sent, since they would describe other bytes.
    /// - The layers of `errspec::server` set `Cache-Control: no-store`, unless the error or the spec's `envelope` has its own `Cache-Control`.
    ///
    /// Sources: [RFC 9110, 15.5.2](https://www.rfc-editor.org/rfc/rfc9110#section-15.5.2) and [15.5.6](https://www.rfc-editor.org/rfc/rfc9110#section-15.5.6).
    ///
    /// ```
    /// use http::{HeaderValue, header};
    ///
    /// errspec::errors!("spec/errors.yaml");
    /// type ApiError = errspec::ApiError<ErrorCode>;
    ///
    /// let error = ApiError::new(ErrorCode::Unauthorized)
    ///     .with_header(header::WWW_AUTHENTICATE, HeaderValue::from_static("DPoP algs=\"ES256\""));
    ///
    /// assert_eq!(error.headers().next().unwrap().1, "DPoP algs=\"ES256\"");
    /// ```
    ///
    /// # Panics
    ///
    /// Panics if the error has more headers than a [`HeaderMap`] can hold, which is tens of thousands.
    #[must_use]
    pub fn with_header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.more().headers.append(name, value);
        self
    }

    /// Returns the headers that were added with [`with_header`](Self::with_header).
    pub fn headers(&self) -> impl Iterator<Item = (&HeaderName, &HeaderValue)> {
        self.header_map().into_iter().flatten()
    }

    pub(crate) fn header_map(&self) -> Option<&HeaderMap> {
        self.more.as_ref().map(|more| &more.headers)
    }
}
