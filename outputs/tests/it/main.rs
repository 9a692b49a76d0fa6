//! The tests of the outputs, in one binary with a module for each subject.

mod bounded;
mod check;
mod diff;
mod docs_only;
mod envelopes;
mod envelopes_page;
mod fuzzed;
mod kinds;
mod memory;
mod merge;
mod no_status;
mod output;
mod rustdoc;
mod sample;
mod setting_pairs;
mod shape;
mod support;
mod ui;
mod up_to_date;
mod view;
mod whole;
mod wire;
