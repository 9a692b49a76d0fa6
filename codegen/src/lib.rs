//! Reads and checks a table of API error codes, and emits Rust and docs from it.

pub mod model;
pub mod raw;
pub mod report;
pub mod rules;
pub mod site;
