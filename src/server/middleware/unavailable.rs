//! Which errors mean that a service is unavailable for now?

use core::error::Error;
use std::io;

use super::log::MAX_SOURCES;
use super::text::writes;

/// Whether the error, or one of its sources, means that the service is unavailable for now.
pub(in crate::server) fn is_unavailable(error: &(dyn Error + 'static)) -> bool {
    let mut next = Some(error);
    for _ in 0..MAX_SOURCES {
        let Some(error) = next else { break };
        // `source` of an `io::Error` skips the error that it was created from.
        next = match error.downcast_ref::<io::Error>() {
            Some(error) if error.kind() == io::ErrorKind::TimedOut => return true,
            Some(error) if error.get_ref().is_some() => error.get_ref().map(|inner| inner as _),
            _ if is_of_tower(error) => return true,
            _ => error.source(),
        };
    }
    false
}

/// Whether it is the timeout or the load shedding of `tower`, recognized by the text: a downcast needs a dependency, and
/// each version of `tower` has its own types.
fn is_of_tower(error: &dyn Error) -> bool {
    ["request timed out", "service overloaded"].iter().any(|text| writes(error, text))
}
