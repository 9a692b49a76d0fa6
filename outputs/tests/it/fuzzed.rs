//! The property of `fuzz/` about pages, for its corpus and for random changes of it, without the fuzzing engine.

#[path = "../../../fuzz/src"]
mod properties {
    pub(crate) mod corpus;
    pub(crate) mod page;
}

use properties::{corpus, page};

#[test]
fn no_text_of_a_spec_breaks_out_of_its_page() {
    corpus::run("spec", 60, page::check);
}
