//! Which error of a service says that it can answer later?

use alloc::string::ToString;
use core::error::Error;
use std::io;

/// Whether the error, or one behind it, says that the service can answer later.
pub(in crate::server) fn is_unavailable(error: &(dyn Error + 'static)) -> bool {
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
