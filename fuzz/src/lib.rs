//! What must hold for any bytes: a property a file, each a function that panics if it is broken.
//! The fuzz targets call them with what the engine makes up.
//! `codegen/tests/it/fuzzed.rs`, `outputs/tests/it/fuzzed.rs` and `tests/fuzzed.rs` take in the same files, for a run on stable without the engine.

mod code;
mod failure;
mod page;
mod reader;
mod retry_after;
mod rust;
// The tests of the generator and of its outputs have these, too.
#[path = "../../codegen/tests/it/support"]
mod support {
    pub(crate) mod form;
    pub(crate) mod rendered;
    #[path = "../../../../outputs/tests/it/support/seen.rs"]
    pub(crate) mod seen;
}

/// A spec is read as serde reads it, or refused.
pub fn reader(bytes: &[u8]) {
    reader::check(bytes);
}

/// Any bytes become Rust that parses.
pub fn rust(bytes: &[u8]) {
    rust::check(bytes);
}

/// No text of a spec breaks out of its page.
pub fn page(bytes: &[u8]) {
    page::check(bytes);
}

/// Any response is a failure with one line to say.
pub fn failure(bytes: &[u8]) {
    failure::check(bytes);
}

/// Any headers ask for a wait that has a bound.
pub fn retry_after(bytes: &[u8]) {
    retry_after::check(bytes);
}
