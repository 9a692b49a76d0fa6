//! Which headers belong to one very error?

use http::{HeaderMap, HeaderName, HeaderValue};

use crate::ApiError;

impl<C> ApiError<C> {
    /// Adds a header to the response of this very error; several of one name are all sent.
    ///
    /// - A 401 has `WWW-Authenticate: Bearer` where the error has no `WWW-Authenticate` of its own.
    /// - A 405 needs `Allow`, which nobody but the service knows.
    ///   Routers set it where they refuse a method themselves, and the layer keeps it; where a handler refuses one, it is set here.
    /// - A `Retry-After` that is set here stands in for [`with_retry_after`](Self::with_retry_after).
    /// - `Content-Type` and `Content-Length` are always those of the envelope.
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
    /// If there are more headers than a [`HeaderMap`] can hold, which is tens of thousands.
    #[must_use]
    pub fn with_header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.more().headers.append(name, value);
        self
    }

    /// The headers that were added.
    pub fn headers(&self) -> impl Iterator<Item = (&HeaderName, &HeaderValue)> {
        self.header_map().into_iter().flatten()
    }

    pub(crate) fn header_map(&self) -> Option<&HeaderMap> {
        self.more.as_ref().map(|more| &more.headers)
    }
}
