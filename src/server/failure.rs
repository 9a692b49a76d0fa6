//! What failed, and how is that known?

use alloc::string::String;

use super::{Panicked, Settings};
use crate::{AnyApiError, ApiError, Catalog};

pub(crate) struct Failure {
    pub(crate) error: AnyApiError,
    /// Whether the error stands in for one that nobody gave.
    pub(crate) stands_in: bool,
    /// The short plain text of the body that is replaced.
    pub(crate) said: Option<String>,
}

impl Failure {
    /// That of a service that gave an error.
    pub(crate) fn of(error: impl Into<AnyApiError>) -> Self {
        Self { error: error.into(), stands_in: false, said: None }
    }

    /// That of a service that panicked.
    pub(crate) fn of_panic<C: Catalog>(panic: Panicked) -> Self {
        Self::of(ApiError::<C>::internal(panic))
    }

    /// That of a response that was not made from an error.
    pub(crate) fn of_status<C: Catalog, E: ?Sized>(
        status: u16,
        said: Option<String>,
        settings: &Settings<C, E>,
    ) -> Self {
        let mut error = ApiError::new(C::fallback(status));
        if settings.rejection_messages
            && (400..500).contains(&status)
            && let Some(said) = &said
        {
            error = error.with_message(said);
        }
        Self { error: error.into(), stands_in: true, said }
    }
}
