//! How does a source become `&dyn Error`, whether it is an error or a box of one?

use core::error::Error;
use core::panic::UnwindSafe;

/// The error that a source is, or that it points to.
///
/// `field.as_dyn_error()` follows a `Box<dyn Error>`, which itself is no `Error`.
pub trait AsDynError<'a> {
    fn as_dyn_error(&self) -> &(dyn Error + 'a);
}

impl<'a, T: Error + 'a> AsDynError<'a> for T {
    fn as_dyn_error(&self) -> &(dyn Error + 'a) {
        self
    }
}

macro_rules! as_dyn_error {
    ($($(+ $bound:ident)*;)*) => {$(
        impl<'a> AsDynError<'a> for dyn Error $(+ $bound)* + 'a {
            fn as_dyn_error(&self) -> &(dyn Error + 'a) {
                self
            }
        }
    )*};
}

as_dyn_error! {
    ;
    + Send;
    + Sync;
    + Send + Sync;
    + UnwindSafe;
    + Send + UnwindSafe;
    + Sync + UnwindSafe;
    + Send + Sync + UnwindSafe;
}
