//! Checks in a test that the files generated from a spec of API error codes are up to date.
//!
//! ```no_run
//! #[test]
//! fn generated_files_are_up_to_date() {
//!     errspec_outputs::assert_up_to_date("spec/errors.yaml");
//! }
//! ```
//!
//! | What you want | What to use |
//! |---|---|
//! | a test that the docs and all other outputs of a spec are up to date | [`assert_up_to_date`] |
//! | the same check in CI, or to generate the outputs | the crate [`errspec-cli`](https://docs.rs/errspec-cli) |
//! | the Rust enum in a build script | the crate [`errspec-codegen`](https://docs.rs/errspec-codegen) |
//!
//! Add the crate to `[dev-dependencies]`; build scripts and macros do not need it.

#[doc(hidden)]
pub mod __internal;
mod assert_up_to_date;
mod border;
mod check;
mod claims;
mod columns;
mod create;
mod diff;
mod docs;
mod envelope;
mod folded;
mod json;
mod json_schema;
mod kinds;
mod make;
mod mark;
mod member;
mod output;
mod path;
mod place;
mod placeholder;
mod replace;
mod rust;
mod sample;
mod schema;
mod settings;
mod shape;
mod view;
mod yaml;

pub use assert_up_to_date::assert_up_to_date;
