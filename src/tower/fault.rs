//! What does it mean when a service has no response?

use alloc::boxed::Box;
use alloc::string::{String, ToString};
use core::any::Any;
use core::error::Error;
use core::fmt;
use std::io;

use super::settings::Settings;
use crate::{AnyApiError, ApiError, Catalog};

/// Why a service has no response.
pub(super) enum Fault {
    /// It failed.
    Error(Box<dyn Error + Send + Sync>),
    /// It panicked, and said so.
    Panic(String),
}

impl Fault {
    /// What was said in a panic; texts are all that `panic!` makes.
    pub(super) fn panic(payload: &(dyn Any + Send)) -> Self {
        let said = match payload.downcast_ref::<String>() {
            Some(said) => said.as_str(),
            None => payload.downcast_ref::<&str>().copied().unwrap_or("without a text"),
        };
        Self::Panic(said.into())
    }

    /// The failure that stands for it; what was behind it is its source.
    pub(super) fn failure<C: Catalog>(self, settings: &Settings<C>) -> AnyApiError {
        match self {
            Self::Panic(said) => of_status::<C>(500).with_source(Panicked(said)).into(),
            Self::Error(error) => match (settings.errors)(&*error) {
                Some(mapped) => with_its_source(mapped, error).into(),
                None => match error.downcast::<ApiError<C>>() {
                    Ok(error) => (*error).into(),
                    Err(error) => {
                        let status = if is_unavailable(&*error) { 503 } else { 500 };
                        of_status::<C>(status).with_source(error).into()
                    }
                },
            },
        }
    }
}

fn of_status<C: Catalog>(http_status: u16) -> ApiError<C> {
    ApiError::new(C::fallback(http_status))
}

/// A source that the mapping has given is the better one.
fn with_its_source<C: Catalog>(mapped: ApiError<C>, error: Box<dyn Error + Send + Sync>) -> ApiError<C> {
    if mapped.source().is_some() { mapped } else { mapped.with_source(error) }
}

/// Whether the error, or one behind it, says that the service can answer later.
fn is_unavailable(error: &(dyn Error + 'static)) -> bool {
    let mut next = Some(error);
    while let Some(error) = next {
        // An `io::Error` leaves the error that it was made from out of its chain.
        next = match error.downcast_ref::<io::Error>() {
            Some(error) if error.kind() == io::ErrorKind::TimedOut => return true,
            Some(error) if error.get_ref().is_some() => error.get_ref().map(|inner| inner as _),
            _ if is_of_tower(error) => return true,
            _ => error.source(),
        };
    }
    false
}

/// The timeout and the load shedding of `tower`, known by their texts: a type can only be asked for by who depends on it,
/// and every version of `tower` has types of its own.
fn is_of_tower(error: &dyn Error) -> bool {
    matches!(error.to_string().as_str(), "request timed out" | "service overloaded")
}

/// A panic, as the source of the error that it became.
#[derive(Debug)]
struct Panicked(String);

impl fmt::Display for Panicked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "panicked: {}", self.0)
    }
}

impl Error for Panicked {}
