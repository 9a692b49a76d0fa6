//! How does a source become `&dyn Error`, whether it is an error or a boxed one?

use core::error::Error;
use core::panic::UnwindSafe;

/// A source that is an error, or points to one.
///
/// `field.as_dyn_error()` dereferences a `Box<dyn Error>`, which does not implement `Error` itself.
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
