//! What is left of a panic?

use alloc::string::String;
use core::any::Any;
use core::error::Error;
use core::fmt;
use core::panic::AssertUnwindSafe;
use std::panic::catch_unwind;

/// A panic, as the source of the error that it became.
#[derive(Debug)]
pub(in crate::server) struct Panicked(String);

/// What the closure returns, or its panic; whatever it had in its hands must not be used again.
#[inline]
pub(in crate::server) fn catch<T>(run: impl FnOnce() -> T) -> Result<T, Panicked> {
    catch_unwind(AssertUnwindSafe(run)).map_err(|payload| Panicked(text(&*payload)))
}

/// Texts are all that `panic!` makes.
fn text(payload: &(dyn Any + Send)) -> String {
    match payload.downcast_ref::<String>() {
        Some(text) => text.clone(),
        None => payload.downcast_ref::<&str>().copied().unwrap_or("without a text").into(),
    }
}

impl fmt::Display for Panicked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "panicked: {}", self.0)
    }
}

impl Error for Panicked {}
