//! How does a code look as text?

use core::fmt;

use crate::ApiErrorSpec;

/// The `Display` of an error: its message, and with `{:#}` code and docs link.
pub fn fmt_error<E: ApiErrorSpec + ?Sized>(error: &E, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    error.fmt_message(f)?;
    if f.alternate() { fmt_reference(error.code(), error.docs_url(), f) } else { Ok(()) }
}

/// The `Display` of a bare code: the message, and with `{:#}` code and docs link.
#[inline]
pub fn fmt_bare(message: &str, code: &str, docs_url: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str(message)?;
    if f.alternate() { fmt_reference(code, docs_url, f) } else { Ok(()) }
}

/// What `{:#}` adds to a message: where to read on.
#[cold]
fn fmt_reference(code: &str, docs_url: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, " ({code}, see {docs_url})")
}
