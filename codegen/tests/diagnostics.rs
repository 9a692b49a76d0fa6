//! What is said about a wrong spec, to the letter: one file a subject.

#[path = "diagnostics/harness.rs"]
mod harness;
#[path = "diagnostics/right.rs"]
mod right;
