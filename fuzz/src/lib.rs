//! Properties that are true for any bytes: one per file, each a function that panics if it is violated.
//! The fuzz targets call these functions.
//! `codegen/tests/it/fuzzed.rs`, `outputs/tests/it/fuzzed.rs` and `tests/fuzzed.rs` include the same files, to run them on stable without the fuzzing engine.

mod body;
mod code;
mod failure;
mod page;
mod reader;
mod retry_after;
mod rust;
// Shared with the tests of the generator and of its outputs.
#[path = "../../codegen/tests/it/support"]
mod support {
    pub(crate) mod form;
    pub(crate) mod rendered;
    #[path = "../../../../outputs/tests/it/support/seen.rs"]
    pub(crate) mod seen;
}

/// A spec is read as `serde_yaml` reads it, or rejected.
pub fn reader(bytes: &[u8]) {
    reader::check(bytes);
}

/// Any bytes become Rust that parses.
pub fn rust(bytes: &[u8]) {
    rust::check(bytes);
}

/// No string of a spec breaks the markup of its page.
pub fn page(bytes: &[u8]) {
    page::check(bytes);
}

/// Any response becomes a `Failure` with a one-line text.
pub fn failure(bytes: &[u8]) {
    failure::check(bytes);
}

/// Any body is read by any shape.
pub fn body(bytes: &[u8]) {
    body::check(bytes);
}

/// Any headers request a wait of limited length, or none.
pub fn retry_after(bytes: &[u8]) {
    retry_after::check(bytes);
}
