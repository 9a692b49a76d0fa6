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
    settings: LayerSettings<C>,
}

pub(super) struct LayerSettings<C> {
    pub(super) request_id: HeaderName,
    pub(super) shared: middleware::SharedSettings<C, dyn Error + 'static>,
}

// The bound is on `new`, so that rustc explains how to get a `Catalog`; on the impl it only says that `new` is missing.
impl<C> EnvelopeLayer<C> {
    /// Creates the layer; its request id header is `x-request-id`, its challenge `WWW-Authenticate: Bearer`.
    ///
    /// `C` is the generated enum of a spec with `fallback`.
    pub fn new() -> Self
    where
        C: Catalog,
    {
        Self {
            settings: LayerSettings {
                request_id: HeaderName::from_static(REQUEST_ID_HEADER),
                shared: middleware::SharedSettings::new(),
            },
        }
    }

    #[doc = include_str!("../middleware/settings/request_id_header.md")]
    #[must_use]
    pub fn with_request_id_header(mut self, header: HeaderName) -> Self {
        self.settings.request_id = header;
        self
    }

    #[doc = include_str!("../middleware/settings/challenge.md")]
    #[must_use]
    pub fn with_challenge(mut self, challenge: HeaderValue) -> Self {
        self.settings.shared.challenge = challenge;
        self
    }

    #[doc = include_str!("../middleware/settings/rejection_messages.md")]
    /// - whatever a handler or a middleware of your own says in plain text, a `(StatusCode, String)` with an error's `to_string()` say.
    #[doc = include_str!("../middleware/settings/rejection_limits.md")]
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

impl<C> Clone for LayerSettings<C> {
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
