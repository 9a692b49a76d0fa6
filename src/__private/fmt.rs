//! How does a code look as text?

use core::fmt;

use crate::{ApiErrorSpec, Entry};

/// The `Display` of an error: its message, and with `{:#}` code and docs link.
pub fn fmt_error<E: ApiErrorSpec + ?Sized>(error: &E, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    error.fmt_message(f)?;
    if f.alternate() { fmt_reference(error.code(), error.docs_url(), f) } else { Ok(()) }
}

/// The `Display` of a bare code with `{:#}`: the message, code and docs link.
#[cold]
pub fn fmt_full(entry: &Entry, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str(entry.message)?;
    fmt_reference(entry.code, entry.docs_url, f)
}

/// What `{:#}` adds to a message: where to read on.
#[cold]
fn fmt_reference(code: &str, docs_url: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, " ({code}, see {docs_url})")
}
