//! What can be said about the layer?

use alloc::sync::Arc;
use core::error::Error;
use core::fmt;

use http::{HeaderName, HeaderValue};
use tower_layer::Layer;

use super::EnvelopeService;
use crate::envelope::REQUEST_ID_HEADER;
use crate::server::middleware;
use crate::{ApiError, Catalog};

/// Gives every failing response of a service the envelope; see [the module](crate::server::tower).
pub struct EnvelopeLayer<C> {
    settings: Settings<C>,
}

pub(super) struct Settings<C> {
    pub(super) request_id: HeaderName,
    pub(super) shared: middleware::Settings<C, dyn Error + 'static>,
}

impl<C: Catalog> EnvelopeLayer<C> {
    /// The layer, with `x-request-id` and `WWW-Authenticate: Bearer`.
    pub fn new() -> Self {
        Self {
            settings: Settings {
                request_id: HeaderName::from_static(REQUEST_ID_HEADER),
                shared: middleware::Settings::new(),
            },
        }
    }

    /// Takes the request id from another header, and answers with that.
    #[must_use]
    pub fn with_request_id_header(mut self, header: HeaderName) -> Self {
        self.settings.request_id = header;
        self
    }

    /// Says in `WWW-Authenticate` of a 401 how a client proves who it is, where neither the error nor the response says it.
    #[must_use]
    pub fn with_challenge(mut self, challenge: HeaderValue) -> Self {
        self.settings.shared.challenge = challenge;
        self
    }

    /// Sends the short plain text of a failing response on to the client, as the message of the envelope; the log alone has it otherwise.
    ///
    /// Clients see why an extractor refused their request: `missing field "order"` is a better answer than the spec's words about all bad requests.
    /// Such texts were not written for them, though, and name what is inside:
    ///
    /// - the names of fields and of enum variants as serde knows them, also those that no docs mention, and what they would take;
    /// - the types that values are parsed into, such as `u64`, and which framework or crate parses;
    /// - whatever a handler or a middleware of your own says in plain text, a `(StatusCode, String)` with an error's `to_string()` say.
    ///
    /// It is for texts of a 4xx alone, of at most 1 KiB.
    /// A 5xx, a panic, an error of the service, and the source of an [`ApiError`] never reach a client.
    ///
    /// ```
    /// # fn layer<ErrorCode: errspec::Catalog>() -> errspec::server::tower::EnvelopeLayer<ErrorCode> {
    /// use errspec::server::tower::EnvelopeLayer;
    ///
    /// EnvelopeLayer::new().with_rejection_messages()
    /// # }
    /// ```
    #[must_use]
    pub fn with_rejection_messages(mut self) -> Self {
        self.settings.shared.rejection_messages = true;
        self
    }

    /// Says what errors of the service mean; a middleware fails with them, not a handler of axum.
    ///
    /// The error and its sources are logged in any case.
    /// Where `map` has no answer,
    ///
    /// - an `ApiError<C>` is what it is,
    /// - a timeout or an overload, of `tower` or of [`std::io`], is a 503,
    /// - all else is a 500.
    ///
    /// ```
    /// # use errspec::{ApiError, Catalog};
    /// # fn layer<ErrorCode: Catalog>() -> errspec::server::tower::EnvelopeLayer<ErrorCode> {
    /// use std::net::AddrParseError;
    ///
    /// errspec::server::tower::EnvelopeLayer::new()
    ///     .with_error_map(|error| error.is::<AddrParseError>().then(|| ErrorCode::fallback(400).into()))
    /// # }
    /// ```
    #[must_use]
    pub fn with_error_map(
        mut self,
        map: impl Fn(&(dyn Error + 'static)) -> Option<ApiError<C>> + Send + Sync + 'static,
    ) -> Self {
        self.settings.shared.errors = Arc::new(map);
        self
    }
}

impl<C: Catalog> Default for EnvelopeLayer<C> {
    fn default() -> Self {
        Self::new()
    }
}

impl<C> Clone for EnvelopeLayer<C> {
    fn clone(&self) -> Self {
        Self { settings: self.settings.clone() }
    }
}

impl<C> Clone for Settings<C> {
    fn clone(&self) -> Self {
        Self { request_id: self.request_id.clone(), shared: self.shared.clone() }
    }
}

impl<C> fmt::Debug for EnvelopeLayer<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EnvelopeLayer")
            .field("request_id", &self.settings.request_id)
            .field("challenge", &self.settings.shared.challenge)
            .finish_non_exhaustive()
    }
}

impl<S, C> Layer<S> for EnvelopeLayer<C> {
    type Service = EnvelopeService<S, C>;

    fn layer(&self, inner: S) -> Self::Service {
        EnvelopeService::new(inner, Arc::new(self.settings.clone()))
    }
}
