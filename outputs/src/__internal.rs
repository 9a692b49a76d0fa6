//! What the command, the benches and the tests use of this crate.
//!
//! It is not part of the public API: anything here can change in any release, and the command asks for exactly this
//! version.

/// Opens modules of this crate under their names.
macro_rules! open {
    ($($module:ident)*) => {
        $(
            #[allow(missing_docs, reason = "the module has its docs")]
            pub mod $module {
                pub use crate::$module::*;
            }
        )*
    };
}

open! {
    columns
    create
    diff
    docs
    json_schema
    kinds
    member
    replace
    sample
    schema
    settings
    shape
    view
    yaml
}

pub use crate::border::Border;
pub use crate::claims::Claims;
pub use crate::make::{check, emit};
pub use crate::output::{Output, OutputState};
pub use crate::place::{Place, STDIN};
