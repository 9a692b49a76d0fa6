//! Reads and checks a table of API error codes, and emits Rust and docs from it.

pub mod case;
pub mod check;
#[cfg(feature = "derive")]
pub mod derive;
#[cfg(feature = "files")]
pub mod diff;
#[cfg(feature = "files")]
pub mod docs;
pub mod emit;
#[cfg(feature = "files")]
mod fresh;
#[cfg(feature = "files")]
mod generator;
pub mod grammar;
pub mod inline;
pub mod json;
pub mod load;
pub mod model;
#[cfg(feature = "files")]
pub mod outputs;
pub mod package;
mod percent;
pub mod quoted;
pub mod raw;
pub mod read;
pub mod render;
pub mod report;
pub mod rules;
pub mod schema;
pub mod site;
pub mod suggest;
pub mod write;

#[cfg(feature = "files")]
pub use fresh::assert_fresh;
#[cfg(feature = "files")]
pub use generator::{Generator, generate};
