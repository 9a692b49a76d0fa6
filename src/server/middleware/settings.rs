//! What can be said about the layer of any framework?

use alloc::sync::Arc;

use http::HeaderValue;

use crate::server::any_error::DEFAULT_CHALLENGE;
use crate::{ApiError, Catalog};

/// All but the name of the header, whose type is another one in each framework; `E` is what its services fail with.
pub(in crate::server) struct SharedSettings<C, E: ?Sized> {
    pub(in crate::server) challenge: HeaderValue,
    pub(in crate::server) rejection_messages: bool,
    pub(in crate::server) errors: Arc<MapError<C, E>>,
}

/// What an error of the service means, if somebody said so.
type MapError<C, E> = dyn Fn(&E) -> Option<ApiError<C>> + Send + Sync;

impl<C: Catalog, E: ?Sized + 'static> SharedSettings<C, E> {
    pub(in crate::server) fn new() -> Self {
        Self { challenge: DEFAULT_CHALLENGE, rejection_messages: false, errors: Arc::new(|_| None) }
    }
}

impl<C, E: ?Sized> Clone for SharedSettings<C, E> {
    fn clone(&self) -> Self {
        Self {
            challenge: self.challenge.clone(),
            rejection_messages: self.rejection_messages,
            errors: Arc::clone(&self.errors),
        }
    }
}
