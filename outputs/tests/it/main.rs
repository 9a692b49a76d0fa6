//! The tests of the outputs: one binary, a module for each subject.

mod diff;
mod docs;
mod docs_only;
mod fresh;
mod fuzzed;
mod memory;
mod merge;
mod output;
mod regions;
mod rustdoc;
mod schema;
mod support;
mod whole;
