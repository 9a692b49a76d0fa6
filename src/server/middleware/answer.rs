//! What is sent if answering itself panics, as the code of users does that runs for an answer?

use super::{ServerFailure, SharedSettings};
use crate::Catalog;
use crate::panic::{Panicked, catch};

/// Returns the answer, or the envelope of the 500 if `answer` panics.
///
/// - `answer` logs last, so that there is one line.
/// - `envelope` builds a response of a failure alone. The first one has the catalog's code for a 500, and the
///   second one runs no code of users, should that code panic as well.
pub(in crate::server) fn answer_or_internal<R, C: Catalog, E: ?Sized>(
    settings: &SharedSettings<C, E>,
    answer: impl FnOnce() -> Result<R, Panicked>,
    envelope: impl Fn(ServerFailure) -> R,
) -> R {
    let panic = match catch(answer) {
        Ok(Ok(response)) => return response,
        Ok(Err(panic)) | Err(panic) => panic,
    };
    catch(|| envelope(ServerFailure::of_panic::<C>(panic.clone())))
        .unwrap_or_else(|_| envelope(ServerFailure::of_entry(settings.internal, panic)))
}
