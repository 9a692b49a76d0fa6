//! Which settings does the layer of any framework have?

use alloc::string::ToString;
use alloc::sync::Arc;

use http::HeaderValue;

use super::KeptBodies;
use crate::server::any_error::DEFAULT_CHALLENGE;
use crate::{ApiError, Catalog, Entry, digest};

/// All settings but the header of the request id, whose type differs by framework; `E` is the error of its services.
pub(in crate::server) struct SharedSettings<C, E: ?Sized> {
    /// The header of the catalog's spec, whatever header the layer uses.
    pub(in crate::server) spec_request_id: Option<&'static str>,
    /// Whether ids that clients send are ignored.
    pub(in crate::server) generated_ids: bool,
    /// The entry of the catalog's fallback for a 500.
    pub(in crate::server) internal: Entry,
    /// The digest of the spec, for the log.
    pub(in crate::server) spec: Arc<str>,
    pub(in crate::server) challenge: HeaderValue,
    pub(in crate::server) rejection_messages: bool,
    pub(in crate::server) kept_bodies: KeptBodies,
    pub(in crate::server) errors: Arc<MapError<C, E>>,
}

/// Maps an error of the service, if it has a mapping.
type MapError<C, E> = dyn Fn(&E) -> Option<ApiError<C>> + Send + Sync;

impl<C: Catalog, E: ?Sized + 'static> SharedSettings<C, E> {
    pub(in crate::server) fn new() -> Self {
        Self {
            spec_request_id: request_id_header::<C>(),
            generated_ids: false,
            internal: C::fallback(500).entry(),
            spec: digest::<C>().to_string().into(),
            challenge: DEFAULT_CHALLENGE,
            rejection_messages: false,
            kept_bodies: KeptBodies::none(),
            errors: Arc::new(|_| None),
        }
    }
}

impl<C, E: ?Sized> Clone for SharedSettings<C, E> {
    fn clone(&self) -> Self {
        Self {
            spec_request_id: self.spec_request_id,
            generated_ids: self.generated_ids,
            internal: self.internal,
            spec: Arc::clone(&self.spec),
            challenge: self.challenge.clone(),
            rejection_messages: self.rejection_messages,
            kept_bodies: self.kept_bodies.clone(),
            errors: Arc::clone(&self.errors),
        }
    }
}

/// The headers of a failing response that clients read, without that of the request id.
pub(in crate::server) fn exposed_headers<C: Catalog>() -> impl Iterator<Item = &'static str> {
    let of_spec = C::fallback(500).entry().shape.headers();
    core::iter::once("retry-after").chain(of_spec.iter().map(|header| header.name))
}

/// The header that carries the request id in the shape of the catalog's spec, if there is one.
pub(in crate::server) fn request_id_header<C: Catalog>() -> Option<&'static str> {
    C::fallback(500).entry().shape.request_id_header()
}
