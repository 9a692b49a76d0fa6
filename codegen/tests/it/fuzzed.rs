//! The properties of `fuzz/` for its corpus and for random changes of it, without the fuzzing engine.

#[path = "../../../fuzz/src"]
mod properties {
    pub(crate) mod corpus;
    pub(crate) mod reader;
    pub(crate) mod rust;
}

use properties::{corpus, reader, rust};

#[test]
fn a_spec_is_read_as_serde_reads_it_or_refused() {
    corpus::run("spec", 100, reader::check);
}

#[test]
fn any_bytes_become_rust_that_parses() {
    corpus::run("spec", 30, rust::check);
}
