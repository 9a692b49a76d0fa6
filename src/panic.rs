//! Where does a panic end?
//! Code of users can panic wherever it is called, and each of their values where it is dropped.

mod guarded;

use alloc::boxed::Box;
use alloc::string::String;
use core::any::Any;
use core::error::Error;
use core::fmt;
use core::panic::AssertUnwindSafe;
use std::panic::catch_unwind;

pub(crate) use self::guarded::Guarded;

/// A panic, as the source of an error.
#[derive(Debug, Clone)]
pub(crate) struct Panicked(String);

/// Returns what the closure returns, or its panic; values that a panicking closure used must not be used again.
#[inline]
pub(crate) fn catch<T>(run: impl FnOnce() -> T) -> Result<T, Panicked> {
    catch_unwind(AssertUnwindSafe(run)).map_err(Panicked::new)
}

/// Drops the value, and returns the panic of its `Drop`.
#[inline]
pub(crate) fn discard<T>(value: T) -> Result<(), Panicked> {
    catch(|| drop(value))
}

impl Panicked {
    /// The message of the panic; the payload of `panic!` is always a string.
    #[cold]
    fn new(payload: Box<dyn Any + Send>) -> Self {
        match payload.downcast::<String>() {
            Ok(text) => Self(*text),
            Err(payload) => {
                let text = payload.downcast_ref::<&str>().copied().unwrap_or("without a message").into();
                drop_payload(payload);
                Self(text)
            }
        }
    }
}

/// The number of payloads that are dropped; each can panic with another one.
const MAX_PAYLOADS: usize = 8;

/// Drops the payload, whose `Drop` may panic; after some attempts it is leaked.
fn drop_payload(mut payload: Box<dyn Any + Send>) {
    for _ in 0..MAX_PAYLOADS {
        match catch_unwind(AssertUnwindSafe(|| drop(payload))) {
            Ok(()) => return,
            Err(next) => payload = next,
        }
    }
    core::mem::forget(payload);
}

impl fmt::Display for Panicked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "panicked: {}", self.0)
    }
}

impl Error for Panicked {}
