//! Reads and checks a table of API error codes, and emits Rust from it.

pub mod case;
pub mod characters;
pub mod check;
#[cfg(feature = "files")]
pub mod compare;
#[cfg(feature = "derive")]
pub mod derive;
pub mod disk;
pub mod emit;
#[cfg(feature = "files")]
mod generator;
pub mod grammar;
pub mod inline;
pub mod listing;
pub mod load;
pub mod model;
pub mod package;
pub mod percent;
pub mod quoted;
pub mod raw;
pub mod read;
pub mod render;
pub mod report;
pub mod rules;
pub mod rust_name;
pub mod site;
pub mod suggest;
#[cfg(feature = "files")]
pub mod textdiff;
#[cfg(feature = "files")]
pub mod write;

#[cfg(feature = "files")]
pub use generator::{Generator, generate};
