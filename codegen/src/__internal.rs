//! What the other crates of errspec use of this one.
//!
//! It is not part of the public API: anything here can change in any release, and those crates ask for exactly this
//! version.

/// Opens modules of this crate under their names.
macro_rules! open {
    ($($(#[$attribute:meta])* $module:ident)*) => {
        $(
            $(#[$attribute])*
            #[allow(missing_docs, reason = "the module has its docs")]
            pub mod $module {
                pub use crate::$module::*;
            }
        )*
    };
}

open! {
    case
    characters
    check
    #[cfg(feature = "files")]
    compare
    #[cfg(feature = "derive")]
    derive
    disk
    emit
    file_name
    grammar
    inline
    json
    #[cfg(feature = "files")]
    links
    listing
    load
    #[cfg(feature = "files")]
    mark
    model
    package
    percent
    quoted
    raw
    read
    render
    report
    rules
    rust_name
    site
    suggest
    #[cfg(feature = "files")]
    textdiff
    #[cfg(feature = "files")]
    write
}
