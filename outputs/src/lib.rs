//! The outputs of a spec of API error codes: docs, the schema for editors, and whether they are up to date.
//!
//! [`assert_fresh`] fails a test while a file that the spec generates is out of date:
//!
//! ```no_run
//! // In a test, such as one in tests/fresh.rs:
//! errspec_outputs::assert_fresh("spec/errors.yaml");
//! ```
//!
//! The command `errspec` writes those files.
//! Build scripts and macros need nothing of this crate.

#[doc(hidden)]
pub mod __internal;
mod assert_fresh;
mod check;
mod claims;
mod create;
mod diff;
mod docs;
mod json;
mod kinds;
mod make;
mod output;
mod place;
mod rust;
mod sample;
mod schema;
mod settings;
mod view;

pub use assert_fresh::assert_fresh;
