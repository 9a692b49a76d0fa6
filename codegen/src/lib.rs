//! Generates a Rust enum from a spec of API error codes, in a build script.
//!
//! ```no_run
//! // In `main` of `build.rs`:
//! errspec_codegen::generate("spec/errors.yaml");
//! ```
//!
//! The crate [`errspec`](https://docs.rs/errspec) includes the generated code, with `errspec::include_errors!()`.
//!
//! | What you want | What to use |
//! |---|---|
//! | the enum with the default settings | [`generate`] |
//! | another name, more derives, or a file that is checked in | [`Generator`] |
//! | to omit an impl and write it by hand | [`Generator::without`] with an [`Impl`] |
//! | the enum without a build script | the macro `errspec::errors!` |
//! | docs, and a test that generated files are up to date | the crate [`errspec-outputs`](https://docs.rs/errspec-outputs) |
//! | a command line tool that checks and generates | the crate [`errspec-cli`](https://docs.rs/errspec-cli) |

#[doc(hidden)]
pub mod __internal;
mod case;
mod characters;
mod check;
#[cfg(feature = "files")]
mod compare;
#[cfg(feature = "derive")]
mod derive;
mod disk;
mod emit;
mod file_name;
#[cfg(feature = "files")]
mod generator;
mod grammar;
mod inline;
mod json;
#[cfg(feature = "files")]
mod links;
mod listing;
mod load;
#[cfg(feature = "files")]
mod mark;
mod model;
mod package;
mod percent;
mod quoted;
mod raw;
mod read;
mod render;
mod report;
mod rules;
mod rust_name;
mod site;
mod suggest;
#[cfg(feature = "files")]
mod textdiff;
#[cfg(feature = "files")]
mod write;

pub use emit::Impl;
#[cfg(feature = "files")]
pub use generator::{Generator, generate};
