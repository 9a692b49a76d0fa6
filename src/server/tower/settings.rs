//! Which settings does the layer have?

use alloc::boxed::Box;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::error::Error;
use core::fmt;

use http::{Extensions, HeaderName, HeaderValue};
use tower_layer::Layer;

use super::EnvelopeService;
use crate::server::{AnyApiError, KeptBodies, middleware};
use crate::{ApiError, Catalog};

/// A layer that turns every failing response of a service into the envelope; see [the module](crate::server::tower).
pub struct EnvelopeLayer<C> {
    settings: LayerSettings<C>,
}

pub(super) struct LayerSettings<C> {
    /// Absent if the id is neither read nor sent in a header.
    pub(super) request_id: Option<HeaderName>,
    pub(super) route: Option<Arc<MatchedRoute>>,
    pub(super) error_types: Vec<IntoAny>,
    pub(super) shared: middleware::SharedSettings<C, dyn Error + 'static>,
}

/// Converts an error of one type, and returns any other as it is.
pub(super) type IntoAny = fn(AnyError) -> Result<AnyApiError, AnyError>;

pub(super) type AnyError = Box<dyn Error + Send + Sync>;

/// Finds the matched route in the extensions of a request.
pub(super) type MatchedRoute = dyn Fn(&Extensions) -> Option<String> + Send + Sync;

// The bound is on `new`, so that rustc explains how to get a `Catalog`; on the impl it only says that `new` is missing.
impl<C> EnvelopeLayer<C> {
    /// Creates the layer; its request id header is that of the spec, by default `x-request-id`, its challenge `WWW-Authenticate: Bearer`.
    ///
    /// `C` is the generated enum of a spec with `fallback`.
    pub fn new() -> Self
    where
        C: Catalog,
    {
        Self {
            settings: LayerSettings {
                request_id: middleware::request_id_header::<C>().map(HeaderName::from_static),
                route: None,
                error_types: Vec::new(),
                shared: middleware::SharedSettings::new(),
            },
        }
    }

    #[doc = include_str!("../middleware/settings/request_id_header.md")]
    #[must_use]
    pub fn with_request_id_header(mut self, header: HeaderName) -> Self {
        self.settings.request_id = Some(header);
        self
    }

    #[doc = include_str!("../middleware/settings/generated_request_ids.md")]
    #[must_use]
    pub fn with_generated_request_ids(mut self) -> Self {
        self.settings.shared.generated_ids = true;
        self
    }

    #[doc = include_str!("../middleware/settings/challenge.md")]
    #[must_use]
    pub fn with_challenge(mut self, challenge: HeaderValue) -> Self {
        self.settings.shared.challenge = challenge;
        self
    }

    #[doc = include_str!("../middleware/settings/exposed_headers.md")]
    ///
    /// ```
    /// # fn router<ErrorCode: errspec::Catalog>(router: axum::Router) -> axum::Router {
    /// use errspec::server::tower::EnvelopeLayer;
    /// use tower_http::cors::CorsLayer;
    ///
    /// let envelope = EnvelopeLayer::<ErrorCode>::new();
    /// let cors = CorsLayer::permissive().expose_headers(envelope.exposed_headers());
    ///
    /// router.layer(envelope).layer(cors)
    /// # }
    /// ```
    #[must_use]
    pub fn exposed_headers(&self) -> Vec<HeaderName>
    where
        C: Catalog,
    {
        let others = middleware::exposed_headers::<C>().filter_map(|name| HeaderName::try_from(name).ok());
        self.settings.request_id.iter().cloned().chain(others).collect()
    }

    #[doc = include_str!("../middleware/settings/rejection_messages.md")]
    /// - any plain text that a handler or a middleware of your own returns, such as a `(StatusCode, String)` with the `to_string()` of an error.
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

    #[doc = include_str!("../middleware/settings/kept_bodies.md")]
    ///
    /// ```
    /// # fn layer<ErrorCode: errspec::Catalog>() -> errspec::server::tower::EnvelopeLayer<ErrorCode> {
    /// use errspec::server::KeptBodies;
    /// use errspec::server::tower::EnvelopeLayer;
    ///
    /// EnvelopeLayer::new().with_kept_bodies(KeptBodies::json())
    /// # }
    /// ```
    #[must_use]
    pub fn with_kept_bodies(mut self, kept: KeptBodies) -> Self {
        self.settings.shared.kept_bodies = kept;
        self
    }

    /// Sets how the matched route of a request is found in its extensions, for the log; without it, the log has the path.
    ///
    /// The closure runs for each request.
    /// axum has the route in the extensions if the layer is inside the router, as with `Router::layer`.
    ///
    /// ```
    /// # fn layer<ErrorCode: errspec::Catalog>() -> errspec::server::tower::EnvelopeLayer<ErrorCode> {
    /// use axum::extract::MatchedPath;
    ///
    /// errspec::server::tower::EnvelopeLayer::new()
    ///     .with_route(|extensions| Some(extensions.get::<MatchedPath>()?.as_str().to_owned()))
    /// # }
    /// ```
    #[must_use]
    pub fn with_route(
        mut self,
        route: impl Fn(&Extensions) -> Option<String> + Send + Sync + 'static,
    ) -> Self {
        self.settings.route = Some(Arc::new(route));
        self
    }

    /// Maps errors of the inner service to an [`ApiError`].
    ///
    /// Such errors come from middleware; a handler of axum cannot fail.
    /// If `map` returns `None`,
    ///
    /// - an `ApiError<C>`, and an error of a type [that the layer knows](Self::with_error_type), is used as it is,
    /// - a timeout of `tower` or [`std::io`], or an overload of `tower`, becomes a 503,
    /// - any other error becomes a 500.
    ///
    /// The error and its sources are logged in any case.
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

    /// Uses errors of this type as they are, if the inner service fails with them.
    ///
    /// It is for the type that [`api_error!`](crate::api_error!) defines, if a middleware fails with it, and for any other type that converts into an [`AnyApiError`].
    /// A handler of axum needs nothing of this, because its error is a response already.
    ///
    /// ```
    /// errspec::errors!("spec/errors.yaml");
    /// errspec::api_error!(pub ApiError: ErrorCode);
    ///
    /// # fn layer() -> errspec::server::tower::EnvelopeLayer<ErrorCode> {
    /// errspec::server::tower::EnvelopeLayer::new().with_error_type::<ApiError>()
    /// # }
    /// ```
    #[must_use]
    pub fn with_error_type<E: Error + Into<AnyApiError> + 'static>(mut self) -> Self {
        self.settings.error_types.push(|error| error.downcast::<E>().map(|error| (*error).into()));
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
        Self {
            request_id: self.request_id.clone(),
            route: self.route.clone(),
            error_types: self.error_types.clone(),
            shared: self.shared.clone(),
        }
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
