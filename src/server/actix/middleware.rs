//! Which settings does the middleware have?

use alloc::rc::Rc;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;
use core::future::{Ready, ready};

use actix_web::Error;
use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{Service, ServiceRequest, ServiceResponse, Transform};
use actix_web::http::header::{HeaderName, HeaderValue};

use super::EnvelopeMiddlewareService;
use super::headers::value_from_actix;
use crate::server::{KeptBodies, middleware};
use crate::{ApiError, Catalog};

/// A middleware that turns every failing response of an app, or of a part of it, into the envelope; see
/// [the module](crate::server::actix).
pub struct EnvelopeMiddleware<C> {
    settings: MiddlewareSettings<C>,
}

pub(super) struct MiddlewareSettings<C> {
    /// Absent if the id is neither read nor sent in a header.
    pub(super) request_id: Option<HeaderName>,
    pub(super) shared: middleware::SharedSettings<C, Error>,
}

// The bound is on `new`, so that rustc explains how to get a `Catalog`; on the impl it only says that `new` is missing.
impl<C> EnvelopeMiddleware<C> {
    /// Creates the middleware; its request id header is that of the spec, by default `x-request-id`, its challenge `WWW-Authenticate: Bearer`.
    ///
    /// `C` is the generated enum of a spec with `fallback`.
    pub fn new() -> Self
    where
        C: Catalog,
    {
        Self {
            settings: MiddlewareSettings {
                request_id: middleware::request_id_header::<C>().map(HeaderName::from_static),
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
    #[expect(clippy::needless_pass_by_value, reason = "the layer of tower, which keeps it, takes a value")]
    pub fn with_challenge(mut self, challenge: HeaderValue) -> Self {
        self.settings.shared.challenge = value_from_actix(&challenge);
        self
    }

    #[doc = include_str!("../middleware/settings/exposed_headers.md")]
    #[must_use]
    pub fn exposed_headers(&self) -> Vec<HeaderName>
    where
        C: Catalog,
    {
        let others = middleware::exposed_headers::<C>().filter_map(|name| HeaderName::try_from(name).ok());
        self.settings.request_id.iter().cloned().chain(others).collect()
    }

    #[doc = include_str!("../middleware/settings/rejection_messages.md")]
    /// - the [`Display`](fmt::Display) of every error with a 4xx and without a response of its own, which actix sends as plain text.
    #[doc = include_str!("../middleware/settings/rejection_limits.md")]
    ///
    /// ```
    /// # fn middleware<ErrorCode: errspec::Catalog>() -> errspec::server::actix::EnvelopeMiddleware<ErrorCode> {
    /// use errspec::server::actix::EnvelopeMiddleware;
    ///
    /// EnvelopeMiddleware::new().with_rejection_messages()
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
    /// # fn middleware<ErrorCode: errspec::Catalog>() -> errspec::server::actix::EnvelopeMiddleware<ErrorCode> {
    /// use errspec::server::KeptBodies;
    /// use errspec::server::actix::EnvelopeMiddleware;
    ///
    /// EnvelopeMiddleware::new().with_kept_bodies(KeptBodies::json())
    /// # }
    /// ```
    #[must_use]
    pub fn with_kept_bodies(mut self, kept: KeptBodies) -> Self {
        self.settings.shared.kept_bodies = kept;
        self
    }

    /// Maps errors of actix-web (from extractors, handlers and middleware) to an [`ApiError`].
    ///
    /// - An error that is an `ApiError` already is not mapped.
    /// - If `map` returns `None`, the status of the error is kept, and the code is the spec's fallback for it.
    ///   A 500 from a timeout of [`std::io`] becomes a 503.
    /// - The text of the error is logged in any case.
    /// - `as_error` looks for the exact type. Some extractors, such as `web::Path`, set the status themselves and wrap their error in an [`InternalError`](actix_web::error::InternalError).
    ///
    /// ```
    /// # use errspec::Catalog;
    /// # fn middleware<ErrorCode: Catalog>() -> errspec::server::actix::EnvelopeMiddleware<ErrorCode> {
    /// use actix_web::error::JsonPayloadError;
    /// use errspec::{ApiError, server::actix::EnvelopeMiddleware};
    ///
    /// EnvelopeMiddleware::new().with_error_map(|error| {
    ///     error.as_error::<JsonPayloadError>()?;
    ///     Some(ApiError::new(ErrorCode::fallback(400)).with_message("The body is not an order."))
    /// })
    /// # }
    /// ```
    #[must_use]
    pub fn with_error_map(
        mut self,
        map: impl Fn(&Error) -> Option<ApiError<C>> + Send + Sync + 'static,
    ) -> Self {
        self.settings.shared.errors = Arc::new(map);
        self
    }
}

impl<C: Catalog> Default for EnvelopeMiddleware<C> {
    fn default() -> Self {
        Self::new()
    }
}

impl<C> Clone for EnvelopeMiddleware<C> {
    fn clone(&self) -> Self {
        Self { settings: self.settings.clone() }
    }
}

impl<C> Clone for MiddlewareSettings<C> {
    fn clone(&self) -> Self {
        Self { request_id: self.request_id.clone(), shared: self.shared.clone() }
    }
}

impl<C> fmt::Debug for EnvelopeMiddleware<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EnvelopeMiddleware")
            .field("request_id", &self.settings.request_id)
            .field("challenge", &self.settings.shared.challenge)
            .finish_non_exhaustive()
    }
}

impl<S, B, C> Transform<S, ServiceRequest> for EnvelopeMiddleware<C>
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody + 'static,
    C: Catalog,
{
    type Response = ServiceResponse<EitherBody<B>>;
    type Error = Error;
    type Transform = EnvelopeMiddlewareService<S, C>;
    type InitError = ();
    type Future = Ready<Result<Self::Transform, ()>>;

    fn new_transform(&self, inner: S) -> Self::Future {
        ready(Ok(EnvelopeMiddlewareService::new(inner, Rc::new(self.settings.clone()))))
    }
}
