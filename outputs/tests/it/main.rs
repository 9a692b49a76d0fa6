//! The tests of the outputs: one binary, a module for each subject.

mod check;
mod diff;
mod docs_only;
mod fresh;
mod fuzzed;
mod kinds;
mod memory;
mod merge;
mod no_status;
mod output;
mod rustdoc;
mod sample;
mod setting_pairs;
mod support;
mod ui;
mod view;
mod whole;
