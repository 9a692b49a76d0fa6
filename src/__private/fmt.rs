//! How is an error formatted?

use core::fmt;

use crate::{ApiErrorSpec, Entry};

/// The `Display` of an error: its message, and with `{:#}` also the code and the docs URL.
pub fn fmt_error<E: ApiErrorSpec + ?Sized>(error: &E, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    error.fmt_message(f)?;
    if f.alternate() { fmt_reference(error.code(), error.docs_url(), f) } else { Ok(()) }
}

/// The `Display` of a bare code with `{:#}`: the message, the code and the docs URL.
#[cold]
pub fn fmt_full(entry: &Entry, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str(entry.message)?;
    fmt_reference(entry.code, entry.docs_url, f)
}

/// Writes what `{:#}` adds to a message.
#[cold]
fn fmt_reference(code: &str, docs_url: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, " ({code}, see {docs_url})")
}
