//! How does a panic become an error?

use alloc::string::String;
use core::any::Any;
use core::error::Error;
use core::fmt;
use core::panic::AssertUnwindSafe;
use std::panic::catch_unwind;

/// A panic, as the source of an error.
#[derive(Debug)]
pub(in crate::server) struct Panicked(String);

/// Returns what the closure returns, or its panic; values that a panicking closure used must not be used again.
#[inline]
pub(in crate::server) fn catch<T>(run: impl FnOnce() -> T) -> Result<T, Panicked> {
    catch_unwind(AssertUnwindSafe(run)).map_err(|payload| Panicked(text(&*payload)))
}

/// The message of the panic; the payload of `panic!` is always a string.
fn text(payload: &(dyn Any + Send)) -> String {
    match payload.downcast_ref::<String>() {
        Some(text) => text.clone(),
        None => payload.downcast_ref::<&str>().copied().unwrap_or("without a message").into(),
    }
}

impl fmt::Display for Panicked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "panicked: {}", self.0)
    }
}

impl Error for Panicked {}
