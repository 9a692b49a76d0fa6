//! The generator of [errspec](https://docs.rs/errspec): from a spec of API error codes to a Rust enum.
//!
//! A build script calls [`generate`], or [`Generator`] to choose settings:
//!
//! ```no_run
//! // In `main` of build.rs:
//! errspec_codegen::generate("spec/errors.yaml");
//! ```
//!
//! The crate `errspec` includes what it writes, with `errspec::include_errors!()`.
//!
//! | You want to | Use |
//! |---|---|
//! | generate the enum with its default settings | [`generate`] |
//! | name the enum, add derives, write a file that is checked in | [`Generator`] |
//! | leave out an impl and write it by hand | [`Impl`] |
//! | generate docs, or test that generated files are up to date | the crate `errspec-outputs` |

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
#[cfg(feature = "files")]
mod generator;
mod grammar;
mod inline;
mod listing;
mod load;
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
