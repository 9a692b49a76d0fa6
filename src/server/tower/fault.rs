//! What happens if a service returns no response?

use alloc::boxed::Box;
use core::error::Error;

use super::settings::LayerSettings;
use crate::panic::{Guarded, Panicked, catch};
use crate::server::AnyApiError;
use crate::server::middleware::{ServerFailure, is_unavailable};
use crate::{ApiError, ApiErrors, Catalog};

/// Why a service returned no response.
pub(super) enum Fault {
    /// It returned an error.
    Error(Guarded<Box<dyn Error + Send + Sync>>),
    /// It panicked.
    Panic(Panicked),
}

impl Fault {
    /// The error, or the panic of its conversion.
    pub(super) fn of(error: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        match catch(|| error.into()) {
            Ok(error) => Self::Error(Guarded::new(error)),
            Err(panic) => Self::Panic(panic),
        }
    }

    /// Converts it into a failure; the error or the panic becomes the source.
    pub(super) fn failure<C: Catalog>(self, settings: &LayerSettings<C>) -> ServerFailure {
        let error = match self {
            Self::Panic(panic) => return ServerFailure::of_panic::<C>(panic),
            Self::Error(error) => error,
        };
        if let Some(mapped) = (settings.shared.errors)(&**error) {
            return ServerFailure::of_mapped(mapped, error.into_inner());
        }
        let mut error = error.into_inner();
        for into_any in &settings.error_types {
            error = match into_any(error) {
                Ok(error) => return ServerFailure::of(error),
                Err(error) => error,
            };
        }
        let error = match error.downcast::<ApiError<C>>() {
            Ok(error) => return ServerFailure::of(*error),
            Err(error) => error,
        };
        let error = match error.downcast::<ApiErrors<C>>() {
            Ok(errors) => return ServerFailure::of(*errors),
            Err(error) => error,
        };
        match error.downcast::<AnyApiError>() {
            Ok(error) => ServerFailure::of(*error),
            Err(error) => {
                let error = Guarded::new(error);
                let status = if is_unavailable(&**error) { 503 } else { 500 };
                ServerFailure::of(ApiError::<C>::of_status(status).with_source(error.into_inner()))
            }
        }
    }
}
