//! What failed?

use alloc::boxed::Box;
use alloc::string::String;
use core::error::Error;

use super::SharedSettings;
use super::text::writes;
use crate::panic::Panicked;
use crate::server::AnyApiError;
use crate::{ApiError, ApiErrorSpec, Catalog, Entry};

pub(in crate::server) struct ServerFailure {
    pub(in crate::server) error: AnyApiError,
    /// Whether the framework sets `Allow` of a 405 after the layer, as axum does.
    pub(in crate::server) allow_follows: bool,
    /// The short plain text of the replaced body.
    pub(in crate::server) body_text: Option<String>,
}

impl ServerFailure {
    /// The failure of a service that returned an error.
    pub(in crate::server) fn of(error: impl Into<AnyApiError>) -> Self {
        Self { error: error.into(), allow_follows: false, body_text: None }
    }

    /// The failure of a service whose error was mapped; the error is the source, unless the mapped error has one.
    pub(in crate::server) fn of_mapped<C: Catalog>(
        mapped: ApiError<C>,
        error: impl Into<Box<dyn Error + Send + Sync>>,
    ) -> Self {
        Self::of(if mapped.source().is_some() { mapped } else { mapped.with_source(error) })
    }

    /// The failure of a service that panicked.
    pub(in crate::server) fn of_panic<C: Catalog>(panic: Panicked) -> Self {
        Self::of(ApiError::<C>::internal(panic))
    }

    /// The failure of a service whose catalog panicked: an error that runs no code of users.
    pub(in crate::server) fn of_entry(entry: Entry, panic: Panicked) -> Self {
        Self::of(ApiError::new(EntryOnly(entry)).with_source(panic))
    }

    /// The failure of a response that was not created from an `ApiError`; `source` is the error that caused it, if known.
    pub(in crate::server) fn of_status<C: Catalog, E: ?Sized>(
        status: u16,
        body_text: Option<String>,
        source: Option<Box<dyn Error + Send + Sync>>,
        settings: &SharedSettings<C, E>,
    ) -> Self {
        let mut error = ApiError::<C>::of_status(status);
        let is_message = settings.rejection_messages && (400..500).contains(&status);
        if let Some(body_text) = body_text.as_ref().filter(|_| is_message) {
            error = error.with_message(body_text);
        }
        // The log has each text once; a source that repeats the message is not logged.
        let body_text = body_text.filter(|body_text| {
            is_message || source.as_ref().is_none_or(|source| !writes(source, body_text))
        });
        if let Some(source) = source {
            error = error.with_source(source);
        }
        Self { error: error.into(), allow_follows: false, body_text }
    }
}

/// The status that is sent for a response with this status and no code.
pub(in crate::server) fn fallback_status<C: Catalog>(status: u16) -> u16 {
    let sent = C::fallback_status(status);
    // A hand-written `Catalog` can return anything.
    if (100..1_000).contains(&sent) { sent } else { status }
}

/// A code of which only the entry is known.
#[derive(Debug)]
struct EntryOnly(Entry);

impl ApiErrorSpec for EntryOnly {
    fn entry(&self) -> Entry {
        self.0
    }
}
